#include <doctest/doctest.h>

#include "model/canonical.hpp"
#include "model/field.hpp"
#include "model/money.hpp"

using namespace pipeline;
using model::Currency;

namespace {
constexpr Currency cny{'C', 'N', 'Y'};
constexpr Currency usd{'U', 'S', 'D'};
base::Date day(std::string_view text) {
  return *base::parse_date(text);
}
}  // namespace

TEST_CASE("an amount is read in the workspace's currency or with its code") {
  CHECK(model::parse_money("12800000", cny) == model::Money{base::Decimal(12800000), cny});
  CHECK(model::to_string(*model::parse_money("150000.50 USD", cny), cny) == "150000.5 USD");
  for (const auto* text : {"", "12,800", "1.5e6", "150000 usd", "150000 DOLLARS", "USD"})
    CHECK_FALSE(model::parse_money(text, cny));
}

TEST_CASE("the rate in force is the latest one not after the day") {
  model::Rates rates{
      cny, {{usd, {{day("2026-01-01"), base::Decimal(7)}, {day("2026-07-01"), base::Decimal(8)}}}}};
  CHECK_FALSE(rates.on(day("2025-12-31"), usd));
  CHECK(rates.on(day("2026-06-30"), usd) == base::Decimal(7));
  CHECK(rates.on(day("2026-07-01"), usd) == base::Decimal(8));
  CHECK(rates.on(day("2020-01-01"), cny) == base::Decimal(1));
  CHECK(rates.in_home({base::Decimal(100), usd}, day("2026-08-01")) == base::Decimal(800));
  CHECK_FALSE(rates.on(day("2026-08-01"), Currency{'G', 'B', 'P'}));
}

TEST_CASE("what an approval covers is spelt one way, however the file spells it") {
  const model::Value amount{.content = model::Money{base::Decimal(12800000), cny}};
  const model::Value foreign{.content = model::Money{*base::parse_decimal("150000.50"), usd}};
  const model::Value margin{.content = model::Percent{*base::parse_decimal("0.28")}};
  const model::Value absent{};
  const std::vector<std::pair<std::string, const model::Value*>> fields{
      {"gross_margin", &margin}, {"amount", &amount}, {"quotation", &foreign}, {"cost", &absent}};
  CHECK(model::canonical_json(fields, cny) ==
        R"({"amount":12800000,"cost":null,"gross_margin":0.28,"quotation":"150000.5 USD"})");
}

TEST_CASE("a fingerprint is the beginning of the SHA-256") {
  CHECK(model::fingerprint("abc") == "ba7816bf");
}
