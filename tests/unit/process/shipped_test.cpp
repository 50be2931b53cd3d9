// What the README of a shipped process says of it is held against it: each thing that its tables
// name in `backticks` has to exist.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>

#include <doctest/doctest.h>

#include "process/load.hpp"
#include "process/shipped.hpp"

using namespace pipeline;

namespace {

process::Process shipped(std::string_view name) {
  const auto file = *process::shipped_process(name);
  auto loaded = process::load({file.path, std::string(file.text)}, process::find_shipped, {});
  REQUIRE(loaded);
  return std::move(*loaded.value);
}

bool is_reason(const std::optional<process::Outcome>& outcome, const std::string& id) {
  return outcome && std::any_of(outcome->reasons.begin(), outcome->reasons.end(),
                                [&](const model::Choice& reason) { return reason.id == id; });
}

bool exists(const process::Process& process, const std::string& id) {
  constexpr std::string_view of_account = "account.";
  if (process.rule(id) != nullptr || process.scorecard(id) != nullptr ||
      process.stage(id) != nullptr || is_reason(process.lost, id) ||
      is_reason(process.withdrawn, id))
    return true;
  if (const auto slash = id.find('/'); slash != std::string::npos) {
    const auto* card = process.scorecard(id.substr(0, slash));
    return card != nullptr && card->criterion(id.substr(slash + 1)) != nullptr;
  }
  if (id.starts_with(of_account) &&
      model::type_at(process.account_fields, id.substr(of_account.size())) != nullptr)
    return true;
  return model::type_at(process.fields, id) != nullptr;
}

std::vector<std::string> rows_of(const std::string& file) {
  std::ifstream in(file);
  REQUIRE(in);
  std::vector<std::string> rows;
  for (std::string line; std::getline(in, line);)
    if (line.starts_with("|") && line.find('`') != std::string::npos) rows.push_back(line);
  return rows;
}

}  // namespace

TEST_CASE("what the README of a shipped process names is there") {
  static const std::regex quoted("`([^`]+)`");
  for (const auto& file : process::shipped_processes()) {
    const auto process = shipped(file.name);
    std::size_t named = 0;
    for (const auto& row :
         rows_of(PIPELINE_SOURCE_DIR "/schemas/" + std::string(file.name) + "/README.md")) {
      const std::sregex_iterator ids(row.begin(), row.end(), quoted);
      for (auto id = ids; id != std::sregex_iterator(); ++id) {
        ++named;
        CHECK_MESSAGE(exists(process, (*id)[1]),
                      file.name << " has no " << (*id)[1] << ": " << row);
      }
    }
    CHECK(named > 0);
  }
}

TEST_CASE("every rule, card and level of a shipped process has an English and a Chinese title") {
  for (const auto& file : process::shipped_processes()) {
    const auto process = shipped(file.name);
    const auto check = [&](const std::string& id, const base::Localized& title) {
      CHECK_MESSAGE(!title.en.empty(), file.name << ": " << id);
      CHECK_MESSAGE(!title.zh.empty(), file.name << ": " << id);
    };
    for (const auto& id : process.rule_ids()) check(id, process.rule(id)->title);
    for (const auto& stage : process.stages) {
      check(stage.id, stage.title);
      check(stage.id, stage.key_node);
    }
    for (const auto& card : process.scorecards) {
      check(card.id, card.title);
      for (const auto& criterion : card.criteria) {
        check(card.id + "/" + criterion.id, criterion.title);
        for (const auto& level : criterion.levels)
          check(card.id + "/" + criterion.id + "=" + level.id, level.title);
      }
    }
  }
}
