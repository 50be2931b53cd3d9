#include "cel/feasible.hpp"

#include <algorithm>
#include <map>
#include <memory>

#include "cel/compare.hpp"

namespace pipeline::cel {
namespace {

constexpr int most_branches = 10'000;

/// An end of a range of values.
struct Bound {
  Value value;
  bool included = true;
};

bool is_among(const Value& value, const std::vector<Value>& list) {
  return std::any_of(list.begin(), list.end(),
                     [&](const Value& each) { return equal(each, value); });
}

/// What the claims taken so far leave for one subject.
class Room {
 public:
  explicit Room(const Domain& domain) {
    if (domain.least) least_ = Bound{Value(*domain.least)};
    if (domain.greatest) greatest_ = Bound{Value(*domain.greatest)};
    if (domain.values.empty()) return;
    allowed_.emplace();
    for (const auto& value : domain.values) allowed_->push_back(Value(std::string_view(value)));
  }

  /// Takes a claim; says whether anything is left.
  bool take(const Claim& claim) {
    if (claim.op == Op::has) return is_there(claim.truth);
    if (!is_there(true)) return false;
    switch (claim.op) {
      case Op::in:
        claim.truth ? allow(claim.constants) : deny(claim.constants);
        break;
      case Op::equal:
        allow(claim.constants);
        break;
      case Op::not_equal:
        deny(claim.constants);
        break;
      case Op::less:
      case Op::less_equal:
        lower(claim.constants.front(), claim.op == Op::less_equal);
        break;
      default:
        raise(claim.constants.front(), claim.op == Op::greater_equal);
        break;
    }
    return is_left();
  }

 private:
  bool is_there(bool there) {
    if (there_ && *there_ != there) return false;
    there_ = there;
    return true;
  }

  void allow(const std::vector<Value>& values) {
    if (!allowed_)
      allowed_ = values;
    else
      std::erase_if(*allowed_, [&](const Value& one) { return !is_among(one, values); });
  }

  void deny(const std::vector<Value>& values) {
    denied_.insert(denied_.end(), values.begin(), values.end());
  }

  void lower(const Value& value, bool included) {
    if (greatest_ && !has_order(value.kind(), greatest_->value.kind())) return;
    const bool tighter = !greatest_ || order(value, greatest_->value) < 0;
    if (tighter || (equal(value, greatest_->value) && !included)) greatest_ = {value, included};
  }

  void raise(const Value& value, bool included) {
    if (least_ && !has_order(value.kind(), least_->value.kind())) return;
    const bool tighter = !least_ || order(value, least_->value) > 0;
    if (tighter || (equal(value, least_->value) && !included)) least_ = {value, included};
  }

  [[nodiscard]] bool fits(const Value& value) const {
    if (is_among(value, denied_)) return false;
    if (least_ && has_order(value.kind(), least_->value.kind())) {
      const auto result = order(value, least_->value);
      if (result < 0 || (result == 0 && !least_->included)) return false;
    }
    if (greatest_ && has_order(value.kind(), greatest_->value.kind())) {
      const auto result = order(value, greatest_->value);
      if (result > 0 || (result == 0 && !greatest_->included)) return false;
    }
    return true;
  }

  [[nodiscard]] bool is_left() const {
    if (allowed_)
      return std::any_of(allowed_->begin(), allowed_->end(),
                         [this](const Value& value) { return fits(value); });
    if (!least_ || !greatest_ || !has_order(least_->value.kind(), greatest_->value.kind()))
      return true;
    const auto result = order(least_->value, greatest_->value);
    if (result == 0) return least_->included && greatest_->included && fits(least_->value);
    return !(result > 0);
  }

  std::optional<bool> there_;
  std::optional<Bound> least_;
  std::optional<Bound> greatest_;
  std::optional<std::vector<Value>> allowed_;  ///< nothing: any
  std::vector<Value> denied_;
};

class Search {
 public:
  using DomainOf = std::function<Domain(std::string_view)>;
  using Rooms = std::map<std::string, Room, std::less<>>;

  explicit Search(const DomainOf& domain_of) : domain_of_(domain_of) {}

  /// Whether `open` can all hold in `rooms`. Alternatives wait until all else is settled, so that
  /// most of them are ruled out at once.
  bool solve(std::vector<const Formula*> open, std::vector<const Formula*> alternatives,
             Rooms rooms) {
    while (!open.empty()) {
      const Formula& one = *open.back();
      open.pop_back();
      if (one.kind == Formula::Kind::never) return false;
      if (one.kind == Formula::Kind::claim && !take(one.claim, rooms)) return false;
      if (one.kind == Formula::Kind::any) alternatives.push_back(&one);
      if (one.kind == Formula::Kind::all)
        for (const auto& part : one.parts) open.push_back(&part);
    }
    if (alternatives.empty()) return true;
    const Formula& next = *alternatives.back();
    alternatives.pop_back();
    for (const auto& part : next.parts)
      if (++branches_ > most_branches || solve({&part}, alternatives, rooms)) return true;
    return false;
  }

 private:
  bool take(const Claim& claim, Rooms& rooms) {
    if (!room(claim.subject, rooms).take(claim)) return false;
    return claim.op == Op::has && !claim.truth ? empty(claim.subject, rooms)
                                               : sections(claim.subject, rooms);
  }

  /// What is there has the sections above it.
  bool sections(const std::string& subject, Rooms& rooms) {
    if (subject.find('(') != std::string::npos) return true;
    for (auto dot = subject.find('.'); dot != std::string::npos; dot = subject.find('.', dot + 1))
      if (auto above = subject.substr(0, dot); !room(above, rooms).take({above, Op::has, true, {}}))
        return false;
    return true;
  }

  /// A list that is missing reads as an empty one.
  bool empty(const std::string& subject, Rooms& rooms) {
    const auto size = "size(" + subject + ")";
    return room(size, rooms).take({size, Op::equal, true, {Value(std::int64_t{0})}});
  }

  Room& room(const std::string& subject, Rooms& rooms) {
    const auto found = rooms.find(subject);
    if (found != rooms.end()) return found->second;
    auto domain = domain_of_(subject);
    if (subject.starts_with("size(")) domain.least = 0;
    // The room's texts point into the domain, which therefore stays.
    domains_.push_back(std::make_unique<Domain>(std::move(domain)));
    return rooms.emplace(subject, Room(*domains_.back())).first->second;
  }

  const DomainOf& domain_of_;
  std::vector<std::unique_ptr<Domain>> domains_;
  int branches_ = 0;
};

}  // namespace

bool can_hold(const Formula& formula,
              const std::function<Domain(std::string_view subject)>& domain_of) {
  return Search(domain_of).solve({&formula}, {}, {});
}

}  // namespace pipeline::cel
