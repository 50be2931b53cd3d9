// Random expressions from a small grammar, most of them nonsense. The seed is printed with a
// failure and can be given in PIPELINE_SEED.
#include <doctest/doctest.h>

#include <cstdlib>
#include <random>

#include "cel/program.hpp"
#include "unit/cel/fixture.hpp"

using namespace pipeline::cel;
using cel_tests::Deal;

namespace {

class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  std::string expression(int depth) {
    static const std::vector<std::string> leaves{
        "1",      "-2",         "0",          "1.5",       "'a'",
        "'VI'",   "true",       "null",       "amount",    "days_in_stage",
        "owner",  "importance", "today",      "sign_date", "bids",
        "budget", "empty",      "objections", "other",     "deal",
        "x",      "[]",         "{}",         "days(3)",   "int"};
    if (depth == 0) return one_of(leaves);
    // Parts are made one after the other, so that a seed gives the same text with every compiler.
    const std::string a = expression(depth - 1);
    const std::string b = expression(depth - 1);
    switch (random_() % 12) {
      case 0:
        return "!" + a;
      case 1:
        return "-" + a;
      case 2:
        return "(" + a + " ? " + b + " : " + expression(depth - 1) + ")";
      case 3:
        return "[" + a + ", " + b + "]";
      case 4:
        return "{" + a + ": " + b + "}";
      case 5:
        return a + "." + one_of({"amount", "status", "what", "resolved", "budget", "x_code"});
      case 6:
        return "has(" + a + ".amount)";
      case 7:
        return a + "[" + b + "]";
      case 8:
        return a + one_of({".all", ".exists", ".exists_one", ".filter", ".map"}) + "(x, " + b + ")";
      case 9:
        return one_of({"size", "int", "double", "string", "bool", "type", "timestamp", "duration",
                       "score", "approved"}) +
               "(" + a + ")";
      default:
        break;
    }
    return "(" + a +
           one_of({" + ", " - ", " * ", " / ", " % ", " == ", " != ", " < ", " <= ", " && ", " || ",
                   " in "}) +
           b + ")";
  }

 private:
  std::string one_of(const std::vector<std::string>& words) {
    return words[random_() % words.size()];
  }

  std::mt19937 random_;
};

bool fits(TypeRef type, const Value& value) {
  switch (type->kind) {
    case TypeKind::any:
      return true;
    case TypeKind::null:
      return value.is(ValueKind::null);
    case TypeKind::boolean:
      return value.is(ValueKind::boolean);
    case TypeKind::integer:
      return value.is(ValueKind::integer);
    case TypeKind::floating:
      return value.is(ValueKind::floating);
    case TypeKind::string:
      return value.is(ValueKind::string);
    case TypeKind::list:
      return value.is(ValueKind::list);
    case TypeKind::record:
    case TypeKind::map:
      return value.is(ValueKind::map);
    case TypeKind::timestamp:
      return value.is(ValueKind::timestamp);
    case TypeKind::duration:
      return value.is(ValueKind::duration);
    case TypeKind::type:
      return value.is(ValueKind::type);
  }
  return false;
}

/// Evaluates with and without a trace, and holds what must hold of every accepted expression.
void hold(const std::string& source, const Deal& deal, Check check) {
  const auto compiled = compile(source, deal.environment(), nullptr, check);
  CHECK(compiled.program.has_value() == compiled.issues.empty());
  for (const auto& issue : compiled.issues) CHECK(issue.span.end <= source.size());
  if (!compiled.program) return;
  pipeline::base::Arena arena;
  Trace trace;
  const Value value = evaluate(*compiled.program, deal, arena);
  const Value watched = evaluate(*compiled.program, deal, arena, &trace);
  CHECK(to_string(value) == to_string(watched));
  if (value.is_error()) {
    CHECK(value.error().kind == watched.error().kind);
    CHECK(value.error().span.size() > 0);
    CHECK(value.error().span.end <= source.size());
  } else {
    CHECK(fits(compiled.program->type(), value));
  }
  for (const auto& step : decisive_steps(*compiled.program, trace))
    CHECK(step.span.end <= source.size());
}

}  // namespace

TEST_CASE(
    "an accepted expression gives its type or an error, the same whether it is watched or not") {
  const char* given = std::getenv("PIPELINE_SEED");
  const unsigned seed = given != nullptr ? static_cast<unsigned>(std::atoi(given)) : 20261123U;
  CAPTURE(seed);
  Generator generator(seed);
  const Deal deal;
  for (int i = 0; i < 4000; ++i) {
    const std::string source = generator.expression(1 + i % 4);
    CAPTURE(source);
    hold(source, deal, Check::typed);
    hold(source, deal, Check::dynamic);
  }
}
