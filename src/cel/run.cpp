#include "cel/run.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "cel/faults.hpp"
#include "cel/library.hpp"

namespace pipeline::cel {

Value Run::fail(const base::Kind& kind, std::initializer_list<std::string_view> arguments) {
  const auto kept = arena.array<std::string_view>(arguments.size());
  std::transform(arguments.begin(), arguments.end(), kept.begin(),
                 [this](std::string_view argument) { return arena.copy(argument); });
  return Value(static_cast<const Error*>(
      arena.make<Error>(&kind, std::span<const std::string_view>(kept), span)));
}

std::string_view Run::called() const {
  if (const auto sign = symbol(op); !sign.empty()) return sign;
  const auto rows = signatures();
  const auto row =
      std::find_if(rows.begin(), rows.end(), [this](const Signature& s) { return s.op == op; });
  return row == rows.end() ? text() : row->name;
}

std::string_view Run::path() const {
  constexpr std::string_view blanks = " \t\r\n";
  const auto written = text();
  if (written.find_first_of(blanks) == written.npos ||
      written.find_first_of("\"'`/") != written.npos)
    return written;
  std::string joined;
  std::copy_if(written.begin(), written.end(), std::back_inserter(joined),
               [&](char c) { return blanks.find(c) == blanks.npos; });
  return arena.copy(joined);
}

Value Run::refuse(std::span<const Value> arguments) {
  if (arguments.size() == 1) return fail(no_overload, {called(), plain_name(arguments[0].kind())});
  return fail(type_mismatch,
              {called(), plain_name(arguments[0].kind()), plain_name(arguments[1].kind())});
}

std::string_view type_name(ValueKind kind) {
  switch (kind) {
    case ValueKind::null:
      return "null_type";
    case ValueKind::timestamp:
      return "google.protobuf.Timestamp";
    case ValueKind::duration:
      return "google.protobuf.Duration";
    default:
      return plain_name(kind);
  }
}

std::string_view plain_name(ValueKind kind) {
  switch (kind) {
    case ValueKind::error:
      return "error";
    case ValueKind::null:
      return "null";
    case ValueKind::boolean:
      return "bool";
    case ValueKind::integer:
      return "int";
    case ValueKind::floating:
      return "double";
    case ValueKind::string:
      return "string";
    case ValueKind::list:
      return "list";
    case ValueKind::map:
      return "map";
    case ValueKind::timestamp:
      return "timestamp";
    case ValueKind::duration:
      return "duration";
    case ValueKind::type:
      return "type";
  }
  return "error";
}

}  // namespace pipeline::cel
