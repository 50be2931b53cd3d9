#include "render/report.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "render/cell.hpp"

using namespace pipeline;
using base::Align;
using base::Amount;
using base::Count;
using base::Decimal;
using base::Language;
using base::Phrase;
using base::Report;
using base::RowRole;
using base::Table;

namespace {

Decimal of(std::string_view text) {
  return *base::parse_decimal(text);
}

Report sample() {
  Report report;
  report.name = "pipeline";
  report.title = Phrase{"Pipeline"};
  report.provenance = {.workspace = "华东大区",
                       .today = *base::parse_date("2026-11-23"),
                       .period = base::parse_period("2026-Q4"),
                       .commit = "3f9c2a7+",
                       .deals = 2,
                       .left_out = {}};
  Table table;
  table.id = "deals";
  table.title = Phrase{"Open deals"};
  table.columns = {{"id", Phrase{"deal"}},
                   {"name", Phrase{"name"}},
                   {"amount", Phrase{"amount"}, Align::right},
                   {"win_rate", Phrase{"win rate"}, Align::right},
                   {"sign", Phrase{"sign date"}}};
  table.rows = {
      {{{std::string("hd-power"), {}, "opportunities/hd power.yaml"},
        {std::string("华东电力")},
        {Amount{of("12800000"), "CNY"}},
        {base::Percent{0.55}},
        {*base::parse_date("2026-12-20"), base::Emphasis::bad}}},
      {{{std::string("=cmd|x")},
        {std::string("a <b> & \"c\"")},
        {Amount{of("150000.5"), "CNY"}},
        {},
        {}}},
      {{{std::string("total")}, {}, {Amount{of("12950000.5"), "CNY"}}, {}, {}}, RowRole::total}};
  report.tables = {table};
  report.notes = {Phrase{"deals on hold are left out: {0}", {"3"}}};
  return report;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines(1);
  for (const char c : text) {
    if (c == '\n')
      lines.emplace_back();
    else
      lines.back() += c;
  }
  return lines;
}

}  // namespace

TEST_CASE("a report as text is aligned by display width, with numbers to the right") {
  CHECK(
      render::to_text(sample(), {.width = 100}) ==
      "Pipeline\n"
      "华东大区 · as of 2026-11-23 · period 2026-10-01 to 2026-12-31 · commit 3f9c2a7+ · 2 deals\n"
      "\n"
      "Open deals\n"
      "deal      name          amount (CNY)  win rate  sign date\n"
      "──────────────────────────────────────────────────────────\n"
      "hd-power  华东电力        12,800,000       55%  2026-12-20\n"
      "=cmd|x    a <b> & \"c\"     150,000.50\n"
      "──────────────────────────────────────────────────────────\n"
      "total                  12,950,000.50\n"
      "\n"
      "deals on hold are left out: 3\n");
}

TEST_CASE("Chinese amounts are in 万 and 亿") {
  CHECK(render::amount(of("12800000"), Language::zh) == "1,280万");
  CHECK(render::amount(of("128000000"), Language::zh) == "1.28亿");
  CHECK(render::amount(of("152500"), Language::zh) == "15.25万");
  CHECK(render::amount(of("10000"), Language::zh) == "1万");
  CHECK(render::amount(of("9999.5"), Language::zh) == "9,999.50");
  CHECK(render::amount(of("-12800000"), Language::zh) == "-1,280万");
  CHECK(render::amount(of("99999999"), Language::zh) == "1亿");
  CHECK(render::amount(of("99994999"), Language::zh) == "9,999.5万");
  CHECK(render::amount(of("1234567890123"), Language::zh) == "12,345.68亿");
  CHECK(render::amount(Decimal(), Language::zh) == "0");
}

TEST_CASE("English amounts are grouped, with two digits of a fraction") {
  CHECK(render::amount(of("12800000"), Language::en) == "12,800,000");
  CHECK(render::amount(of("150000.5"), Language::en) == "150,000.50");
  CHECK(render::amount(of("-1234.567"), Language::en) == "-1,234.57");
  CHECK(render::amount(of("999"), Language::en) == "999");
  CHECK(render::amount(of("-999"), Language::en) == "-999");
  CHECK(render::amount(of("0.001"), Language::en) == "0");
}

