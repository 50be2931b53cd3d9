// What all commands that edit one file share: open it, build edits, write.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "cli/pen.hpp"

namespace pipeline::cli {

/// A deal or an account opened for editing.
struct Subject {
  const Desk& desk;
  const workspace::Workspace& workspace;
  const yaml::Document& document;
  const model::Type& fields;                 ///< of a deal or of an account
  const model::Opportunity* deal = nullptr;  ///< nothing for an account
  const model::Person& actor;

  /// Appends `item` to the list at `path`, or sets the field there, in the customary order of
  /// fields.
  [[nodiscard]] yaml::Edit append(yaml::Path path, yaml::Value item) const;
  [[nodiscard]] yaml::Edit set(yaml::Path path, yaml::Value value) const;
};

/// The edits that a command makes, and what it says it did; findings have been printed where there
/// are none.
struct Change {
  std::vector<yaml::Edit> edits;
  std::string what;  ///< "budget.amount = 800000", for the commit and the line that people read
  std::string said = {};  ///< that line in the reader's language, where `what` holds words of ours
};
using Compose = std::function<Opened<Change>(const Subject&)>;

enum class Editable { deals, deals_and_accounts };

/// Opens `id`, composes the edits, and writes them. `verb` names the command in commits.
Exit edit_subject(Session& session, std::string_view verb, const std::string& id, Editable editable,
                  const Compose& compose);

/// An optional day of something done: today without one; a finding for what is no day, or a day to
/// come.
[[nodiscard]] Opened<base::Date> day_or_today(const Session& session, std::string_view option,
                                              const std::string& text, base::Date today);

}  // namespace pipeline::cli
