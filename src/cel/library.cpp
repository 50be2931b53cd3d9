#include "cel/library.hpp"

#include "cel/functions.hpp"

namespace pipeline::cel {
namespace {

constexpr KindSet text = set_of(TypeKind::string);
constexpr KindSet integer = set_of(TypeKind::integer);
constexpr KindSet floating = set_of(TypeKind::floating);
constexpr KindSet boolean = set_of(TypeKind::boolean);
constexpr KindSet moment = set_of(TypeKind::timestamp);
constexpr KindSet stretch = set_of(TypeKind::duration);
constexpr KindSet sized = text | set_of(TypeKind::list) | set_of(TypeKind::map);
constexpr KindSet anything = 0xFFFF;

constexpr std::array table{
    Signature{"size", Op::size, Style::both, 1, {sized}, TypeKind::integer},
    Signature{"contains", Op::contains, Style::member, 2, {text, text}, TypeKind::boolean},
    Signature{"startsWith", Op::starts_with, Style::member, 2, {text, text}, TypeKind::boolean},
    Signature{"endsWith", Op::ends_with, Style::member, 2, {text, text}, TypeKind::boolean},
    Signature{"matches", Op::matches, Style::both, 2, {text, text}, TypeKind::boolean},
    Signature{"bool", Op::to_bool, Style::global, 1, {boolean | text}, TypeKind::boolean},
    Signature{"int",
              Op::to_int,
              Style::global,
              1,
              {integer | floating | text | moment},
              TypeKind::integer},
    Signature{
        "double", Op::to_double, Style::global, 1, {integer | floating | text}, TypeKind::floating},
    Signature{"string",
              Op::to_string,
              Style::global,
              1,
              {text | integer | floating | boolean | moment | stretch},
              TypeKind::string},
    Signature{"timestamp",
              Op::to_timestamp,
              Style::global,
              1,
              {text | integer | moment},
              TypeKind::timestamp},
    Signature{"duration", Op::to_duration, Style::global, 1, {text | stretch}, TypeKind::duration},
    Signature{"type", Op::type_of, Style::global, 1, {anything}, TypeKind::type},
    Signature{"days", Op::days, Style::global, 1, {integer}, TypeKind::duration},
    Signature{"getFullYear", Op::full_year, Style::member, 1, {moment}, TypeKind::integer},
    Signature{"getFullYear", Op::full_year, Style::member, 2, {moment, text}, TypeKind::integer},
    Signature{"getMonth", Op::month, Style::member, 1, {moment}, TypeKind::integer},
    Signature{"getMonth", Op::month, Style::member, 2, {moment, text}, TypeKind::integer},
    Signature{"getDayOfYear", Op::day_of_year, Style::member, 1, {moment}, TypeKind::integer},
    Signature{"getDayOfYear", Op::day_of_year, Style::member, 2, {moment, text}, TypeKind::integer},
    Signature{"getDayOfMonth", Op::day_of_month, Style::member, 1, {moment}, TypeKind::integer},
    Signature{
        "getDayOfMonth", Op::day_of_month, Style::member, 2, {moment, text}, TypeKind::integer},
    Signature{"getDate", Op::date, Style::member, 1, {moment}, TypeKind::integer},
    Signature{"getDate", Op::date, Style::member, 2, {moment, text}, TypeKind::integer},
    Signature{"getDayOfWeek", Op::day_of_week, Style::member, 1, {moment}, TypeKind::integer},
    Signature{"getDayOfWeek", Op::day_of_week, Style::member, 2, {moment, text}, TypeKind::integer},
    Signature{"getHours", Op::hours, Style::member, 1, {moment | stretch}, TypeKind::integer},
    Signature{"getHours", Op::hours, Style::member, 2, {moment, text}, TypeKind::integer},
    Signature{"getMinutes", Op::minutes, Style::member, 1, {moment | stretch}, TypeKind::integer},
    Signature{"getMinutes", Op::minutes, Style::member, 2, {moment, text}, TypeKind::integer},
    Signature{"getSeconds", Op::seconds, Style::member, 1, {moment | stretch}, TypeKind::integer},
    Signature{"getSeconds", Op::seconds, Style::member, 2, {moment, text}, TypeKind::integer},
    Signature{"getMilliseconds",
              Op::milliseconds,
              Style::member,
              1,
              {moment | stretch},
              TypeKind::integer},
    Signature{
        "getMilliseconds", Op::milliseconds, Style::member, 2, {moment, text}, TypeKind::integer},
};

}  // namespace

std::span<const Signature> signatures() {
  return table;
}

bool is_among(ValueKind kind, KindSet kinds) {
  if ((kinds & set_of(TypeKind::any)) != 0) return true;
  switch (kind) {
    case ValueKind::null:
      return (kinds & set_of(TypeKind::null)) != 0;
    case ValueKind::boolean:
      return (kinds & boolean) != 0;
    case ValueKind::integer:
      return (kinds & integer) != 0;
    case ValueKind::floating:
      return (kinds & floating) != 0;
    case ValueKind::string:
      return (kinds & text) != 0;
    case ValueKind::list:
      return (kinds & set_of(TypeKind::list)) != 0;
    case ValueKind::map:
      return (kinds & set_of(TypeKind::map)) != 0;
    case ValueKind::timestamp:
      return (kinds & moment) != 0;
    case ValueKind::duration:
      return (kinds & stretch) != 0;
    case ValueKind::type:
      return (kinds & set_of(TypeKind::type)) != 0;
    case ValueKind::error:
      return false;
  }
  return false;
}

Implementation implementation(Op op) {
  switch (op) {
    case Op::negate:
      return negate;
    case Op::add:
      return add;
    case Op::subtract:
      return subtract;
    case Op::multiply:
      return multiply;
    case Op::divide:
      return divide;
    case Op::modulo:
      return modulo;
    case Op::equal:
      return is_equal;
    case Op::not_equal:
      return is_not_equal;
    case Op::less:
      return is_less;
    case Op::less_equal:
      return is_at_most;
    case Op::greater:
      return is_greater;
    case Op::greater_equal:
      return is_at_least;
    case Op::in:
      return is_in;
    case Op::index:
      return item;
    case Op::logical_not:
      return is_not;
    case Op::size:
      return size;
    case Op::contains:
      return contains;
    case Op::starts_with:
      return starts_with;
    case Op::ends_with:
      return ends_with;
    case Op::matches:
      return matches;
    case Op::to_bool:
      return to_bool;
    case Op::to_int:
      return to_int;
    case Op::to_double:
      return to_double;
    case Op::to_string:
      return to_text;
    case Op::to_timestamp:
      return to_timestamp;
    case Op::to_duration:
      return to_duration;
    case Op::type_of:
      return type_of;
    case Op::days:
      return days;
    case Op::full_year:
      return wall_part<&Wall::year>;
    case Op::month:
      return wall_part<&Wall::month>;
    case Op::day_of_year:
      return wall_part<&Wall::day_of_year>;
    case Op::day_of_month:
      return day_of_month;
    case Op::date:
      return wall_part<&Wall::day>;
    case Op::day_of_week:
      return wall_part<&Wall::day_of_week>;
    case Op::hours:
      return clock_part<&Wall::hours, 3600>;
    case Op::minutes:
      return clock_part<&Wall::minutes, 60>;
    case Op::seconds:
      return clock_part<&Wall::seconds, 1>;
    case Op::milliseconds:
      return milliseconds;
    default:
      return nullptr;
  }
}

}  // namespace pipeline::cel
