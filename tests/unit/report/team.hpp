// A workspace of several deals in memory, and reports as texts that a test can compare.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.hpp"
#include "cel/program.hpp"
#include "report/query.hpp"
#include "support/small_workspace.hpp"

namespace pipeline::testing {

/// Deals of the small process (tests/support), by id; `today` is 2026-11-23.
class Team {
 public:
  /// `files`: others of the workspace by path, in the place of those of the small one.
  explicit Team(const std::map<std::string, std::string>& deals,
                const std::map<std::string, std::string>& files = {});

  [[nodiscard]] const workspace::Workspace& workspace() const { return *workspace_; }
  [[nodiscard]] const process::Process& process() const { return *definition_->process; }

  /// A condition that outlives the team's reports.
  [[nodiscard]] const process::Expression* where(std::string_view text);
  [[nodiscard]] report::Field field(std::string_view path) const;

 private:
  MemoryTree tree_;
  std::unique_ptr<workspace::Definition> definition_;
  std::unique_ptr<workspace::Workspace> workspace_;
  std::vector<std::unique_ptr<process::Expression>> conditions_;
};

/// A deal's file: `fields` are lines of it; the history enters `stage` on `since`.
[[nodiscard]] std::string deal_text(std::string_view id, std::string_view fields,
                                    std::string_view stage = "lead",
                                    std::string_view status = "open",
                                    std::string_view since = "2026-11-03");

/// The table with this id; an empty one if there is none.
[[nodiscard]] base::Table table(const base::Report& report, std::string_view id);

/// Its rows as raw values with blanks between them, "-" for nothing; totals begin with "=".
[[nodiscard]] std::vector<std::string> rows(const base::Table& table);

/// The notes in English.
[[nodiscard]] std::vector<std::string> notes(const base::Report& report);

}  // namespace pipeline::testing
