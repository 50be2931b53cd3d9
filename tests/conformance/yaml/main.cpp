// Holds the strict reader against the YAML test suite: yaml_conformance [-v] [FILE]. Without FILE
// the cases are $PIPELINE_SHARED/yaml-test-suite/cases.jsonl, else ../shared/… beside the source
// tree; where there is no such file the program says so with the exit code 77.
//
// What is promised: none of the invalid cases is accepted; what is read has the suite's tree; what
// is refused although valid is refused at a place and by a kind that names the feature; and of the
// cases without such a feature at least `least_read` are read. A case that is known to fail stands
// in `gaps` with its reason, and a gap that is none any more is a failure too.
//
// What is read is also read by yaml-cpp, which must see the same tree (second_opinion). Where it
// does not, the suite's events say that yaml-cpp is wrong, and the case has to show one of its
// known defects (yaml_cpp.hpp).
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "events.hpp"
#include "yaml/compare.hpp"
#include "yaml/faults.hpp"
#include "yaml/reader.hpp"
#include "yaml_cpp.hpp"

namespace {

using namespace pipeline;
using nlohmann::json;

constexpr int least_read = 215;

/// Valid cases without anchor, alias, tag or directive that are not read, and why.
const std::map<std::string, std::string> gaps{
    {"2JQS", "two keys that are missing are one key twice"},
    {"6CA3", "a tab at the start of a line is refused, also in brackets at the top"},
    {"6HB6", "a tab in the indentation is refused, also behind enough blanks"},
    {"DK95/00", "a tab in the indentation is refused, also behind enough blanks"},
    {"Q5MG", "a tab at the start of a line is refused, also in brackets at the top"},
};

/// Kinds that name a feature which is refused on purpose.
bool names_feature(const base::Kind& kind) {
  for (const auto* feature : {&yaml::anchor, &yaml::alias, &yaml::tag, &yaml::directive,
                              &yaml::several_documents, &yaml::merge_key})
    if (feature == &kind) return true;
  return false;
}

struct Tally {
  int cases = 0;
  int read = 0;
  int refused = 0;
};

struct Table {
  Tally plain;
  Tally with_feature;
  Tally invalid;
  int collection_keys = 0;
  int compared = 0;
  std::map<std::string, std::string> yaml_cpp_defects;  ///< what yaml-cpp reads otherwise, and why
  std::map<std::string, int> kinds;
  int failures = 0;

