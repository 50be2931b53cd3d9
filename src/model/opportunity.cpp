#include "model/opportunity.hpp"

#include <array>
#include <charconv>

#include "model/faults.hpp"

namespace pipeline::model {

namespace {

struct StatusName {
  Status status;
  std::string_view name;
};
constexpr std::array status_names{StatusName{Status::open, "open"},
                                  StatusName{Status::on_hold, "on-hold"},
                                  StatusName{Status::won, "won"},
                                  StatusName{Status::lost, "lost"},
                                  StatusName{Status::withdrawn, "withdrawn"},
                                  StatusName{Status::closed, "closed"}};

std::optional<base::Date> date_of(const Value& value) {
  const auto* day = value.get<base::Date>();
  return day ? std::optional(*day) : std::nullopt;
}

base::Span span_of(const yaml::Document& document, const Value& value) {
  return value.node == yaml::no_node ? base::Span{} : document.nodes[value.node].span;
}

std::vector<Waiver> read_waivers(const yaml::Document& document, const Value& list) {
  std::vector<Waiver> waivers;
  for (const auto& item : list.items())
    waivers.push_back({item["rule"].text(), item["by"].text(), item["reason"].text(),
                       date_of(item["until"]), span_of(document, item)});
  return waivers;
}

std::vector<Move> read_history(const yaml::Document& document, const Value& list) {
  std::vector<Move> history;
  for (const auto& item : list.items())
    history.push_back({.at = date_of(item["at"]),
                       .from = item["from"].text(),
                       .to = item["to"].text(),
                       .status = item["status"].text(),
                       .by = item["by"].text(),
                       .process = item["process"].text(),
                       .reason = item["reason"].text(),
                       .note = item["note"].text(),
                       .imported = !item["imported"].is_absent(),
                       .waivers = read_waivers(document, item["waived"]),
                       .span = span_of(document, item)});
  return history;
}

std::vector<Approval> read_approvals(const yaml::Document& document, const Value& list) {
  std::vector<Approval> approvals;
  for (const auto& item : list.items())
    approvals.push_back({item["rule"].text(), item["by"].text(), date_of(item["at"]),
                         item["decision"].text() == "approved", item["over"].text(),
                         item["reason"].text(), span_of(document, item)});
  return approvals;
}

std::vector<Tick> read_ticks(const yaml::Document& document, const Value& map) {
  std::vector<Tick> ticks;
  for (const auto& [rule, tick] : map.members())
    ticks.push_back({rule, date_of(tick["done"]), tick["by"].text(), tick["evidence"].text(),
                     span_of(document, tick)});
  return ticks;
}

void require_fields(const yaml::Document& document, const Value& root,
                    std::span<const std::string_view> keys, base::Diagnostics& findings) {
  for (const auto key : keys)
    if (!document.root().find(key) || document.root().find(key).is_null())
      findings.push_back({.kind = &missing_field,
                          .where = {document.source.path, 1, 1, 1, 1},
                          .arguments = {std::string(key)}});
  const auto& id = root["id"];
  if (id.is_absent()) return;
  const auto where = base::locate(document.source, span_of(document, id));
  const auto stem = stem_of(document.source.path);
  if (!is_id(id.text())) {
    findings.push_back({.kind = &bad_id, .where = where, .arguments = {std::string(id.text())}});
  } else if (id.text() != stem) {
    findings.push_back({.kind = &id_not_file_name,
                        .where = where,
                        .arguments = {std::string(id.text()), std::string(stem)}});
  }
}

}  // namespace

std::optional<Status> parse_status(std::string_view text) {
  for (const auto& [status, name] : status_names)
    if (name == text) return status;
  return std::nullopt;
}

std::string_view to_string(Status status) {
  for (const auto& entry : status_names)
    if (entry.status == status) return entry.name;
  return {};
}

std::int64_t Move::process_version() const {
  const auto at_sign = process.rfind('@');
  if (at_sign == std::string_view::npos) return 0;
  std::int64_t version = 0;
  std::from_chars(process.data() + at_sign + 1, process.data() + process.size(), version);
  return version;
}

std::optional<base::Date> Opportunity::expected_sign_date() const {
  return date_of(root["expected_sign_date"]);
}

std::optional<double> Opportunity::own_win_rate() const {
  const auto* percent = root["win_rate"].get<Percent>();
  return percent ? std::optional(percent->fraction.to_double()) : std::nullopt;
}

base::Location Opportunity::location(const Value& value) const {
  if (value.node == yaml::no_node) return {document.source.path, 1, 1, 1, 1};
  return location(document.nodes[value.node].span);
}

Opportunity read_opportunity(yaml::Document document, const Type& fields,
                             const References& references, base::Diagnostics& findings) {
  Opportunity deal{
      .document = std::move(document), .root = {}, .history = {}, .approvals = {}, .ticks = {}};
  deal.root = bind(deal.document, fields, references, findings);
  if (deal.root.is_absent()) return deal;
  static constexpr std::array<std::string_view, 7> required{"id",    "name",   "account", "owner",
                                                            "stage", "status", "history"};
  require_fields(deal.document, deal.root, required, findings);
  deal.history = read_history(deal.document, deal.root["history"]);
  deal.approvals = read_approvals(deal.document, deal.root["approvals"]);
  deal.ticks = read_ticks(deal.document, deal.root["checklist"]);
  return deal;
}

Account read_account(yaml::Document document, const Type& fields, const References& references,
                     base::Diagnostics& findings) {
  Account account{std::move(document), {}};
  account.root = bind(account.document, fields, references, findings);
  if (account.root.is_absent()) return account;
  static constexpr std::array<std::string_view, 2> required{"id", "name"};
  require_fields(account.document, account.root, required, findings);
  return account;
}

std::string_view stem_of(std::string_view path) {
  if (const auto slash = path.rfind('/'); slash != std::string_view::npos)
    path.remove_prefix(slash + 1);
  if (const auto dot = path.rfind('.'); dot != std::string_view::npos && dot > 0)
    path = path.substr(0, dot);
  return path;
}

}  // namespace pipeline::model
