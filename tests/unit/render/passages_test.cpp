#include "render/passages.hpp"

#include <doctest/doctest.h>

#include "render/report.hpp"

using namespace pipeline;

namespace {

base::Table table(const std::vector<std::vector<std::string>>& rows) {
  base::Table table;
  table.heads = 2;
  for (const auto* id : {"deal", "status", "what", "text", "place"})
    table.columns.push_back({id, base::Phrase{id}});
  for (const auto& texts : rows) {
    base::Row row;
    for (const auto& text : texts) row.cells.push_back({text});
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

TEST_CASE("rows with the same heads stand below one heading, texts are broken into lines") {
  base::Terminal narrow;
  narrow.width = 30;
  CHECK(render::passages(table({{"a", "lost", "Why", "one two three four five", "f:1"},
                                {"a", "lost", "Lesson", "见到总工", "f:2"},
                                {"b", "", "Why", "x", ""}}),
                         narrow) ==
        "a · lost\n"
        "  Why     one two three four\n"
        "          five\n"
        "          f:1\n"
        "  Lesson  见到总工\n"
        "          f:2\n"
        "\n"
        "b\n"
        "  Why     x\n");
}

TEST_CASE("marked words are bold, also where a line ends inside one") {
  base::Terminal terminal;
  terminal.colour = true;
  terminal.width = 10;
  auto texts = table({{"a", "", "W", "价格低 Price", ""}});
  texts.marked = {"价格低", "price"};
  CHECK(render::passages(texts, terminal).find("\x1B[1m价格\x1B[22m\n     \x1B[1m低\x1B[22m") !=
        std::string::npos);
  CHECK(render::passages(texts, terminal).find("\x1B[1mPrice\x1B[22m") != std::string::npos);
}

TEST_CASE("without colour nothing is marked, and other formats have columns as ever") {
  auto texts = table({{"a", "", "W", "price", ""}});
  texts.marked = {"price"};
  CHECK(render::passages(texts, {}).find('\x1B') == std::string::npos);
  base::Report report{.name = "r", .title = {}, .provenance = {}, .tables = {texts}, .notes = {}};
  CHECK(render::to_csv(report) == "deal,status,what,text,place\r\na,,W,price,\r\n");
}
