#include "render/diagnostics.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <vector>

using namespace pipeline;
using base::Diagnostic;
using base::Kind;
using base::Language;
using base::Phrase;
using base::Severity;
using base::Terminal;

namespace {

constexpr Kind unknown{"test.unknown-field", "unknown field '{0}'", "declare it under fields:"};
constexpr Kind missing{"test.missing", "{0} found, {1} wanted"};
constexpr Kind command{"test.command", "'{0}' is not there", "pipeline new {0}"};

Diagnostic at(const Kind& kind, std::string path, std::uint32_t line, std::uint32_t column,
              std::vector<base::Argument> arguments) {
  const std::uint32_t end = line == 0 ? 0 : column + 3;
  return {.kind = &kind,
          .where = {std::move(path), line, column, line, end},
          .arguments = std::move(arguments)};
}

std::string text(const Diagnostic& diagnostic, Terminal terminal = {}) {
  return render::to_text(std::span(&diagnostic, 1), terminal);
}

}  // namespace

TEST_CASE("a finding is a line as compilers print it, with its hint below") {
  Diagnostic found = at(unknown, "deals/hd.yaml", 61, 3, {std::string("amuont")});
  found.did_you_mean = "amount";
  found.rule = "BID-7";
  CHECK(text(found) ==
        "deals/hd.yaml:61:3: error: unknown field 'amuont'; did you mean 'amount'? [BID-7]\n"
        "  hint: declare it under fields:\n");
}

TEST_CASE("a Chinese line keeps the shape that programs read") {
  Diagnostic found = at(missing, "a.yaml", 2, 1, {std::int64_t{1}, std::int64_t{2}});
  found.rule = "BID-7";
  CHECK(text(found, {.language = Language::zh}) == "a.yaml:2:1: 错误：1 found, 2 wanted [BID-7]\n");
  found.severity = Severity::warning;
  CHECK(text(found, {.language = Language::zh}) == "a.yaml:2:1: 警告：1 found, 2 wanted [BID-7]\n");
}

TEST_CASE("a finding about a whole file has no line, one about no file has no path") {
  CHECK(text(at(missing, "a.yaml", 0, 0, {std::int64_t{1}, std::int64_t{2}})) ==
        "a.yaml: error: 1 found, 2 wanted\n");
  CHECK(text(at(missing, "", 0, 0, {std::int64_t{1}, std::int64_t{2}})) ==
        "error: 1 found, 2 wanted\n");
}

TEST_CASE("the same hint several times in a row is said once") {
  const std::vector<Diagnostic> found{
      at(unknown, "a.yaml", 1, 1, {std::string("x")}),
      at(unknown, "a.yaml", 2, 1, {std::string("y")}),
      at(missing, "a.yaml", 3, 1, {std::int64_t{1}, std::int64_t{2}}),
      at(unknown, "a.yaml", 4, 1, {std::string("z")})};
  CHECK(render::to_text(found, {}) ==
        "a.yaml:1:1: error: unknown field 'x'\n  hint: declare it under fields:\n"
        "a.yaml:2:1: error: unknown field 'y'\n"
        "a.yaml:3:1: error: 1 found, 2 wanted\n"
        "a.yaml:4:1: error: unknown field 'z'\n  hint: declare it under fields:\n");
}

TEST_CASE("every sort of argument finds its words") {
  Diagnostic found = at(missing, "a.yaml", 1, 1, {});
  found.arguments = {std::vector<std::string>{"a", "b"}, Phrase{"as of {0}", {"2026-11-23"}}};
  CHECK(render::describe(found, Language::en) == "a, b found, as of 2026-11-23 wanted");
  CHECK(render::describe(found, Language::zh) == "a、b found, 截至 2026-11-23 wanted");
  found.arguments = {base::Localized{"bid", "投标"}, std::string("x")};
  CHECK(render::describe(found, Language::zh) == "投标 found, x wanted");
}

TEST_CASE("text of a stranger cannot drive the terminal") {
  Diagnostic found = at(unknown, "a\x1B[2J.yaml", 1, 1, {std::string("x\x1B[31m\ny")});
  found.did_you_mean = "\x07";
  const std::string shown = text(found);
  CHECK(shown.find('\x1B') == shown.npos);
  CHECK(shown.find('\x07') == shown.npos);
  CHECK(shown.starts_with("a\\u{1b}[2J.yaml:1:1: error: unknown field 'x\\u{1b}[31m\\ny'"));
}

