// What the tests of the expression language share: a small sales environment, its values, and
// faults as one line.
#pragma once

#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/arena.hpp"
#include "cel/program.hpp"

namespace cel_tests {

namespace cel = pipeline::cel;

/// A map given as pairs, in their order.
class Pairs final : public cel::Map {
 public:
  Pairs(std::initializer_list<std::pair<std::string_view, cel::Value>> pairs) : pairs_(pairs) {}
  [[nodiscard]] std::size_t size() const override { return pairs_.size(); }
  [[nodiscard]] cel::Value key_at(std::size_t index) const override {
    return cel::Value(pairs_[index].first);
  }
  [[nodiscard]] cel::Value value_at(std::size_t index) const override {
    return pairs_[index].second;
  }
  [[nodiscard]] std::optional<cel::Value> find(const cel::Value& key) const override;

 private:
  std::vector<std::pair<std::string_view, cel::Value>> pairs_;
};

class Items final : public cel::List {
 public:
  Items(std::initializer_list<cel::Value> items) : items_(items) {}
  [[nodiscard]] std::size_t size() const override { return items_.size(); }
  [[nodiscard]] cel::Value at(std::size_t index) const override { return items_[index]; }

 private:
  std::vector<cel::Value> items_;
};

/// The environment of one deal. Declared: amount, discount (double), days_in_stage (int), owner,
/// importance (NI, N, I, VI), today, sign_date (timestamp), bids (list of int), budget (record
/// Budget {amount, status, note}, open), empty (record that is not in the file), objections (list
/// of records {what, resolved}), other (any), deal (record of amount and budget); score(string of
/// go-no-go, bid-risk) and approved(string).
class Deal final : public cel::Activation {
 public:
  Deal();
  [[nodiscard]] const cel::Environment& environment() const { return environment_; }
  [[nodiscard]] cel::TypeRef type(cel::TypeKind kind) const { return pool_.simple(kind); }
  void set(const std::string& name, cel::Value value) { values_.insert_or_assign(name, value); }
  void forget(const std::string& name) { values_.erase(name); }

  [[nodiscard]] cel::Value variable(std::size_t index) const override;
  [[nodiscard]] cel::Value call(std::size_t function,
                                std::span<const cel::Value> arguments) const override;

 private:
  void declare(std::string name, cel::TypeRef type, cel::Value value);

  mutable cel::TypePool pool_;
  cel::Environment environment_;
  std::map<std::string, cel::Value> values_;
  Pairs budget_;
  Pairs empty_;
  Pairs first_;
  Pairs second_;
  Items objections_;
  Items bids_;
  Pairs deal_;
};

/// The message of a finding or error in English, its place, and what was meant: `there is no
/// variable 'x' @0-1 (y?)`.
[[nodiscard]] std::string text_of(const cel::Issue& issue);
[[nodiscard]] std::string text_of(const cel::Error& error);

/// The findings about `source` in that environment, one a line; empty if there are none.
[[nodiscard]] std::string findings(std::string_view source, cel::TypeRef expected = nullptr);

/// What `source` gives, as CEL would write it, or the text of the error or of the findings.
[[nodiscard]] std::string result(std::string_view source, const Deal& deal = Deal());
/// The same without a check of types before.
[[nodiscard]] std::string dynamic_result(std::string_view source, const Deal& deal = Deal());

/// The decisive steps as `text = value`, one a line; errors by their message.
[[nodiscard]] std::string decisive(std::string_view source, const Deal& deal = Deal());

}  // namespace cel_tests
