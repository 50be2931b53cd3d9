#include <re2/re2.h>

#include "cel/faults.hpp"
#include "cel/functions.hpp"
#include "cel/patterns.hpp"

namespace pipeline::cel {
namespace {

bool are_texts(Arguments arguments) {
  return arguments[0].is(ValueKind::string) && arguments[1].is(ValueKind::string);
}

}  // namespace

Value contains(Run& run, Arguments arguments) {
  if (!are_texts(arguments)) return run.refuse(arguments);
  run.spend(arguments[0].string().size() / 16);
  return Value(arguments[0].string().find(arguments[1].string()) != std::string_view::npos);
}

Value starts_with(Run& run, Arguments arguments) {
  if (!are_texts(arguments)) return run.refuse(arguments);
  return Value(arguments[0].string().starts_with(arguments[1].string()));
}

Value ends_with(Run& run, Arguments arguments) {
  if (!are_texts(arguments)) return run.refuse(arguments);
  return Value(arguments[0].string().ends_with(arguments[1].string()));
}

Value matches(Run& run, Arguments arguments) {
  if (!are_texts(arguments)) return run.refuse(arguments);
  // Compiling costs far more than a step, so that a loop over patterns soon meets its end.
  if (!run.spend(100 + arguments[1].string().size())) return Value();
  const auto pattern = make_pattern(arguments[1].string());
  if (!pattern->ok()) return run.fail(bad_pattern, {arguments[1].string(), pattern->error()});
  return match(run, arguments[0].string(), *pattern);
}

Value match(Run& run, std::string_view text, const re2::RE2& pattern) {
  if (!run.spend(text.size() / 16)) return Value();
  return Value(re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), pattern));
}

std::unique_ptr<re2::RE2> make_pattern(std::string_view text) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(1 << 20);
  return std::make_unique<re2::RE2>(re2::StringPiece(text.data(), text.size()), options);
}

}  // namespace pipeline::cel
