// The customer's people as a tree, and how well we have covered them. Source: DOMAIN S2 (level,
// function, role), S7 (weight, supporters, opponents).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "model/value.hpp"

namespace pipeline::report {

/// One person, by all entries of `contacts` that have the name.
struct Contact {
  std::string_view name;
  std::vector<const model::Value*> entries;  ///< what an earlier one says is not asked of a later
  std::string_view superior = {};            ///< the person above in the tree; empty for a root
  std::size_t depth = 0;                     ///< people above in the tree

  [[nodiscard]] const model::Value& operator[](std::string_view key) const;
  /// The latest contact that any entry tells of.
  [[nodiscard]] std::optional<base::Date> reached() const;
};

struct PeopleTree {
  std::vector<Contact> people;  ///< each behind the person above; else in the order of the lists
  /// Superiors who are not among the people.
  std::vector<std::string_view> unknown_superiors;
  /// People who report to each other in a circle; the first of each was made a root.
  std::vector<std::vector<std::string_view>> circles;
};

using ContactList = std::span<const model::Value>;

/// The people of several lists of contacts; who stands in more than one, by name, is one person.
[[nodiscard]] PeopleTree people_tree(std::span<const ContactList> lists);

/// Weights in the decision as far as they are known, by stance.
struct Weights {
  std::int64_t supporters = 0;  ///< hidden ones included
  std::int64_t neutral = 0;
  std::int64_t opponents = 0;
  std::int64_t unknown = 0;  ///< of people whose stance is not known

  [[nodiscard]] std::int64_t total() const { return supporters + neutral + opponents + unknown; }
};

struct Coverage {
  std::vector<std::string_view> decision_makers_reached;
  std::vector<std::string_view> decision_makers_not_reached;
  std::vector<std::string_view> coaches;
  std::vector<std::string_view> opponents;
  std::vector<std::string_view> opponents_without_action;  ///< no open action names them
  Weights weights;
  std::size_t reached = 0;  ///< people who were ever reached
  /// The only person who is known, or who was ever reached: the deal hangs on them.
  std::string_view single_thread = {};
};

/// `open_actions`: what is to be done, in the words of the action plan.
[[nodiscard]] Coverage coverage_of(std::span<const Contact> people,
                                   std::span<const std::string_view> open_actions);

}  // namespace pipeline::report
