#include "render/cell.hpp"
#include "render/report.hpp"
#include "render/words.hpp"

namespace pipeline::render {
namespace {

using base::Language;

// Colours of text on both grounds keep a contrast of at least 4.5 : 1 (WCAG 2.1, 1.4.3).
constexpr std::string_view style = R"(
:root { color-scheme: light dark; --ink: #1c1c1c; --ground: #ffffff; --faint: #5f6368; --line: #d0d4d9; --band: #f3f5f7;
  --good: #1a6e34; --attention: #8a5300; --bad: #b3261e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e6e6; --ground: #16181b; --faint: #a0a6ad; --line: #3a3f45; --band: #22262b;
    --good: #7bd497; --attention: #f0bd6a; --bad: #f2a09a; } }
body { margin: 2rem auto; max-width: 80rem; padding: 0 1rem; color: var(--ink); background: var(--ground);
  font: 15px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 1.5rem; margin: 0; }
.provenance, .empty { color: var(--faint); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin: 1.5rem 0; }
caption { text-align: left; font-weight: 600; padding: 0.25rem 0; }
th, td { padding: 0.3rem 0.75rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
thead th { color: var(--faint); font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.group { font-weight: 600; background: var(--band); }
.total { font-weight: 600; border-top: 2px solid var(--ink); }
.good { color: var(--good); } .attention { color: var(--attention); } .bad { color: var(--bad); font-weight: 600; }
a { color: inherit; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; color: #000; background: #fff; }
  .wide { overflow: visible; } thead { display: table-header-group; } tr { break-inside: avoid; } }
)";

std::string element(std::string_view name, std::string_view attributes, std::string_view content) {
  std::string text = "<" + std::string(name);
  if (!attributes.empty()) text.append(" ").append(attributes);
  return text.append(">").append(content).append("</").append(name).append(">");
}

std::string_view emphasis_class(base::Emphasis emphasis) {
  switch (emphasis) {
    case base::Emphasis::good:
      return "good";
    case base::Emphasis::attention:
      return "attention";
    case base::Emphasis::bad:
      return "bad";
    case base::Emphasis::none:
      break;
  }
  return {};
}

std::string class_of(std::string_view first, std::string_view second) {
  std::string names(first);
  if (!first.empty() && !second.empty()) names += ' ';
  names += second;
  return names.empty() ? names : "class=\"" + names + "\"";
}

std::string cell(const std::string& text, const base::Cell& from, bool is_right) {
  std::string content = xml_escaped(text);
  // "./" before it, so that no name of a file can be taken for a scheme or a host.
  if (!from.link.empty()) content = element("a", "href=\"./" + uri_path(from.link) + "\"", content);
  return element("td", class_of(is_right ? "number" : "", emphasis_class(from.emphasis)), content);
}

std::string row(const base::Row& from, const Grid& shown, std::size_t index) {
  std::string cells;
  for (std::size_t i = 0; i < shown.columns.size(); ++i)
    cells += cell(shown.rows[index][i], i < from.cells.size() ? from.cells[i] : base::Cell{},
                  shown.columns[i].is_right);
  const std::string_view role = from.role == base::RowRole::group   ? "group"
                                : from.role == base::RowRole::total ? "total"
                                                                    : "";
  return element("tr", class_of(role, ""), cells) + "\n";
}

std::string table(const base::Table& from, Language language) {
  const std::string title = xml_escaped(words(from.title, language));
  if (from.rows.empty() && !from.when_empty.english.empty())
    return (title.empty() ? "" : element("h2", "", title) + "\n") +
           element("p", "class=\"empty\"", xml_escaped(words(from.when_empty, language))) + "\n";
  const Grid shown = grid(from, language);
  std::string header;
  for (const Grid::Column& column : shown.columns)
    header +=
        element("th", std::string("scope=\"col\"") + (column.is_right ? " class=\"number\"" : ""),
                xml_escaped(column.title));
  std::string body;
  for (std::size_t i = 0; i < from.rows.size(); ++i) body += row(from.rows[i], shown, i);
  std::string content = "\n";
  if (!title.empty()) content += element("caption", "", title) + "\n";
  content += element("thead", "", element("tr", "", header)) + "\n" +
             element("tbody", "", "\n" + body) + "\n";
  const std::string id = "id=\"" + xml_escaped(from.id) + "\"";
  return element("div", "class=\"wide\"", element("table", from.id.empty() ? "" : id, content)) +
         "\n";
}

std::string notes(const base::Report& report, Language language) {
  std::string items;
  const auto missing =
      report.provenance ? gaps(*report.provenance, language) : std::vector<std::string>{};
  for (const auto& gap : missing)
    items += element("li", "class=\"attention\"", xml_escaped(gap)) + "\n";
  for (const base::Phrase& note : report.notes)
    items += element("li", "", xml_escaped(words(note, language))) + "\n";
  return items.empty() ? items : element("ul", "class=\"notes\"", "\n" + items) + "\n";
}

}  // namespace

std::string to_html(const base::Report& report, Language language) {
  const std::string title = xml_escaped(words(report.title, language));
  std::string page = "<!DOCTYPE html>\n";
  page += language == Language::zh ? "<html lang=\"zh-CN\">\n" : "<html lang=\"en\">\n";
  page += "<head>\n<meta charset=\"utf-8\">\n";
  // Nothing is loaded and nothing runs, whatever stands in the data.
  page +=
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\">\n";
  page += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  page += element("title", "", title) + "\n" + element("style", "", style) + "\n</head>\n<body>\n";
  page += element("h1", "", title) + "\n";
  if (report.provenance)
    page += element("p", "class=\"provenance\"",
                    xml_escaped(provenance(*report.provenance, language))) +
            "\n";
  for (const base::Table& each : report.tables) page += table(each, language);
  return page + notes(report, language) + "</body>\n</html>\n";
}

}  // namespace pipeline::render
