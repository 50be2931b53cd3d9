// What an expression sees while a deal is judged: its fields, the joined account, the clock, the
// person who acts, and the host's functions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/arena.hpp"
#include "cel/program.hpp"
#include "engine/situation.hpp"
#include "engine/values.hpp"
#include "process/definition.hpp"

namespace pipeline::engine {

class Scope final : public cel::Activation {
 public:
  explicit Scope(const Situation& situation);

  [[nodiscard]] const Situation& situation() const { return situation_; }
  [[nodiscard]] cel::Value evaluate(const process::Expression& expression,
                                    cel::Trace* trace = nullptr) const;

  [[nodiscard]] cel::Value variable(std::size_t index) const override;
  [[nodiscard]] cel::Value call(std::size_t function,
                                std::span<const cel::Value> arguments) const override;

  /// A scorecard is being totalled while this lives, so that one that asks for itself is found.
  class OpenCard {
   public:
    OpenCard(const Scope& scope, std::string_view id) : open_(scope.cards_open_) {
      open_.push_back(id);
    }
    OpenCard(const OpenCard&) = delete;
    OpenCard& operator=(const OpenCard&) = delete;
    ~OpenCard() { open_.pop_back(); }

   private:
    std::vector<std::string_view>& open_;
  };

 private:
  [[nodiscard]] cel::Value person() const;
  [[nodiscard]] cel::Value score(std::string_view card) const;
  [[nodiscard]] cel::Value fail(const base::Kind& kind, std::string_view argument) const;

  const Situation& situation_;
  mutable base::Arena arena_;
  Conversion conversion_;
  cel::Value account_;
  mutable std::vector<std::string_view> cards_open_;  ///< being totalled now, against circles
};

/// An evaluation error as a finding without a place.
[[nodiscard]] base::Diagnostic finding_of(const cel::Error& error);

}  // namespace pipeline::engine
