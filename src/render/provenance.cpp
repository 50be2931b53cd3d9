#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "render/report.hpp"
#include "render/words.hpp"

namespace pipeline::render {

using base::msg;

std::string provenance(const base::Provenance& from, base::Language language,
                       std::string_view separator) {
  std::vector<std::string> parts;
  if (!from.workspace.empty()) parts.push_back(base::printable(from.workspace));
  parts.push_back(base::filled(language, msg("as of {0}"), {to_string(from.today)}));
  if (from.period)
    parts.push_back(base::filled(language, msg("period {0} to {1}"),
                                 {to_string(from.period->first), to_string(from.period->last)}));
  if (!from.commit.empty())
    parts.push_back(base::filled(language, msg("commit {0}"), {base::printable(from.commit)}));
  const auto deals = static_cast<std::int64_t>(from.deals);
  const auto all =
      base::filled(base::Language::en, base::translate(language, "{0} deal", "{0} deals", deals),
                   {std::to_string(deals)});
  parts.push_back(
      from.chosen ? base::filled(language, msg("{0} of {1}"), {std::to_string(*from.chosen), all})
                  : all);
  std::string line;
  for (const std::string& part : parts) line.append(line.empty() ? "" : separator).append(part);
  return line;
}

std::vector<std::string> gaps(const base::Provenance& from, base::Language language) {
  std::vector<std::string> lines;
  if (!from.left_out.empty()) {
    std::vector<std::string> files;
    for (const std::string& file : from.left_out) files.push_back(base::printable(file));
    lines.push_back(base::filled(language, msg("left out, because they cannot be read: {0}"),
                                 {joined(files, language)}));
  }
  if (from.undecided != 0)
    lines.push_back(base::filled(
        language, msg("left out, because the condition could not be told of them: {0}"),
        {std::to_string(from.undecided)}));
  return lines;
}

}  // namespace pipeline::render
