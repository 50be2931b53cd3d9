#include "engine/reasons.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cel/brief.hpp"
#include "engine/next_step.hpp"
#include "engine/place.hpp"

namespace pipeline::engine {

namespace {

constexpr std::size_t longest_value = 4096;  // bytes
constexpr std::size_t brief_value = 48;      // characters

/// As people write it: 800000, where the language has 800000.0. At most `limit` characters.
std::string shown(const cel::Value& value, std::size_t limit) {
  if (value.is(cel::ValueKind::floating)) {
    const auto number = base::Decimal::from_double(value.floating());
    if (number.to_double() == value.floating()) return base::to_string(number);
  }
  return cel::to_string(value, limit);
}

/// One evaluation of a condition, observed.
class Observed {
 public:
  Observed(const process::Expression& condition, const Scope& scope)
      : program_(*condition.program), situation_(scope.situation()) {
    (void)scope.evaluate(condition, &trace_);
    steps_ = cel::decisive_steps(program_, trace_);
    items_ = cel::failing_items(program_, trace_);
    readings_ = cel::readings(program_);
  }

  [[nodiscard]] const std::vector<cel::Step>& steps() const { return steps_; }

  [[nodiscard]] std::string_view text(base::Span span) const {
    return std::string_view(program_.source()).substr(span.begin, span.size());
  }

  /// What the deciding parts read; where they read nothing themselves (inside of a loop, say), what
  /// the condition does.
  [[nodiscard]] std::vector<cel::Reading> decisive_readings() const {
    std::vector<cel::Reading> inside;
    for (const auto& reading : readings_)
      if (std::any_of(steps_.begin(), steps_.end(),
                      [&](const cel::Step& step) { return lies_in(reading.span, step.span); }))
        inside.push_back(reading);
    return inside.empty() ? readings_ : inside;
  }

  /// Where the first field that a part reads stands; of a list that has an item at fault, the item.
  [[nodiscard]] std::optional<base::Location> place(base::Span part) const {
    for (const auto& reading : readings_)
      if (lies_in(reading.span, part))
        if (auto where = place(reading)) return where;
    return std::nullopt;
  }

  [[nodiscard]] base::Location first_place() const {
    for (const auto& readings : {decisive_readings(), readings_})
      for (const auto& reading : readings)
        if (auto where = place(reading)) return *std::move(where);
    return top_of(situation_.deal);
  }

 private:
  static bool lies_in(base::Span inner, base::Span outer) {
    return outer.begin <= inner.begin && inner.end <= outer.end;
  }

  [[nodiscard]] std::optional<base::Location> place(const cel::Reading& reading) const {
    std::optional<std::size_t> item;
    for (const auto& failing : items_)
      if (failing.list == reading.span) item = failing.index;
    return place_of(reading, situation_, item);
  }

  const cel::Program& program_;
  const Situation& situation_;
  cel::Trace trace_;
  std::vector<cel::Step> steps_;
  std::vector<cel::FailingItem> items_;
  std::vector<cel::Reading> readings_;
};

std::string with_relation(std::string text, const cel::Step& step) {
  return step.relation.empty() ? text : text + " " + step.relation;
}

// "amount = 800000"; of a list of items with keys just how many there are.
std::string in_brief(std::string_view source, const cel::Step& step) {
  const auto text = cel::brief(source);
  if (step.value.is(cel::ValueKind::list) && step.value.list().size() != 0 &&
      step.value.list().at(0).is(cel::ValueKind::map))
    return fmt::format("size({}) = {}", text, step.value.list().size());
  return with_relation(text + " = " + shown(step.value, brief_value), step);
}

}  // namespace

std::vector<Part> deciding_parts(const process::Expression& condition, const Scope& scope) {
  constexpr std::size_t part_value = 120;
  const Observed observed(condition, scope);
  std::vector<Part> parts;
  for (const auto& step : observed.steps())
    if (!step.value.is_error())
      parts.push_back({cel::on_one_line(observed.text(step.span)), shown(step.value, part_value),
                       cel::on_one_line(step.relation), observed.place(step.span)});
  return parts;
}

std::optional<Reasons> why_not(const process::Expression& condition, const Scope& scope) {
  const auto result = scope.evaluate(condition);
  if (result.is_true()) return std::nullopt;
  // Only now is the trace worth its cost: the same evaluation once more, observed.
  const Observed observed(condition, scope);
  Reasons reasons{.condition = cel::on_one_line(condition.program->source()),
                  .found = {},
                  .brief = {},
                  .error = {},
                  .where = observed.first_place(),
                  .next_step = answer(observed.decisive_readings(), scope)};
  const auto& steps = observed.steps();
  const auto is_plain = [](const cel::Step& step) {
    return !step.value.is_error() && !step.value.is(cel::ValueKind::list) &&
           !step.value.is(cel::ValueKind::map);
  };
  // A list is shown only where no number or text says it shorter.
  const bool lists_too = std::none_of(steps.begin(), steps.end(), is_plain);
  for (const auto& step : steps) {
    if (step.value.is_error() || !(lists_too || is_plain(step))) continue;
    const auto part = observed.text(step.span);
    base::add_to_list(
        reasons.found,
        with_relation(cel::on_one_line(part) + " = " + shown(step.value, longest_value), step));
    base::add_to_list(reasons.brief, in_brief(part, step));
  }
  if (result.is_error()) reasons.error = finding_of(result.error());
  return reasons;
}

}  // namespace pipeline::engine
