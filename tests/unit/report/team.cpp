#include "unit/report/team.hpp"

#include "render/cell.hpp"
#include "render/words.hpp"

namespace pipeline::testing {

namespace {

MemoryTree tree_of(const std::map<std::string, std::string>& deals,
                   const std::map<std::string, std::string>& files) {
  MemoryTree tree({{"pipeline.yaml", std::string(settings_text)},
                   {"process.yaml", std::string(process_text)},
                   {"accounts/acme.yaml", std::string(account_text)},
                   {"accounts/bell.yaml", "id: bell\nname: Bell\ngrade: C\n"}});
  for (const auto& [id, text] : deals) tree.put("opportunities/" + id + ".yaml", text);
  for (const auto& [path, text] : files) tree.put(path, text);
  return tree;
}

bool has_key(std::string_view fields, const std::string& key) {
  return fields.starts_with(key + ":") || fields.find("\n" + key + ":") != std::string_view::npos;
}

}  // namespace

Team::Team(const std::map<std::string, std::string>& deals,
           const std::map<std::string, std::string>& files)
    : tree_(tree_of(deals, files)),
      definition_(std::make_unique<workspace::Definition>(
          std::move(*workspace::load_definition(tree_).value))),
      workspace_(std::make_unique<workspace::Workspace>(std::move(
          *workspace::load(tree_, *definition_, *base::parse_date("2026-11-23")).value))) {}

const process::Expression* Team::where(std::string_view text) {
  auto compiled = cel::compile(text, process().environment);
  REQUIRE(compiled.program.has_value());
  conditions_.push_back(
      std::make_unique<process::Expression>(process::Expression{{}, std::move(compiled.program)}));
  return conditions_.back().get();
}

report::Field Team::field(std::string_view path) const {
  auto found = report::find_field(process(), path);
  REQUIRE(found.has_value());
  return std::move(*found);
}

std::string deal_text(std::string_view id, std::string_view fields, std::string_view stage,
                      std::string_view status, std::string_view since) {
  std::string text = "id: " + std::string(id) + "\nname: " + std::string(id) +
                     "\nstage: " + std::string(stage) + "\nstatus: " + std::string(status) + "\n";
  if (!has_key(fields, "account")) text += "account: acme\n";
  if (!has_key(fields, "owner")) text += "owner: seller\n";
  text += fields;
  if (has_key(fields, "history")) return text;
  return text + "history:\n  - {at: " + std::string(since) + ", to: " + std::string(stage) +
         ", by: seller, imported: old.csv}\n";
}

base::Table table(const base::Report& report, std::string_view id) {
  for (const auto& each : report.tables)
    if (each.id == id) return each;
  return {};
}

std::vector<std::string> rows(const base::Table& table) {
  std::vector<std::string> lines;
  for (const auto& row : table.rows) {
    std::string line = row.role == base::RowRole::total ? "=" : "";
    for (const auto& cell : row.cells) {
      const auto text = render::raw(cell);
      line += (&cell == &row.cells.front() ? "" : " ") + (text.empty() ? "-" : text);
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<std::string> notes(const base::Report& report) {
  std::vector<std::string> lines;
  for (const auto& note : report.notes) lines.push_back(render::words(note, base::Language::en));
  return lines;
}

}  // namespace pipeline::testing
