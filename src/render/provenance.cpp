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
  parts.push_back(base::filled(base::Language::en,
                               base::translate(language, "{0} deal", "{0} deals", deals),
                               {std::to_string(deals)}));
  std::string line;
  for (const std::string& part : parts) line.append(line.empty() ? "" : separator).append(part);
  return line;
}

std::string left_out(const base::Provenance& from, base::Language language) {
  if (from.left_out.empty()) return {};
  std::vector<std::string> files;
  for (const std::string& file : from.left_out) files.push_back(base::printable(file));
  return base::filled(language, msg("left out, because they cannot be read: {0}"),
                      {joined(files, language)});
}

}  // namespace pipeline::render