  void fail(const json& test, const std::string& what) {
    ++failures;
    fmt::print("FAIL {} ({}): {}\n", test.at("id").get<std::string>(),
               test.at("name").get<std::string>(), what);
  }
};

void check_refusal(const json& test, const base::Diagnostics& findings, bool plain, Table& table) {
  if (findings.empty()) return table.fail(test, "refused without a finding");
  for (const auto& finding : findings)
    if (finding.where.line == 0 || finding.where.column == 0)
      table.fail(test, fmt::format("{} has no place", finding.kind->name));
  if (plain) {
    if (!gaps.contains(test.at("id").get<std::string>()))
      table.fail(test, fmt::format("not read: {}:{} {}", findings.front().where.line,
                                   findings.front().where.column, findings.front().kind->name));
    return;
  }
  if (!names_feature(*findings.front().kind))
    table.fail(test,
               fmt::format("refused as {}, which is no feature", findings.front().kind->name));
}

void check_second_opinion(const json& test, const yaml::Document& document, Table& table) {
  ++table.compared;
  const auto difference = yaml::second_opinion(document);
  if (difference.empty()) return;
  const auto defects = conformance::defects_in(document);
  if (defects.empty()) return table.fail(test, "yaml-cpp sees another tree at " + difference);
  table.yaml_cpp_defects[test.at("id")] = defects.front();
}

void run_valid(const json& test, const std::string& text, Table& table) {
  const auto events = test.at("events").get<std::string>();
  const bool directive = text.find("%YAML") == 0 || text.find("%FOO") == 0 ||
                         text.find("%TAG") == 0 || text.find("%YAM") == 0;
  const bool plain = conformance::is_plain_yaml(events) && !directive;
  auto& tally = plain ? table.plain : table.with_feature;
  ++tally.cases;
  const auto result = yaml::read({"case.yaml", text}, yaml::Keys::any);
  if (!result) {
    ++tally.refused;
    if (!plain && !result.diagnostics.empty())
      ++table.kinds[std::string(result.diagnostics.front().kind->name)];
    return check_refusal(test, result.diagnostics, plain, table);
  }
  ++tally.read;
  const auto wanted = conformance::node_events(events);
  const auto found = conformance::events_of(*result);
  if (found != wanted) table.fail(test, "wrong tree\n-- wanted\n" + wanted + "-- found\n" + found);
  if (gaps.contains(test.at("id").get<std::string>())) table.fail(test, "is no gap any more");
  if (!yaml::read({"case.yaml", text})) ++table.collection_keys;
  check_second_opinion(test, *result, table);
}

void run_invalid(const json& test, const std::string& text, bool verbose, Table& table) {
  ++table.invalid.cases;
  const auto result = yaml::read({"case.yaml", text}, yaml::Keys::any);
  if (result) {
    ++table.invalid.read;
    return table.fail(test, "accepted although invalid");
  }
  ++table.invalid.refused;
  for (const auto& finding : result.diagnostics) {
    if (verbose)
      fmt::print("{}: {}:{} {}\n", test.at("id").get<std::string>(), finding.where.line,
                 finding.where.column, finding.kind->name);
    if (finding.where.line == 0)
      table.fail(test, fmt::format("{} has no place", finding.kind->name));
  }
}

void print(const Table& table) {
  const auto row = [](const char* name, const Tally& tally) {
    fmt::print("{:<44}{:>6}{:>6}{:>9}\n", name, tally.cases, tally.read, tally.refused);
  };
  fmt::print("{:<44}{:>6}{:>6}{:>9}\n", "", "cases", "read", "refused");
  row("valid, within what is read", table.plain);
  fmt::print("{:<44}{:>6}{:>6}{:>9}\n", "  of these with keys that are no scalars", "",
             table.collection_keys, "");
  for (const auto& [id, reason] : gaps) fmt::print("  {}: {}\n", id, reason);
  row("valid, with a feature that is refused", table.with_feature);
  for (const auto& [kind, count] : table.kinds)
    fmt::print("{:<44}{:>6}{:>6}{:>9}\n", "  " + kind, "", "", count);
  row("invalid", table.invalid);
  const auto defects = static_cast<int>(table.yaml_cpp_defects.size());
  fmt::print("\n{} trees compared with yaml-cpp's: {} alike, {} not, all of them its defects:\n",
             table.compared, table.compared - defects, defects);
  for (const auto& [id, reason] : table.yaml_cpp_defects) fmt::print("  {}: {}\n", id, reason);
}

std::filesystem::path suite_path() {
  const char* shared = std::getenv("PIPELINE_SHARED");
  const std::filesystem::path folder =
      shared != nullptr ? std::filesystem::path(shared)
                        : std::filesystem::path(PIPELINE_SOURCE_DIR) / ".." / "shared";
  return folder / "yaml-test-suite" / "cases.jsonl";
}

constexpr int skipped = 77;  // as automake and meson have it

}  // namespace

int main(int count, char** arguments) {
  const bool verbose = count > 1 && std::string(arguments[1]) == "-v";
  const int first = verbose ? 2 : 1;
  const auto path = count > first ? std::filesystem::path(arguments[first]) : suite_path();
  std::ifstream file(path);
  if (!file) {
    fmt::print("skipped: there is no {}\n", path.string());
    return skipped;
  }
  Table table;
  for (std::string line; std::getline(file, line);) {
    if (line.empty()) continue;
    const auto test = json::parse(line);
    const auto text = test.at("yaml").get<std::string>();
    if (test.at("valid").get<bool>())
      run_valid(test, text, table);
    else
      run_invalid(test, text, verbose, table);
  }
  print(table);
  if (table.plain.read < least_read) {
    fmt::print("FAIL: {} read, at least {} wanted\n", table.plain.read, least_read);
    ++table.failures;
  }
  return table.failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
