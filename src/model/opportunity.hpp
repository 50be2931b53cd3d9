// An opportunity and an account as the engine sees them: a document, its typed values, and the core
// fields that every process has (FORMAT §3).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "model/bind.hpp"
#include "model/value.hpp"
#include "yaml/document.hpp"

namespace pipeline::model {

enum class Status { open, on_hold, won, lost, withdrawn, closed };

[[nodiscard]] std::optional<Status> parse_status(std::string_view text);
[[nodiscard]] std::string_view to_string(Status status);

/// `lost` and `withdrawn`: the deal has ended without an order.
[[nodiscard]] inline bool is_lost(Status s) {
  return s == Status::lost || s == Status::withdrawn;
}
/// Open, or won and on its way to `closed`: the only deals that move.
[[nodiscard]] inline bool is_moving(Status s) {
  return s == Status::open || s == Status::won;
}

/// Not ended: plans and budgets still mean something.
[[nodiscard]] inline bool is_living(Status s) {
  return is_moving(s) || s == Status::on_hold;
}

/// A rule that a move passed by a waiver.
struct Waiver {
  std::string_view rule;
  std::string_view by;
  std::string_view reason;
  std::optional<base::Date> until;  ///< in force up to and with this day; without it, for good
  base::Span span;

  [[nodiscard]] bool in_force(base::Date today) const { return !until || today <= *until; }
};

/// One line of the history: a move between stages, a change of status, or both.
struct Move {
  std::optional<base::Date> at;
  std::string_view from;    ///< stage left; empty in the first line
  std::string_view to;      ///< stage entered; empty where only the status changed
  std::string_view status;  ///< status set; empty where it stayed
  std::string_view by;
  std::string_view process;  ///< "six-stage@1"
  std::string_view reason;
  std::string_view note;
  bool imported = false;
  std::vector<Waiver> waivers;
  base::Span span;

  /// The number behind '@' in `process`, or 0.
  [[nodiscard]] std::int64_t process_version() const;
};

struct Approval {
  std::string_view rule;
  std::string_view by;
  std::optional<base::Date> at;
  bool approved = false;  ///< else rejected
  std::string_view over;
  std::string_view reason;
  base::Span span;
};

struct Tick {
  std::string_view rule;
  std::optional<base::Date> done;
  std::string_view by;
  std::string_view evidence;
  base::Span span;
};

/// The file's stem: what its id must be.
[[nodiscard]] std::string_view stem_of(std::string_view path);

/// A deal's file. Moves with its document; views point into it.
struct Opportunity {
  yaml::Document document;
  Value root;

  [[nodiscard]] std::string_view path() const { return document.source.path; }
  /// The file's stem, whatever the file itself says. Source: FORMAT §1.
  [[nodiscard]] std::string_view id() const { return stem_of(path()); }
  [[nodiscard]] std::string_view name() const { return root["name"].text(); }
  [[nodiscard]] std::string_view account() const { return root["account"].text(); }
  [[nodiscard]] std::string_view owner() const { return root["owner"].text(); }
  [[nodiscard]] std::string_view stage() const { return root["stage"].text(); }
  [[nodiscard]] Status status() const {
    return parse_status(root["status"].text()).value_or(Status::open);
  }
  [[nodiscard]] const Money* amount() const { return root["amount"].get<Money>(); }
  [[nodiscard]] std::optional<base::Date> expected_sign_date() const;
  /// The seller's own estimate, in [0, 1].
  [[nodiscard]] std::optional<double> own_win_rate() const;

  std::vector<Move> history;
  std::vector<Approval> approvals;
  std::vector<Tick> ticks;

  /// Where `value` stands in the file; the file as a whole for an absent one.
  [[nodiscard]] base::Location location(const Value& value) const;
  [[nodiscard]] base::Location location(base::Span span) const {
    return base::locate(document.source, span);
  }
};

struct Account {
  yaml::Document document;
  Value root;

  [[nodiscard]] std::string_view path() const { return document.source.path; }
  /// The file's stem, whatever the file itself says. Source: FORMAT §1.
  [[nodiscard]] std::string_view id() const { return stem_of(path()); }
  [[nodiscard]] std::string_view name() const { return root["name"].text(); }
};

/// Binds a deal's document to `fields` and reads its core parts. Findings: those of bind(), missing
/// core fields, an id that is none or differs from the file's name.
[[nodiscard]] Opportunity read_opportunity(yaml::Document document, const Type& fields,
                                           const References& references,
                                           base::Diagnostics& findings);

/// The same for an account's document.
[[nodiscard]] Account read_account(yaml::Document document, const Type& fields,
                                   const References& references, base::Diagnostics& findings);

}  // namespace pipeline::model
