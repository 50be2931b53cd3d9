#include <doctest/doctest.h>

#include "model/bind.hpp"
#include "support/small_workspace.hpp"

using namespace pipeline;
using testing::SmallWorkspace;
using Lines = std::vector<std::string>;

namespace {

/// The findings about a deal that has `lines` among its fields, from line 8 on.
Lines with(std::string_view lines) {
  return SmallWorkspace(testing::lead_text(lines)).findings();
}

}  // namespace

TEST_CASE("fields that fit their types have no findings") {
  CHECK(with("margin: 28%\nimportance: VI\nexpected_sign_date: 2026-12-20\nx_own: [1, {a: b}]\n") ==
        Lines{});
}

TEST_CASE("an unknown field is found at its key, with the nearest known one") {
  const SmallWorkspace workspace(testing::lead_text("ammount: 3\n"));
  CHECK(workspace.findings() == Lines{"8:1 model.unknown-field"});
  CHECK(workspace.loaded.findings.front().did_you_mean == "amount");
}

TEST_CASE("keys of the users' own are free at every level") {
  CHECK(with("needs: {summary: a, x_source: 会议}\nactivities:\n  - {date: 2026-06-01, kind: "
             "visit, by: seller, x_km: 30}\n") == Lines{});
}

TEST_CASE("each type says what it wants, at the value") {
  CHECK(with("budget: {amount: viel}\n") == Lines{"8:18 model.bad-money"});
  CHECK(with("budget: {amount: '900000'}\n") == Lines{"8:18 model.quoted-value"});
  CHECK(with("margin: 0.28\n") == Lines{"8:9 model.bad-percent"});
  CHECK(with("expected_sign_date: 2026-02-30\n") == Lines{"8:21 model.impossible-date"});
  CHECK(with("expected_sign_date: tomorrow\n") == Lines{"8:21 model.bad-date"});
  CHECK(with("importance: VVI\n") == Lines{"8:13 model.unknown-value"});
  CHECK(with("needs: old\n") == Lines{"8:8 model.wrong-type"});
  CHECK(with("objections: {what: x}\n") == Lines{"8:13 model.wrong-type"});
}

TEST_CASE("a currency without a rate is found at the amount") {
  CHECK(with("budget: {amount: 100 GBP}\n") == Lines{"8:18 model.no-rate"});
}

TEST_CASE("people and accounts must exist") {
  auto text = testing::lead_text();
  text.replace(text.find("owner: seller"), 13, "owner: sellre");
  const SmallWorkspace stranger(text);
  CHECK(stranger.findings() == Lines{"4:8 model.unknown-person"});
  CHECK(stranger.loaded.findings.front().did_you_mean == "seller");
  text.replace(text.find("account: acme"), 13, "account: acne");
  CHECK(SmallWorkspace(text).findings() ==
        Lines{"3:10 model.unknown-account", "4:8 model.unknown-person"});
}

TEST_CASE("references stay in the workspace") {
  CHECK(with("checklist: {O-2: {done: 2026-06-02, by: seller, evidence: ../../secret}}\n") ==
        Lines{"8:59 model.outside-reference"});
  CHECK(with("checklist: {O-2: {done: 2026-06-02, by: seller, evidence: "
             "'https://example.com/a'}}\n") == Lines{});
}

TEST_CASE("an empty value, ~ and null are absent") {
  for (const auto* nothing : {"margin:\n", "margin: ~\n", "margin: null\n"}) {
    const SmallWorkspace workspace(testing::lead_text(nothing));
    CHECK(workspace.findings() == Lines{});
    CHECK(workspace.deal().root["margin"].is_absent());
  }
}

TEST_CASE("the id is the file's stem") {
  auto text = testing::lead_text();
  text.replace(0, 8, "id: Deal");
  CHECK(SmallWorkspace(text).findings() == Lines{"1:5 model.bad-id"});
  text.replace(0, 8, "id: dear");
  CHECK(SmallWorkspace(text).findings() == Lines{"1:5 model.id-not-file-name"});
}

TEST_CASE("ids are lower-case letters, digits and '-', and Chinese letters") {
  for (const auto* id : {"hd-power-scada", "a1", "青禾水务", "华东-2026"}) CHECK(model::is_id(id));
  for (const auto* id : {"", "-a", "A", "a b", "a_b", "a/b", "é"}) CHECK_FALSE(model::is_id(id));
}