TEST_CASE("amounts of several currencies in a column each name theirs") {
  Report report = sample();
  report.tables[0].rows[1].cells[2] = {Amount{of("500"), "USD"}};
  const std::string text = render::to_text(report, {.width = 100});
  CHECK(text.find("12,800,000 CNY") != text.npos);
  CHECK(text.find("500 USD") != text.npos);
  CHECK(text.find("amount (CNY)") == text.npos);
}

TEST_CASE("other cells read as people write them") {
  CHECK(render::shown(base::Percent{0.285}, Language::en) == "28.5%");
  CHECK(render::shown(base::Percent{0.28}, Language::en) == "28%");
  CHECK(render::shown(base::Percent{-0.0001}, Language::en) == "0%");
  CHECK(render::shown(base::Days{12.345}, Language::en) == "12.3");
  CHECK(render::shown(base::Days{12}, Language::en) == "12");
  CHECK(render::shown(base::Points{68}, Language::en) == "68");
  CHECK(render::shown(Count{1234567}, Language::zh) == "1,234,567");
  CHECK(render::shown(std::monostate{}, Language::en).empty());
  CHECK(render::shown(std::string("two\nlines\r\n\x1B"), Language::en) == "two lines \\u{1b}");
  CHECK(render::shown(base::Days{std::numeric_limits<double>::quiet_NaN()}, Language::en).empty());
}

TEST_CASE("a table fits the terminal by cutting its widest text, never a number") {
  Report report = sample();
  report.tables[0].rows[0].cells[1] = {
      std::string("华东电力调度自动化改造项目二期工程（含备用调度中心）")};
  for (const std::size_t width : {60U, 70U, 80U}) {
    const auto lines = lines_of(render::to_text(report, {.width = width}));
    for (std::size_t i = 3; i + 3 < lines.size(); ++i)
      CHECK(base::display_width(lines[i]) <= width);
  }
  const std::string narrow = render::to_text(report, {.width = 20});
  CHECK(narrow.find("12,950,000.50") != narrow.npos);
  CHECK(narrow.find("2026-12-20") != narrow.npos);
  CHECK(render::to_text(report, {.narrow = false}).find("（含备用调度中心）") != std::string::npos);
}

TEST_CASE("a terminal without Unicode gets ASCII rules, marks and dots") {
  Report report = sample();
  report.provenance->workspace = "east";
  report.tables[0].rows[0].cells[1] = {std::string(80, 'n')};
  const std::string text = render::to_text(report, {.width = 80, .unicode = false});
  for (const char c : text) CHECK(static_cast<unsigned char>(c) < 0x80);
  CHECK(text.find("n...") != text.npos);
}

TEST_CASE("colour marks emphasis and rows only where the terminal has it") {
  const std::string plain = render::to_text(sample(), {.width = 100});
  CHECK(plain.find('\x1B') == plain.npos);
  const std::string coloured = render::to_text(sample(), {.width = 100, .colour = true});
  CHECK(coloured.find("\x1B[31m2026-12-20\x1B[39m") != coloured.npos);
  CHECK(coloured.find("\x1B[1mtotal\x1B[22m") != coloured.npos);
}

TEST_CASE("a group row with a title only runs over its columns") {
  Report report = sample();
  auto& rows = report.tables[0].rows;
  rows.insert(rows.begin(), {{{std::string("a stage with a long title")}}, RowRole::group});
  const std::string text = render::to_text(report, {.width = 100});
  CHECK(text.find("\na stage with a long title\nhd-power  华") != text.npos);
}

TEST_CASE("an empty table says so") {
  Report report = sample();
  report.tables[0].rows.clear();
  report.tables[0].when_empty = Phrase{"no open deals"};
  CHECK(render::to_text(report, {}).find("Open deals\nno open deals\n") != std::string::npos);
  CHECK(render::to_markdown(report, Language::en).find("\nno open deals\n") != std::string::npos);
  CHECK(render::to_html(report, Language::en).find("<p class=\"empty\">no open deals</p>") !=
        std::string::npos);
}

