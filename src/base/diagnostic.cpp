#include "base/diagnostic.hpp"

#include <algorithm>
#include <tuple>

namespace pipeline::base {
namespace {

std::string_view name_of(const Diagnostic& diagnostic) {
  return diagnostic.kind ? diagnostic.kind->name : std::string_view{};
}

auto order_of(const Diagnostic& d) {
  return std::tuple(std::string_view{d.where.path}, d.where.line, d.where.column, name_of(d));
}

bool same(const Diagnostic& a, const Diagnostic& b) {
  return a.severity == b.severity && a.where == b.where && name_of(a) == name_of(b) &&
         a.rule == b.rule && a.did_you_mean == b.did_you_mean && a.arguments == b.arguments;
}

}  // namespace

void sort(Diagnostics& diagnostics) {
  std::stable_sort(
      diagnostics.begin(), diagnostics.end(),
      [](const Diagnostic& a, const Diagnostic& b) { return order_of(a) < order_of(b); });
  Diagnostics kept;
  kept.reserve(diagnostics.size());
  std::size_t group = 0;  // where the findings of the same place and kind begin in `kept`
  for (Diagnostic& next : diagnostics) {
    if (!kept.empty() && order_of(kept.back()) != order_of(next)) group = kept.size();
    const auto begin = kept.begin() + static_cast<std::ptrdiff_t>(group);
    const bool repeated =
        std::any_of(begin, kept.end(), [&](const Diagnostic& d) { return same(d, next); });
    if (!repeated) kept.push_back(std::move(next));
  }
  diagnostics = std::move(kept);
}

void append(Diagnostics& to, Diagnostics from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

bool has_errors(std::span<const Diagnostic> diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

}  // namespace pipeline::base
