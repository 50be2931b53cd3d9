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

Op opposite(Op op) {
  switch (op) {
    case Op::equal:
      return Op::not_equal;
    case Op::not_equal:
      return Op::equal;
    case Op::less:
      return Op::greater_equal;
    case Op::less_equal:
      return Op::greater;
    case Op::greater:
      return Op::less_equal;
    case Op::greater_equal:
      return Op::less;
    default:
      return op;
  }
}

Op turned(Op op) {
  switch (op) {
    case Op::less:
      return Op::greater;
    case Op::less_equal:
      return Op::greater_equal;
    case Op::greater:
      return Op::less;
    case Op::greater_equal:
      return Op::less_equal;
    default:
      return op;
  }
}

}  // namespace pipeline::cel
