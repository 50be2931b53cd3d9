#include <map>
#include <vector>

#include "base/text.hpp"
#include "render/diagnostics.hpp"
#include "render/words.hpp"

namespace pipeline::render {
namespace {

using base::Diagnostic;
using base::Severity;

struct FileFindings {
  std::vector<Diagnostic> errors;
  std::vector<Diagnostic> warnings;
};

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + xml_escaped(value) + "\"";
}

std::string lines(const std::vector<Diagnostic>& diagnostics, base::Language language) {
  const base::Terminal plain{.colour = false, .language = language};
  return xml_escaped(to_text(diagnostics, plain));
}

std::string test_case(const std::string& path, const FileFindings& found, base::Language language) {
  // JUnit wants a name even for findings about no file.
  const std::string name = path.empty() ? "pipeline" : base::printable(path);
  std::string text =
      "    <testcase" + attribute("classname", "pipeline.validate") + attribute("name", name);
  if (found.errors.empty() && found.warnings.empty()) return text + "/>\n";
  text += ">\n";
  if (!found.errors.empty()) {
    const Diagnostic& first = found.errors.front();
    text += "      <failure" + attribute("message", sentence(first, language)) +
            attribute("type", first.kind ? first.kind->name : "") + ">" +
            lines(found.errors, language) + "</failure>\n";
  }
  if (!found.warnings.empty())
    text += "      <system-out>" + lines(found.warnings, language) + "</system-out>\n";
  return text + "    </testcase>\n";
}

}  // namespace

std::string to_junit(std::span<const Diagnostic> diagnostics, base::Language language,
                     std::span<const std::string> files) {
  std::map<std::string, FileFindings> by_file;
  for (const std::string& file : files) by_file[file];
  for (const Diagnostic& diagnostic : diagnostics) {
    FileFindings& found = by_file[diagnostic.where.path];
    (diagnostic.severity == Severity::error ? found.errors : found.warnings).push_back(diagnostic);
  }
  std::string cases;
  std::size_t failures = 0;
  for (const auto& [path, found] : by_file) {
    cases += test_case(path, found, language);
    if (!found.errors.empty()) ++failures;
  }
  const std::string counts = attribute("tests", std::to_string(by_file.size())) +
                             attribute("failures", std::to_string(failures));
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + counts + ">\n  <testsuite" +
         attribute("name", "pipeline validate") + counts + attribute("errors", "0") + ">\n" +
         cases + "  </testsuite>\n</testsuites>\n";
}

}  // namespace pipeline::render
