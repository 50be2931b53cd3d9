#include "cel/program.hpp"

#include <utility>

#include "cel/check.hpp"
#include "cel/code.hpp"
#include "cel/evaluator.hpp"
#include "cel/parser.hpp"
#include "cel/plan.hpp"
#include "cel/resolve.hpp"

namespace pipeline::cel {

Program::Program(std::unique_ptr<const Code> code) : code_(std::move(code)) {}
Program::Program(Program&&) noexcept = default;
Program& Program::operator=(Program&&) noexcept = default;
Program::~Program() = default;

const std::string& Program::source() const {
  return code_->source;
}

TypeRef Program::type() const {
  return code_->type;
}

Value error_value(base::Arena& arena, const base::Kind& kind, std::string_view argument) {
  const auto arguments = arena.array<std::string_view>(1);
  arguments[0] = arena.copy(argument);
  return Value(arena.make<Error>(&kind, std::span<const std::string_view>(arguments)));
}

Compiled compile(std::string_view source, const Environment& environment, TypeRef expected,
                 Check check) {
  Compiled result;
  auto [ast, issues] = parse(source);
  result.issues = std::move(issues);
  if (!result.issues.empty()) return result;
  // From here on the tree is whole and no deeper than max_depth.
  auto code = std::make_unique<Program::Code>();
  Resolution resolution = resolve(ast, environment);
  if (check == Check::typed) {
    Checked checked = check_types(ast, resolution, environment, expected, code->types);
    result.issues = std::move(checked.issues);
    if (!result.issues.empty()) return result;
    code->type = checked.types[ast.root];
  } else {
    code->type = code->types.simple(TypeKind::any);
  }
  plan(std::move(ast), resolution, environment, *code);
  result.program.emplace(std::move(code));
  return result;
}

Value evaluate(const Program& program, const Activation& activation, base::Arena& arena,
               Trace* trace, std::size_t budget) {
  return Evaluator(program.code(), activation, arena, trace, budget).run();
}

}  // namespace pipeline::cel
