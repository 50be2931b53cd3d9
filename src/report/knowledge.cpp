#include "report/knowledge.hpp"

#include <algorithm>
#include <array>

#include "base/search.hpp"
#include "base/text.hpp"
#include "report/cells.hpp"
#include "report/field.hpp"
#include "report/field_rows.hpp"
#include "report/group.hpp"

namespace pipeline::report {

namespace {

using base::Cell;
using base::Localized;
using base::msg;
using base::Phrase;
using model::Status;
using model::Value;

/// A text that teaches something, and what it is.
struct Passage {
  base::CellValue label;
  Localized text;
  base::Location where;
  std::string more = {};     ///< is searched, too, but not shown
  bool is_in_heads = false;  ///< the row's heads say as much; shown only where it was searched for
};

Localized in_both(std::string text) {
  return {text, text};
}

/// How and when a deal ended: the line of its history that set its status.
const model::Move* end_of(const model::Opportunity& deal, const process::Process& process) {
  const model::Move* end = nullptr;
  for (const auto& move : deal.history) {
    const auto* stage = move.to.empty() ? nullptr : process.stage(move.to);
    if (!move.status.empty() || (stage != nullptr && !stage->sets_status.empty())) end = &move;
  }
  return end;
}

/// The title of a reason to end, else its code.
Localized reason_title(const process::Process& process, Status status, std::string_view reason) {
  const auto* outcome = process.outcome(model::to_string(status));
  if (outcome != nullptr)
    for (const auto& choice : outcome->reasons)
      if (choice.id == reason && !choice.title.empty()) return choice.title;
  return in_both(std::string(reason));
}

/// Collects what one deal teaches.
class Lessons {
 public:
  Lessons(const model::Opportunity& deal, const process::Process& process)
      : deal_(&deal), process_(&process), end_(end_of(deal, process)) {
    add_end();
    add_case_analysis();
    add_objections();
    add_competitors();
  }

  [[nodiscard]] const model::Opportunity& deal() const { return *deal_; }
  [[nodiscard]] const model::Move* end() const { return end_; }
  [[nodiscard]] const std::vector<Passage>& passages() const { return passages_; }
  [[nodiscard]] std::optional<base::Date> day() const {
    return end_ != nullptr ? end_->at : std::nullopt;
  }

 private:
  void add(base::CellValue label, std::string text, const Value& value) {
    text.erase(text.find_last_not_of(" \n\r") + 1);  // of a block text
    passages_.push_back({std::move(label), in_both(std::move(text)), deal_->location(value)});
  }

  /// The reason itself stands with the deal's name; a note says more.
  void add_end() {
    if (end_ == nullptr || end_->reason.empty()) return;
    auto text = reason_title(*process_, deal_->status(), end_->reason);
    if (!end_->note.empty()) {
      text.en.append(": ").append(end_->note);
      text.zh.append("：").append(end_->note);
    }
    passages_.push_back({Phrase{msg("Reason for the end")}, std::move(text),
                         deal_->location(end_->span), std::string(end_->reason),
                         end_->note.empty()});
  }

  void add_case_analysis() {
    static constexpr std::array<std::string_view, 6> keys{
        "reason", "stated_reason", "what_worked", "what_failed", "lessons", "winner"};
    const auto& analysis = deal_->root["case_analysis"];
    const auto* type = model::type_at(process_->fields, "case_analysis");
    for (const auto key : keys)
      if (const auto& value = analysis[key]; !value.is_empty() && type != nullptr)
        add(field_title(*type, key), std::string(value.text()), value);
  }

  void add_objections() {
    const auto* type = model::type_at(process_->fields, "objections");
    for (const auto& item : deal_->root["objections"].items()) {
      std::string text(item["what"].text());
      if (const auto answer = item["answer"].text(); !answer.empty())
        text += (text.empty() ? "" : " → ") + std::string(answer);
      if (!text.empty()) add(field_title(type->element.front(), "what"), std::move(text), item);
    }
  }

  void add_competitors() {
    static constexpr std::array<std::string_view, 3> keys{"strengths", "weaknesses", "note"};
    const auto* type = model::type_at(process_->fields, "competitors");
    for (const auto& item : deal_->root["competitors"].items())
      for (const auto key : keys) {
        std::string text(item[key].text());
        for (const auto& each : item[key].items()) base::add_to_list(text, each.text());
        if (text.empty()) continue;
        if (const auto name = item["name"].text(); !name.empty())
          text = std::string(name) + ": " + text;
        add(field_title(type->element.front(), key), std::move(text), item[key]);
      }
  }

