#include "cel/op.hpp"

namespace pipeline::cel {

std::string_view symbol(Op op) {
  switch (op) {
    case Op::has:
      return "has";
    case Op::index:
      return "[]";
    case Op::conditional:
      return "?:";
    case Op::logical_and:
      return "&&";
    case Op::logical_or:
      return "||";
    case Op::logical_not:
      return "!";
    case Op::negate:
    case Op::subtract:
      return "-";
    case Op::add:
      return "+";
    case Op::multiply:
      return "*";
    case Op::divide:
      return "/";
    case Op::modulo:
      return "%";
    case Op::equal:
      return "==";
    case Op::not_equal:
      return "!=";
    case Op::less:
      return "<";
    case Op::less_equal:
      return "<=";
    case Op::greater:
      return ">";
    case Op::greater_equal:
      return ">=";
    case Op::in:
      return "in";
    case Op::all:
      return "all";
    case Op::exists:
      return "exists";
    case Op::exists_one:
      return "exists_one";
    case Op::filter:
      return "filter";
    case Op::map_each:
      return "map";
    default:
      return {};
  }
}

}  // namespace pipeline::cel
