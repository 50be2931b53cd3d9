// What deals that were won or have ended can teach: the passages behind `knowledge`. Source: DOMAIN
// S5 (the knowledge base), S11 (case analysis).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/report.hpp"
#include "model/opportunity.hpp"
#include "process/definition.hpp"
#include "workspace/workspace.hpp"

namespace pipeline::report {

/// An empty condition is none.
struct KnowledgeQuery {
  std::vector<std::string> words = {};  ///< all of them occur in what the deal teaches
  std::string reason = {};      ///< why it ended: the code, or what stands before a '_' of it
  std::string competitor = {};  ///< a part of the name of a competitor, or of who won
  std::string segment = {};     ///< the deal's, else the customer's
  std::string owner = {};
  std::string stage = {};  ///< in which it ended
  std::optional<model::Status> status = {};
  const process::Expression* where = nullptr;
};

/// One table, "passages", a row for each passage that has one of the words, linked to its place:
/// case analysis, the reason of the end with its note, objections with their answers, and what is
/// known of competitors. The deals that ended last come first.
[[nodiscard]] base::Report knowledge(const workspace::Workspace& workspace,
                                     const KnowledgeQuery& query, base::Provenance provenance);

}  // namespace pipeline::report