  const model::Opportunity* deal_;
  const process::Process* process_;
  const model::Move* end_;
  std::vector<Passage> passages_;
};

bool says(const Passage& passage, const std::string& word) {
  return base::find_word(passage.text.en, word) || base::find_word(passage.text.zh, word) ||
         base::find_word(passage.more, word);
}

bool says_all(const Lessons& lessons, const std::vector<std::string>& words) {
  const auto& passages = lessons.passages();
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::any_of(passages.begin(), passages.end(),
                       [&](const Passage& passage) { return says(passage, word); });
  });
}

bool is_shown(const Passage& passage, const std::vector<std::string>& words) {
  if (words.empty()) return !passage.is_in_heads;
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return says(passage, word); });
}

bool knows_competitor(const model::Opportunity& deal, const std::string& name) {
  if (base::find_word(deal.root.at("case_analysis.winner").text(), name)) return true;
  const auto competitors = deal.root["competitors"].items();
  return std::any_of(competitors.begin(), competitors.end(), [&](const Value& each) {
    return base::find_word(each["name"].text(), name).has_value();
  });
}

/// `price` stands for itself and for price_terms, price_approval, …
bool is_reason(const model::Move* end, const std::string& wanted) {
  if (end == nullptr) return false;
  return end->reason == wanted || end->reason.starts_with(wanted + "_");
}

bool is_chosen(const Facts& facts, const Lessons& lessons, const KnowledgeQuery& query) {
  const auto& deal = *facts.deal;
  auto segment = deal.root["segment"].text();
  if (segment.empty() && facts.account != nullptr) segment = facts.account->root["segment"].text();
  return (facts.status == Status::won || !model::is_living(facts.status)) &&
         (!query.status || facts.status == *query.status) &&
         (query.reason.empty() || is_reason(lessons.end(), query.reason)) &&
         (query.competitor.empty() || knows_competitor(deal, query.competitor)) &&
         (query.segment.empty() || segment == query.segment) &&
         (query.owner.empty() || deal.owner() == query.owner) &&
         (query.stage.empty() || deal.stage() == query.stage) && says_all(lessons, query.words);
}

std::string place(const base::Location& where) {
  return where.path + ":" + std::to_string(where.line);
}

/// The rows of one deal.
void add_rows(const Lessons& lessons, const KnowledgeQuery& query,
              const workspace::Workspace& workspace, std::vector<base::Row>& rows) {
  const auto& process = *workspace.definition->process;
  const auto& deal = lessons.deal();
  const auto* end = lessons.end();
  Cell reason;
  if (end != nullptr && !end->reason.empty()) {
    reason.value = reason_title(process, deal.status(), end->reason);
    reason.id = std::string(end->reason);
  }
  const std::vector<Cell> heads{deal_cell(deal), value_of(deal.root["account"], workspace).cell,
                                status_cell(process, deal.root["status"].text()),
                                day_cell(lessons.day()), std::move(reason)};
  for (const auto& passage : lessons.passages()) {
    if (!is_shown(passage, query.words)) continue;
    auto cells = heads;
    cells.push_back({passage.label});
    cells.push_back({passage.text});
    cells.push_back({place(passage.where), base::Emphasis::none, passage.where.path});
    rows.push_back({std::move(cells)});
  }
}

}  // namespace

base::Report knowledge(const workspace::Workspace& workspace, const KnowledgeQuery& query,
                       base::Provenance provenance) {
  const auto selected = select(workspace, query.where);
  std::vector<Lessons> chosen;
  for (const auto& facts : selected.deals) {
    Lessons lessons(*facts.deal, *workspace.definition->process);
    if (is_chosen(facts, lessons, query) && !lessons.passages().empty())
      chosen.push_back(std::move(lessons));
  }
  std::stable_sort(chosen.begin(), chosen.end(),
                   [](const Lessons& a, const Lessons& b) { return b.day() < a.day(); });
  base::Table table{
      .id = "passages",
      .title = {},
      .columns = {text_column("deal", msg("Deal")), text_column("account", msg("Customer")),
                  text_column("status", msg("Status")), text_column("ended", msg("Ended on")),
                  text_column("reason", msg("Reason")), text_column("what", msg("What")),
                  text_column("text", msg("Text")), text_column("place", msg("Place"))},
      .rows = {},
      .when_empty = {msg("Nothing was found.")},
      .heads = 5,
      .marked = query.words};
  for (const auto& lessons : chosen) add_rows(lessons, query, workspace, table.rows);
  base::Report report{.name = "knowledge",
                      .title = {msg("Knowledge base")},
                      .provenance = std::move(provenance),
                      .tables = {std::move(table)},
                      .notes = {},
                      .schema = "pipeline/knowledge/v1"};
  report.provenance->chosen = chosen.size();
  report.provenance->undecided = selected.undecided;
  return report;
}

}  // namespace pipeline::report