TEST_CASE("a very long argument is cut") {
  const Diagnostic found = at(unknown, "a.yaml", 1, 1, {std::string(100'000, 'x')});
  CHECK(render::describe(found, Language::en).size() < 300);
}

TEST_CASE("colour is used only where the terminal has it") {
  const Diagnostic found = at(unknown, "a.yaml", 1, 1, {std::string("x")});
  CHECK(text(found).find('\x1B') == std::string::npos);
  CHECK(text(found, {.colour = true}).find("\x1B[31merror\x1B[39m") != std::string::npos);
}

TEST_CASE("what a command to be pasted takes from the user is one word of the shell") {
  CHECK(render::hint(at(command, "", 0, 0, {std::string("hd-power")}), Language::en) ==
        "pipeline new hd-power");
  CHECK(render::hint(at(command, "", 0, 0, {std::string("华东")}), Language::en) ==
        "pipeline new 华东");
  CHECK(render::hint(at(command, "", 0, 0, {std::string("x; rm -rf ~")}), Language::en) ==
        "pipeline new 'x; rm -rf ~'");
  CHECK(render::hint(at(command, "", 0, 0, {std::string("it's $(x)")}), Language::en) ==
        "pipeline new 'it'\\''s $(x)'");
  constexpr Kind quoted{"test.quoted", "m", "pipeline set note='{0}'"};
  CHECK(render::hint(at(quoted, "", 0, 0, {std::string("it's")}), Language::en) ==
        "pipeline set note='it'\\''s'");
  CHECK(render::hint(at(quoted, "", 0, 0, {std::string("a b")}), Language::en) ==
        "pipeline set note='a b'");
}

TEST_CASE("the summary counts errors and warnings") {
  Diagnostic warning = at(missing, "a.yaml", 1, 1, {});
  warning.severity = Severity::warning;
  const Diagnostic error = at(missing, "a.yaml", 1, 1, {});
  CHECK(render::summary({}, Language::en).empty());
  CHECK(render::summary(std::vector{error, warning, error}, Language::en) == "2 errors, 1 warning");
  CHECK(render::summary(std::vector{warning, warning}, Language::en) == "2 warnings");
  CHECK(render::summary(std::vector{error, warning}, Language::zh) == "1 个错误、1 个警告");
}

TEST_CASE("JSON tells everything about a finding, and null where there is nothing") {
  Diagnostic found = at(unknown, "a.yaml", 3, 5, {std::string("x")});
  found.did_you_mean = "y";
  Diagnostic warning = at(missing, "", 0, 0, {std::int64_t{1}, std::int64_t{2}});
  warning.severity = Severity::warning;
  const auto json =
      nlohmann::json::parse(render::to_json(std::vector{found, warning}, Language::en));
  CHECK(json["schema"] == "pipeline/validate/v1");
  CHECK(json["errors"] == 1);
  CHECK(json["warnings"] == 1);
  REQUIRE(json["findings"].size() == 2);
  CHECK(json["findings"][0] ==
        nlohmann::json::parse(R"({"path": "a.yaml", "line": 3, "column": 5, "end_line": 3,
    "end_column": 8, "severity": "error", "kind": "test.unknown-field", "rule": null, "message": "unknown field 'x'",
    "hint": "declare it under fields:", "did_you_mean": "y"})"));
  CHECK(json["findings"][1]["path"].is_null());
  CHECK(json["findings"][1]["line"].is_null());
  CHECK(json["findings"][1]["hint"].is_null());
  CHECK(json["findings"][1]["severity"] == "warning");
}

TEST_CASE("JSON of no findings is an empty list, and a name that is not UTF-8 does no harm") {
  const auto none = nlohmann::json::parse(render::to_json({}, Language::en));
  CHECK(none["findings"] == nlohmann::json::array());
  CHECK(none["errors"] == 0);
  const std::vector<Diagnostic> found{at(unknown, "a\xFF.yaml", 1, 1, {std::string("\xFF")})};
  const auto json = nlohmann::json::parse(render::to_json(found, Language::en));
  CHECK(json["findings"][0]["path"] == "a\uFFFD.yaml");
}

TEST_CASE(
    "SARIF names the kind as rule, the rule of the process behind it, and places in code points") {
  Diagnostic first = at(unknown, "商机/a b.yaml", 3, 5, {std::string("x")});
  first.rule = "BID-7";
  Diagnostic second = at(missing, "b.yaml", 0, 0, {std::int64_t{1}, std::int64_t{2}});
  second.severity = Severity::warning;
  const auto json = nlohmann::json::parse(
      render::to_sarif(std::vector{first, second, first}, Language::en, "1.2.3"));
  CHECK(json["version"] == "2.1.0");
  const auto& run = json["runs"][0];
  CHECK(run["columnKind"] == "unicodeCodePoints");
  CHECK(run["tool"]["driver"]["name"] == "pipeline");
  CHECK(run["tool"]["driver"]["version"] == "1.2.3");
  REQUIRE(run["tool"]["driver"]["rules"].size() == 2);
  REQUIRE(run["results"].size() == 3);
  const auto& result = run["results"][0];
  CHECK(result["ruleId"] == "test.unknown-field/BID-7");
  CHECK(run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()]["id"] ==
        "test.unknown-field");
  CHECK(result["level"] == "error");
  CHECK(result["message"]["text"] == "unknown field 'x'\nhint: declare it under fields:");
  const auto& place = result["locations"][0]["physicalLocation"];
  CHECK(place["artifactLocation"]["uri"] == "%E5%95%86%E6%9C%BA/a%20b.yaml");
  CHECK(place["region"] ==
        nlohmann::json({{"startLine", 3}, {"startColumn", 5}, {"endLine", 3}, {"endColumn", 8}}));
  CHECK_FALSE(run["results"][1]["locations"][0]["physicalLocation"].contains("region"));
  CHECK(run["results"][1]["level"] == "warning");
}

TEST_CASE("SARIF of no findings is a run with an empty list of results") {
  const auto json = nlohmann::json::parse(render::to_sarif({}, Language::en, "1"));
  CHECK(json["runs"][0]["results"] == nlohmann::json::array());
  CHECK(json["runs"][0]["tool"]["driver"]["rules"] == nlohmann::json::array());
}

TEST_CASE("JUnit has a case for every file, failed only by errors") {
  Diagnostic error = at(unknown, "b.yaml", 1, 2, {std::string("<&\"'>")});
  Diagnostic warning = at(missing, "c.yaml", 1, 1, {std::int64_t{1}, std::int64_t{2}});
  warning.severity = Severity::warning;
  const std::vector<std::string> files{"a.yaml", "b.yaml"};
  const std::string xml = render::to_junit(std::vector{error, warning}, Language::en, files);
  CHECK(xml.find("<testsuites tests=\"3\" failures=\"1\">") != xml.npos);
  CHECK(xml.find("name=\"a.yaml\"/>") != xml.npos);
  CHECK(xml.find("<failure message=\"unknown field &#39;&lt;&amp;&quot;&#39;&gt;&#39;\" "
                 "type=\"test.unknown-field\">"
                 "b.yaml:1:2: error: ") != xml.npos);
  CHECK(xml.find("<system-out>c.yaml:1:1: warning: 1 found, 2 wanted\n</system-out>") != xml.npos);
}

TEST_CASE("a GitHub command cannot be broken out of") {
  Diagnostic found =
      at(unknown, "a,b:c%\n::error::x.yaml", 4, 2, {std::string("100%\n::warning::y")});
  const std::string line = render::to_github(std::span(&found, 1), Language::en);
  CHECK(line ==
        "::error file=a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3Ax.yaml,line=4,endLine=4,col=2,endColumn=4,"
        "title=test.unknown-field::unknown field '100%25\\n::warning::y'%0Ahint: declare it under "
        "fields:\n");
}

TEST_CASE("a GitHub warning about no file has neither file nor line") {
  Diagnostic found = at(missing, "", 0, 0, {std::int64_t{1}, std::int64_t{2}});
  found.severity = Severity::warning;
  found.rule = "PRO-7";
  CHECK(render::to_github(std::span(&found, 1), Language::en) ==
        "::warning title=PRO-7::1 found, 2 wanted\n");
}
