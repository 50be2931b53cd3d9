// Runs cases of the expression language, one JSON object a line (expr, bindings, type_env,
// disable_check, expect), and prints which fail: cel_conformance [FILE | --public]. Without an
// argument our own cases run, and the public ones behind them. Those are $PIPELINE_CEL_CASES, else
// cel/conformance.jsonl in $PIPELINE_SHARED or in ../shared beside the source tree; where there is
// no such file they are skipped, and --public says so with the exit code 77.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>

#include "base/arena.hpp"
#include "cel/faults.hpp"
#include "cel/program.hpp"
#include "json_values.hpp"

namespace {

using namespace pipeline;
using nlohmann::json;

/// The variables of one case.
class Bindings final : public cel::Activation {
 public:
  Bindings(const cel::Environment& environment, std::map<std::string, cel::Value> values)
      : environment_(environment), values_(std::move(values)) {}

  [[nodiscard]] cel::Value variable(std::size_t index) const override {
    const auto found = values_.find(environment_.variables[index].name);
    static constexpr cel::Error missing{&cel::missing_value};
    return found == values_.end() ? cel::Value(&missing) : found->second;
  }
  [[nodiscard]] cel::Value call(std::size_t, std::span<const cel::Value>) const override {
    return {};
  }

 private:
  const cel::Environment& environment_;
  std::map<std::string, cel::Value> values_;
};

cel::Environment environment_of(const json& test, cel::TypePool& pool) {
  cel::Environment environment;
  const json type_env = test.value("type_env", json::array());
  for (const auto& declared : type_env) {
    if (declared.contains("ident"))
      environment.variables.push_back(
          {declared.at("name").get<std::string>(),
           conformance::type_of(declared.at("ident").at("type"), pool)});
  }
  const json bindings = test.value("bindings", json::object());
  for (const auto& [name, value] : bindings.items()) {
    bool known = false;
    for (const auto& variable : environment.variables) known = known || variable.name == name;
    if (!known) environment.variables.push_back({name, pool.simple(cel::TypeKind::any)});
  }
  return environment;
}

/// What the case gave, in words, if that is not what it wants.
std::string fault_of(const json& test) {
  const json& expect = test.at("expect");
  cel::TypePool pool;
  base::Arena arena;
  const auto environment = environment_of(test, pool);
  std::map<std::string, cel::Value> values;
  const json bindings = test.value("bindings", json::object());
  for (const auto& [name, value] : bindings.items())
    values[name] = conformance::value_of(value, arena);
  const auto check = test.value("disable_check", false) ? cel::Check::dynamic : cel::Check::typed;
  const auto compiled =
      cel::compile(test.at("expr").get<std::string>(), environment, nullptr, check);
  if (!compiled.program) {
    const bool wanted = expect.contains("error");
    return wanted ? "" : "not accepted: " + std::string(compiled.issues.front().kind->name);
  }
  const auto value = cel::evaluate(*compiled.program, Bindings(environment, values), arena);
  if (value.is_error()) {
    return expect.contains("error") ? "" : "error " + std::string(value.error().kind->name);
  }
  if (expect.contains("value") && conformance::is_the_same(value, expect.at("value"))) return "";
  return "gave " + cel::to_string(value);
}

struct Tally {
  int passed = 0;
  int failed = 0;
};

bool run(const std::string& path, Tally& tally) {
  std::ifstream file(path);
  if (!file) return false;
  for (std::string line; std::getline(file, line);) {
    if (line.empty()) continue;
    const auto test = json::parse(line);
    const std::string fault = fault_of(test);
    ++(fault.empty() ? tally.passed : tally.failed);
    if (fault.empty()) continue;
    std::printf("%s/%s/%s: %s\n    %s\n    wanted %s\n", test.value("file", "").c_str(),
                test.value("section", "").c_str(), test.value("name", "").c_str(), fault.c_str(),
                test.at("expr").get<std::string>().c_str(), test.at("expect").dump().c_str());
  }
  return true;
}

std::string public_cases() {
  if (const char* path = std::getenv("PIPELINE_CEL_CASES")) return path;
  const char* shared = std::getenv("PIPELINE_SHARED");
  return (shared != nullptr ? std::string(shared) : PIPELINE_SOURCE_DIR "/../shared") +
         "/cel/conformance.jsonl";
}

constexpr int skipped = 77;

int closing_line(const Tally& tally) {
  std::printf("%d passed, %d failed\n", tally.passed, tally.failed);
  return tally.failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace

int main(int argc, char** argv) {
  Tally tally;
  const std::string argument = argc > 1 ? argv[1] : "";
  if (!argument.empty() && argument != "--public") {
    if (run(argument, tally)) return closing_line(tally);
    std::printf("there is no %s\n", argument.c_str());
    return EXIT_FAILURE;
  }
  if (argument.empty() && !run(PIPELINE_SOURCE_DIR "/tests/conformance/cel/own.jsonl", tally)) {
    std::printf("our own cases are missing\n");
    ++tally.failed;
  }
  if (!run(public_cases(), tally)) {
    std::printf("public cases skipped: there is no %s\n", public_cases().c_str());
    if (!argument.empty()) return skipped;
  }
  return closing_line(tally);
}