TEST_CASE("files that could not be read are named in every format for people") {
  Report report = sample();
  report.provenance->left_out = {"a.yaml", "b.yaml"};
  for (const std::string& text :
       {render::to_text(report, {.width = 100}), render::to_markdown(report, Language::en),
        render::to_html(report, Language::en)})
    CHECK(text.find("cannot be read: a.yaml, b.yaml") != text.npos);
}

TEST_CASE("Markdown is escaped, linked and aligned") {
  const std::string text = render::to_markdown(sample(), Language::en);
  CHECK(text.find("# Pipeline\n") == 0);
  CHECK(text.find("| deal | name | amount (CNY) | win rate | sign date |\n| --- | --- | ---: | "
                  "---: | --- |\n") != text.npos);
  CHECK(text.find("| [hd-power](opportunities/hd%20power.yaml) | 华东电力 | 12,800,000 | 55% | "
                  "**2026-12-20** |\n") != text.npos);
  CHECK(text.find("| =cmd\\|x | a \\<b\\> \\& \"c\" | 150,000.50 |  |  |\n") != text.npos);
  CHECK(text.find("| **total** |") != text.npos);
  CHECK(text.find("\n- deals on hold are left out: 3\n") != text.npos);
}

TEST_CASE("Markdown notes that look like lists or headings stay notes") {
  Report report = sample();
  report.notes = {Phrase{"1. one"}, Phrase{"# two"}, Phrase{"- three"}, Phrase{"4 and *five*"}};
  const std::string text = render::to_markdown(report, Language::en);
  CHECK(text.ends_with("- 1\\. one\n- \\# two\n- \\- three\n- 4 and \\*five\\*\n"));
}

TEST_CASE("HTML is escaped, has no scripts and loads nothing") {
  Report report = sample();
  report.tables[0].rows[1].cells[0] = {
      std::string("<script>alert(1)</script>"), {}, "javascript:alert(1)"};
  report.title = Phrase{"Pipeline </title>"};
  const std::string page = render::to_html(report, Language::en);
  CHECK(page.find("<script") == page.npos);
  CHECK(page.find("&lt;script&gt;") != page.npos);
  CHECK(page.find("href=\"./javascript%3Aalert%281%29\"") != page.npos);
  CHECK(page.find("href=\"./opportunities/hd%20power.yaml\"") != page.npos);
  CHECK(page.find("<title>Pipeline &lt;/title&gt;</title>") != page.npos);
  CHECK(page.find("a &lt;b&gt; &amp; &quot;c&quot;") != page.npos);
  CHECK(page.find("http://") == page.npos);
  CHECK(page.find("https://") == page.npos);
}

TEST_CASE("HTML marks numbers, emphasis, totals and its language") {
  const std::string page = render::to_html(sample(), Language::zh);
  CHECK(page.find("<html lang=\"zh-CN\">") != page.npos);
  CHECK(page.find("<td class=\"number\">1,280万</td>") != page.npos);
  CHECK(page.find("<td class=\"bad\">2026-12-20</td>") != page.npos);
  CHECK(page.find("<tr class=\"total\">") != page.npos);
  CHECK(page.find("<th scope=\"col\" class=\"number\">") != page.npos);
  CHECK(page.find("prefers-color-scheme: dark") != page.npos);
  CHECK(page.find("@media print") != page.npos);
}

TEST_CASE("CSV holds raw values, a currency beside each amount, and no formulas") {
  CHECK(render::to_csv(sample()) ==
        "id,name,amount,amount_currency,win_rate,sign,row_role\r\n"
        "hd-power,华东电力,12800000,CNY,0.55,2026-12-20,item\r\n"
        "'=cmd|x,\"a <b> & \"\"c\"\"\",150000.5,CNY,,,item\r\n"
        "total,,12950000.5,CNY,,,total\r\n");
}

TEST_CASE("CSV makes formulas text and leaves numbers alone") {
  Report report = sample();
  Table& table = report.tables[0];
  table.columns = {{"text", Phrase{"text"}}};
  table.rows.clear();
  for (const char* text :
       {"=1+1", "+86 138", "-5", "-5+2", "@x", "\tx", "a,b", "two\nlines", "+7.5", "＝1"})
    table.rows.push_back({{{std::string(text)}}});
  table.rows.push_back({{{Count{-3}}}});
  CHECK(render::to_csv(report) ==
        "text\r\n'=1+1\r\n'+86 "
        "138\r\n-5\r\n'-5+2\r\n'@x\r\n'\tx\r\n\"a,b\"\r\n\"two\nlines\"\r\n+7.5\r\n'＝1\r\n-3\r\n");
}

