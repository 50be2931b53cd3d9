#include <doctest/doctest.h>

#include "process/load.hpp"
#include "process/shipped.hpp"
#include "support/small_workspace.hpp"

using namespace pipeline;
using testing::SmallWorkspace;
using Lines = std::vector<std::string>;

namespace {

base::Result<process::Process> load(
    std::string text, const process::Finder& find = [](auto) { return std::nullopt; }) {
  return process::load({"process.yaml", std::move(text)}, find, {});
}

Lines findings(std::string text) {
  auto loaded = load(std::move(text));
  base::sort(loaded.diagnostics);
  return SmallWorkspace::brief(loaded.diagnostics);
}

std::string with(std::string_view what, std::string_view instead) {
  std::string text(testing::process_text);
  text.replace(text.find(what), what.size(), instead);
  return text;
}

}  // namespace

TEST_CASE("every shipped process loads without a finding") {
  for (const auto& shipped : process::shipped_processes()) {
    const auto loaded =
        process::load({shipped.path, std::string(shipped.text)}, process::find_shipped, {});
    CAPTURE(shipped.name);
    CHECK(loaded);
    CHECK(SmallWorkspace::brief(loaded.diagnostics) == Lines{});
  }
}

TEST_CASE("the smallest faults of a definition are found at their place") {
  CHECK(findings(std::string(testing::process_text)) == Lines{});
  CHECK(findings(with("roles: [sales, manager, director]", "rolls: [sales]")).front() ==
        "4:1 model.unknown-key");
  CHECK(findings(with("margin: percent", "margin: procent")).front() ==
        "8:11 process.unknown-type");
  CHECK(findings(with("must: [needs.summary, budget.amount]", "must: [needs.summery]")) ==
        Lines{"21:26 process.unknown-path"});
  CHECK(findings(with("{id: O-1, score: fit}", "{id: O-1, score: fat}")) ==
        Lines{"29:26 process.unknown-scorecard"});
  CHECK(findings(with("role: manager,", "role: manger,")) == Lines{"31:36 process.unknown-role"});
  CHECK(findings(with("{id: L-9, must: [segment], since: 2}", "{id: L-1, must: [segment]}")) ==
        Lines{"24:9 process.duplicate-id"});
  CHECK(findings(with("{id: O-1, score: fit}", "{id: O-1}")) ==
        Lines{"29:9 process.no-rule-kind [O-1]"});
  CHECK(findings(with("win_rate: 20%", "win_rate: 120%")) == Lines{"18:15 process.out-of-range"});
}

TEST_CASE("an expression's fault points into the file") {
  CHECK(findings(with("account.grade in", "account.grad in")) == Lines{"22:35 cel.unknown-field"});
}

TEST_CASE("all faults come in one run") {
  auto text = with("score: fit}", "score: fat}");
  text.replace(text.find("win_rate: 20%"), 13, "win_rate: 120%");
  CHECK(findings(text).size() == 2);
}

TEST_CASE("a process that extends another overrides by id and inserts in order") {
  const auto find = [](std::string_view name) -> std::optional<base::Source> {
    if (name == "small") return base::Source{"small.yaml", std::string(testing::process_text)};
    return std::nullopt;
  };
  const auto loaded = load(R"(process: bigger
version: 1
extends: small
stages:
  - id: lead
    win_rate: 25%
    exit:
      - {id: L-2, check: "account.grade == 'A'"}
  - id: visit
    title: Visit
    win_rate: 30%
)",
                           find);
  REQUIRE(loaded);
  CHECK(loaded->name() == "bigger@1");
  REQUIRE(loaded->stages.size() == 4);
  CHECK(loaded->stages[1].id == "visit");
  CHECK(loaded->stages[0].win_rate == doctest::Approx(0.25));
  CHECK(loaded->stages[0].title.zh == "线索");
  CHECK(loaded->stages[0].exit.size() == 4);
  CHECK(std::get<process::Check>(loaded->rule("L-2")->demand).condition.program->source() ==
        "account.grade == 'A'");
}

TEST_CASE("an overriding rule keeps what it leaves out, but no fix of another demand") {
  const auto find = [](std::string_view) {
    return std::optional(base::Source{"base.yaml", R"(process: base
version: 1
stages:
  - id: lead
    exit:
      - id: L-1
        title: {en: Large enough, zh: 够大}
        when: "amount > 0"
        check: "amount >= 1000"
        fix: pipeline set {id} amount=1000
        severity: should
        since: 1
)"});
  };
  const auto over = [&](std::string_view line) {
    return load(
        "process: own\nversion: 2\nextends: base\nstages:\n  - id: lead\n    exit:\n      - " +
            std::string(line) + "\n",
        find);
  };
  const auto strict = over("{id: L-1, severity: must}");
  REQUIRE(strict);
  const auto& stricter = *strict->rule("L-1");
  CHECK(stricter.severity == base::Severity::error);
  CHECK(stricter.title.zh == "够大");
  CHECK(stricter.when.has_value());
  CHECK(stricter.fix.en == "pipeline set {id} amount=1000");
  CHECK(std::holds_alternative<process::Check>(stricter.demand));

  const auto changed = over("{id: L-1, must: amount}");
  REQUIRE(changed);
  const auto& other = *changed->rule("L-1");
  CHECK(std::holds_alternative<process::Must>(other.demand));
  CHECK(other.severity == base::Severity::warning);
  CHECK(other.fix.empty());
}

TEST_CASE("a guide has a title and a text in each line, and is replaced as a whole") {
  const auto guided = [](std::string_view lines) {
    return "process: p\nstages:\n  - id: s\n    guide: [" + std::string(lines) + "]\n";
  };
  CHECK(findings(guided("{title: Keyword, text: Need}")) == Lines{});
  CHECK(findings(guided("{title: Keyword}")) == Lines{"4:13 model.missing-key"});
  const auto base = guided("{title: Keyword, text: Need}, {title: Work, text: Ask}");
  const auto find = [&](auto) -> std::optional<base::Source> {
    return base::Source{"b.yaml", base};
  };
  const auto both = load("extends: b\n" + guided("{title: Keyword, text: Trust}"), find);
  REQUIRE(both);
  REQUIRE(both.value->stages.front().guide.size() == 1);
  CHECK(both.value->stages.front().guide.front().text.en == "Trust");
}

TEST_CASE("a process cannot extend itself or what does not exist") {
  const auto circle = [](std::string_view) {
    return std::optional(base::Source{"a", "process: a\nextends: a\n"});
  };
  CHECK(SmallWorkspace::brief(load("process: b\nextends: a\n", circle).diagnostics).front() ==
        "2:10 process.endless-extends");
  CHECK(findings("process: b\nextends: nothing\n").back() == "2:10 process.unknown-process");
}

TEST_CASE(
    "missing stages are told beside other faults, but not where what is extended is missing") {
  CHECK(findings("process: b\nroless: []\n") ==
        Lines{"1:1 process.no-stages", "2:1 model.unknown-key"});
  CHECK(findings("process: b\nextends: nothing\n") == Lines{"2:10 process.unknown-process"});
}
