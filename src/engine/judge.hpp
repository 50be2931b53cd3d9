// The one evaluation of a rule. validate, advance, explain, score and report all ask here.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/localized.hpp"
#include "engine/scope.hpp"
#include "process/definition.hpp"

namespace pipeline::engine {

/// `unknown` is no standing: an expression that errs is unmet, never passed.
enum class Standing { met, unmet, waived, not_asked };

/// One thing that a rule lacks. `finding` says it in words, at its place in the deal's file;
/// `found` and `wanted` are the bare values for machines.
struct Shortfall {
  base::Diagnostic finding;
  std::string found;
  std::string wanted;
};

struct Verdict {
  const process::Rule* rule = nullptr;
  Standing standing = Standing::met;
  std::vector<Shortfall> shortfalls;  ///< of an unmet or waived rule
  std::string found;                  ///< of a met rule: what satisfied it
  base::Localized next_step;  ///< of an unmet rule: a command to paste, or the rule's own advice
  const model::Waiver* waiver = nullptr;  ///< the one in force, or lapsed

  [[nodiscard]] bool blocks() const {
    return standing == Standing::unmet && rule->severity == base::Severity::error;
  }
  /// A waiver is open until its rule is met, even past its day.
  [[nodiscard]] bool has_open_waiver() const {
    return waiver != nullptr && (standing == Standing::waived || standing == Standing::unmet);
  }
};

/// How much a verdict tells: only how the rule stands, or also what is found, lacking and to be
/// done. The standing is the same; the words cost ten times as much.
enum class Detail { standing, words };

/// Judges `rule` on the deal's content of today, waivers left aside.
[[nodiscard]] Verdict judge(const process::Rule& rule, const Scope& scope,
                            Detail detail = Detail::words);

/// The gate of a stage: every exit rule's verdict, in the process's order.
struct Gate {
  const process::Stage* stage = nullptr;
  std::vector<Verdict> verdicts;

  /// Rules that are asked and must be met.
  [[nodiscard]] std::size_t asked() const;
  [[nodiscard]] std::size_t unmet() const;  ///< those of them that block
  [[nodiscard]] bool passes() const { return unmet() == 0; }
};

[[nodiscard]] Gate judge_gate(const process::Stage& stage, const Scope& scope,
                              Detail detail = Detail::words);

}  // namespace pipeline::engine
