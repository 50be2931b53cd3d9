#include "report/people.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace pipeline::report {

namespace {

using model::Value;

constexpr auto nobody = static_cast<std::size_t>(-1);

/// Ends at blanks do not make another person.
std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// Each person once; entries without a name stand for people of their own.
std::vector<Contact> people_of(std::span<const ContactList> lists) {
  std::vector<Contact> people;
  std::map<std::string_view, std::size_t> places;
  for (const auto& list : lists)
    for (const auto& entry : list) {
      const auto name = trimmed(entry["name"].text());
      const auto [place, is_new] = places.try_emplace(name, people.size());
      if (is_new || name.empty())
        people.push_back({.name = name, .entries = {&entry}});
      else
        people[place->second].entries.push_back(&entry);
    }
  return people;
}

/// Builds the tree over people who know each other by name.
class TreeBuilder {
 public:
  explicit TreeBuilder(std::vector<Contact> people) : people_(std::move(people)) {
    for (std::size_t i = 0; i < people_.size(); ++i)
      if (!people_[i].name.empty()) places_.emplace(people_[i].name, i);
    find_superiors();
    break_circles();
  }

  [[nodiscard]] PeopleTree take() && {
    std::vector<std::vector<std::size_t>> below(people_.size());
    std::vector<std::size_t> waiting;  // to be put behind the others, the last first
    for (std::size_t i = people_.size(); i-- > 0;)
      (above_[i] == nobody ? waiting : below[above_[i]]).push_back(i);
    while (!waiting.empty()) {
      const auto next = waiting.back();
      waiting.pop_back();
      auto& person = people_[next];
      if (above_[next] != nobody) {
        person.superior = people_[above_[next]].name;
        person.depth = people_[above_[next]].depth + 1;
      }
      tree_.people.push_back(person);
      waiting.insert(waiting.end(), below[next].begin(), below[next].end());
    }
    return std::move(tree_);
  }

 private:
  void find_superiors() {
    std::set<std::string_view> unknown;
    for (const auto& person : people_) {
      const auto name = trimmed(person["reports_to"].text());
      const auto found = places_.find(name);
      above_.push_back(found == places_.end() ? nobody : found->second);
      if (found == places_.end() && !name.empty() && unknown.insert(name).second)
        tree_.unknown_superiors.push_back(name);
    }
  }

  /// Walks up from everybody; who is met twice on one walk stands in a circle.
  void break_circles() {
    std::vector<std::size_t> walk_of(people_.size(), nobody);
    for (std::size_t start = 0; start < people_.size(); ++start) {
      auto at = start;
      while (at != nobody && walk_of[at] == nobody) {
        walk_of[at] = start;
        at = above_[at];
      }
      if (at != nobody && walk_of[at] == start) open_circle(at);
    }
  }

  /// Makes a root of whoever comes first in the lists.
  void open_circle(std::size_t member) {
    auto first = member;
    for (auto at = above_[member]; at != member; at = above_[at]) first = std::min(first, at);
    std::vector<std::string_view> circle{people_[first].name};
    for (auto at = above_[first]; at != first; at = above_[at]) circle.push_back(people_[at].name);
    tree_.circles.push_back(std::move(circle));
    above_[first] = nobody;
  }

  std::vector<Contact> people_;
  std::map<std::string_view, std::size_t> places_;
  std::vector<std::size_t> above_;
  PeopleTree tree_;
};

bool is_decision_maker(std::string_view role) {
  return role == "economic" || role == "approver";
}

std::int64_t& share_of(std::string_view stance, Weights& weights) {
  if (stance == "supporter" || stance == "hidden_supporter") return weights.supporters;
  if (stance == "neutral") return weights.neutral;
  return stance == "opponent" ? weights.opponents : weights.unknown;
}

}  // namespace

const Value& Contact::operator[](std::string_view key) const {
  static const Value absent{};
  for (const auto* entry : entries)
    if (const auto& value = (*entry)[key]; !value.is_empty()) return value;
  return absent;
}

std::optional<base::Date> Contact::reached() const {
  std::optional<base::Date> latest;
  for (const auto* entry : entries)
    if (const auto* day = (*entry)["reached"].get<base::Date>(); day != nullptr)
      latest = latest ? std::max(*latest, *day) : *day;
  return latest;
}

PeopleTree people_tree(std::span<const ContactList> lists) {
  return TreeBuilder(people_of(lists)).take();
}

Coverage coverage_of(std::span<const Contact> people,
                     std::span<const std::string_view> open_actions) {
  Coverage coverage;
  const Contact* last_reached = nullptr;
  for (const auto& person : people) {
    const bool is_reached = person.reached().has_value();
    if (is_reached) {
      ++coverage.reached;
      last_reached = &person;
    }
    const auto role = person["role"].text();
    if (is_decision_maker(role))
      (is_reached ? coverage.decision_makers_reached : coverage.decision_makers_not_reached)
          .push_back(person.name);
    if (role == "coach") coverage.coaches.push_back(person.name);
    const auto stance = person["stance"].text();
    if (stance == "opponent") {
      coverage.opponents.push_back(person.name);
      const auto names = [&](std::string_view action) {
        return !person.name.empty() && action.find(person.name) != std::string_view::npos;
      };
      if (std::none_of(open_actions.begin(), open_actions.end(), names))
        coverage.opponents_without_action.push_back(person.name);
    }
    if (const auto* weight = person["influence"].get<std::int64_t>(); weight != nullptr)
      share_of(stance, coverage.weights) += *weight;
  }
  if (people.size() == 1)
    coverage.single_thread = people.front().name;
  else if (coverage.reached == 1)
    coverage.single_thread = last_reached->name;
  return coverage;
}

}  // namespace pipeline::report
