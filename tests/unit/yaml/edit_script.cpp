#include "unit/yaml/edit_script.hpp"

#include <sstream>
#include <stdexcept>

#include "yaml/compare.hpp"
#include "yaml/path.hpp"
#include "yaml/reader.hpp"

namespace yaml_tests {

using pipeline::yaml::Edit;
using Action = Edit::Action;

namespace {

constexpr std::string_view unchanged = "unchanged\n";

/// Takes "(before KEY KEY)" off the end of `line`.
std::vector<std::string> take_before(std::string& line) {
  const auto begin = line.rfind(" (before ");
  if (begin == std::string::npos || !line.ends_with(')')) return {};
  std::istringstream words(line.substr(begin + 9, line.size() - begin - 10));
  line.resize(begin);
  std::vector<std::string> keys;
  for (std::string key; words >> key;) keys.push_back(key);
  return keys;
}

pipeline::yaml::Value value_in(const std::string& text) {
  const auto document = pipeline::yaml::read({"value", "value: " + text});
  if (!document) throw std::runtime_error("no value: " + text);
  return pipeline::yaml::value_of(document->root().find("value"));
}

Edit edit_in(std::string line) {
  const auto before = take_before(line);
  const auto verb = line.substr(0, line.find(' '));
  const auto rest = line.substr(std::min(verb.size() + 1, line.size()));
  const auto equals = rest.find(" =");
  auto path = pipeline::yaml::parse_path(rest.substr(0, equals));
  if (!path) throw std::runtime_error("no path: " + line);
  if (verb == "remove") return {Action::remove, *std::move(path), {}};
  if (equals == std::string::npos) throw std::runtime_error("no ' =': " + line);
  const auto action = verb == "set"      ? Action::set
                      : verb == "append" ? Action::append
                      : verb == "rename" ? Action::rename
                                         : throw std::runtime_error("no verb: " + line);
  const auto value = rest.substr(std::min(equals + 3, rest.size()));
  return {action, *std::move(path), value_in(value), before};
}

}  // namespace

std::vector<ScriptedEdit> edit_script(std::string_view text) {
  std::vector<ScriptedEdit> script;
  std::string above;
  while (!text.empty()) {
    const auto size = std::min(text.find('\n'), text.size());
    const std::string line(text.substr(0, size));
    text.remove_prefix(std::min(size + 1, text.size()));
    if (line.empty() || line.front() == '#') {
      above += line + "\n";
    } else if (std::string_view("@ -+\\").find(line.front()) != std::string_view::npos) {
      if (script.empty()) throw std::runtime_error("no edit above: " + line);
      script.back().diff += line + "\n";
    } else if (line + "\n" != unchanged) {
      script.push_back({std::move(above), line, edit_in(line), ""});
      above.clear();
    }
  }
  return script;
}

std::string to_text(const std::vector<ScriptedEdit>& script) {
  std::string text;
  for (const auto& each : script)
    text +=
        each.above + each.line + "\n" + (each.diff.empty() ? std::string(unchanged) : each.diff);
  return text;
}

}  // namespace yaml_tests
