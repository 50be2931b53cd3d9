// Fuzzing the expression language: bytes are an expression, which is compiled and evaluated over a
// deal. Whatever they are, nothing crashes or hangs, and these promises hold:
// - an expression means the same whether it is watched or not, and evaluated once or twice;
// - its value has the type that the check promised, or is an error;
// - parts that explanations name lie within the source;
// - conditions that came out true can hold (cel/feasible.hpp).
#include <cstdint>
#include <string>

#include "cel/brief.hpp"
#include "cel/feasible.hpp"
#include "cel/program.hpp"
#include "fuzz/expect.hpp"
#include "unit/cel/fixture.hpp"

namespace {

using namespace pipeline;
using fuzz::expect;

constexpr std::size_t budget = 20'000;

/// Whether a value of this kind may come from an expression of this type.
bool fits(cel::TypeRef type, const cel::Value& value) {
  if (value.is_error()) return true;
  switch (type->kind) {
    case cel::TypeKind::boolean:
      return value.is(cel::ValueKind::boolean);
    case cel::TypeKind::integer:
      return value.is(cel::ValueKind::integer);
    case cel::TypeKind::floating:
      return value.is(cel::ValueKind::floating);
    case cel::TypeKind::string:
      return value.is(cel::ValueKind::string);
    case cel::TypeKind::list:
      return value.is(cel::ValueKind::list);
    case cel::TypeKind::map:
    case cel::TypeKind::record:
      return value.is(cel::ValueKind::map);
    case cel::TypeKind::timestamp:
      return value.is(cel::ValueKind::timestamp);
    case cel::TypeKind::duration:
      return value.is(cel::ValueKind::duration);
    default:
      return true;
  }
}

void check_explanations(const cel::Program& program, const cel::Trace& trace) {
  const auto within = [&](base::Span span) {
    return span.begin <= span.end && span.end <= program.source().size();
  };
  for (const auto& step : cel::decisive_steps(program, trace))
    expect(within(step.span), "a deciding part lies in the source");
  for (const auto& item : cel::failing_items(program, trace))
    expect(within(item.list), "a list lies in the source");
  for (const auto& step : cel::outline(program, trace))
    expect(within(step.span), "a part lies in the source");
  for (const auto& reading : cel::readings(program))
    expect(within(reading.span), "a reading lies in the source");
  (void)cel::asks_for(program);
  (void)cel::brief(program.source());
}

void run(const cel_tests::Deal& deal, std::string_view source, cel::Check check) {
  const auto compiled = cel::compile(source, deal.environment(), nullptr, check);
  for (const auto& issue : compiled.issues)
    expect(issue.span.begin <= issue.span.end && issue.span.end <= source.size(),
           "a finding lies in the source");
  if (!compiled.program) return expect(!compiled.issues.empty(), "no program without a finding");
  const auto& program = *compiled.program;
  base::Arena arena;
  cel::Trace trace;
  const auto value = cel::evaluate(program, deal, arena, nullptr, budget);
  const auto watched = cel::evaluate(program, deal, arena, &trace, budget);
  expect(cel::to_string(value) == cel::to_string(watched), "watching changes nothing");
  if (check == cel::Check::typed) expect(fits(program.type(), value), "the type is as promised");
  check_explanations(program, trace);
  if (value.is(cel::ValueKind::boolean))
    expect(cel::can_hold(cel::formula_of(program, value.boolean()),
                         [](std::string_view) { return cel::Domain{}; }),
           "what came out so can come out so");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const cel_tests::Deal deal;
  const std::string_view source(reinterpret_cast<const char*>(data), size);
  run(deal, source, cel::Check::typed);
  run(deal, source, cel::Check::dynamic);
  return 0;
}