TEST_CASE("several tables in CSV stand under their ids, with an empty line between") {
  Report report = sample();
  Table second;
  second.id = "people";
  second.columns = {{"owner", Phrase{"owner"}}, {"deals", Phrase{"deals"}}};
  second.rows = {{{{std::string("zhang.wei")}, {Count{2}}}}};
  report.tables = {second, second};
  CHECK(render::to_csv(report) ==
        "people\r\nowner,deals\r\nzhang.wei,2\r\n\r\npeople\r\nowner,deals\r\nzhang.wei,2\r\n");
}

TEST_CASE("JSON keys rows by column and keeps money exact") {
  const auto json = nlohmann::json::parse(render::to_json(sample(), Language::en));
  CHECK(json["schema"] == "pipeline/report-pipeline/v1");
  CHECK(json["title"] == "Pipeline");
  CHECK(json["provenance"] ==
        nlohmann::json::parse(R"({"workspace": "华东大区", "today": "2026-11-23",
    "period": {"first": "2026-10-01", "last": "2026-12-31"}, "commit": "3f9c2a7+", "deals": 2, "chosen": null,
    "undecided": 0, "left_out": []})"));
  const auto& rows = json["tables"][0]["rows"];
  REQUIRE(rows.size() == 3);
  CHECK(rows[0] == nlohmann::json::parse(R"({"id": "hd-power", "name": "华东电力",
    "amount": {"value": "12800000", "currency": "CNY"}, "win_rate": 0.55, "sign": "2026-12-20"})"));
  CHECK(rows[1]["win_rate"].is_null());
  CHECK(rows[2]["row_role"] == "total");
  CHECK(json["notes"][0] == "deals on hold are left out: 3");
  CHECK(json["tables"][0]["columns"][2] == nlohmann::json({{"id", "amount"}, {"title", "amount"}}));
}

TEST_CASE("JSON keeps the order of keys, and rounds what binary numbers add") {
  Report report = sample();
  report.tables[0].rows[0].cells[3] = {base::Percent{0.1 + 0.2}};
  const std::string text = render::to_json(report, Language::en);
  CHECK(text.find("\"schema\"") < text.find("\"title\""));
  CHECK(text.find("\"id\": \"hd-power\"") < text.find("\"amount\": {"));
  CHECK(text.find("\"win_rate\": 0.3,") != text.npos);
}

TEST_CASE("raw values do not depend on the language") {
  Report report = sample();
  report.tables[0].rows[0].cells[0] = {base::Localized{"Bidding", "投标"}};
  const auto english = nlohmann::json::parse(render::to_json(report, Language::en));
  const auto chinese = nlohmann::json::parse(render::to_json(report, Language::zh));
  CHECK(english["tables"][0]["rows"] == chinese["tables"][0]["rows"]);
  CHECK(chinese["tables"][0]["rows"][0]["id"] == "Bidding");
}

TEST_CASE("programs read a cell's id, people its title; an empty id is nothing") {
  Report report = sample();
  base::Cell named{base::Localized{"Bidding", "投标"}};
  named.id = "bid";
  base::Cell nobody{Phrase{"not set"}};
  nobody.id = "";
  report.tables[0].rows[0].cells[0] = named;
  report.tables[0].rows[1].cells[1] = nobody;
  const auto json = nlohmann::json::parse(render::to_json(report, Language::zh));
  CHECK(json["tables"][0]["rows"][0]["id"] == "bid");
  CHECK(json["tables"][0]["rows"][1]["name"].is_null());
  CHECK(render::to_csv(report).find("bid,华东电力") != std::string::npos);
  CHECK(render::to_text(report, {}).find("Bidding") != std::string::npos);
}

TEST_CASE("a report may name the schema of its JSON") {
  Report report = sample();
  report.schema = "pipeline/list/v1";
  CHECK(nlohmann::json::parse(render::to_json(report, Language::en))["schema"] ==
        "pipeline/list/v1");
}
