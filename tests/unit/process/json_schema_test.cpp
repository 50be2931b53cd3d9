#include "process/json_schema.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "support/small_workspace.hpp"

using namespace pipeline;
using nlohmann::json;

namespace {

json schema() {
  const testing::SmallWorkspace workspace(testing::lead_text());
  return json::parse(process::opportunity_schema(*workspace.definition.process));
}

}  // namespace

TEST_CASE("an editor learns the stages, and that no other key is welcome but x_ ones") {
  const auto file = schema();
  CHECK(file["properties"]["stage"]["enum"] == json({"lead", "offer", "order", "prospect"}));
  CHECK(file["properties"]["stage"]["enumDescriptions"][0] == "Lead 线索");
  CHECK(file["additionalProperties"] == false);
  CHECK(file["patternProperties"].contains("^x_"));
  CHECK(file["required"] == json({"id", "name", "account", "owner", "stage", "status", "history"}));
}

TEST_CASE("an editor learns the fields of the process, with their types and bounds") {
  const auto fields = schema()["properties"];
  CHECK(fields["budget"]["properties"]["amount"]["anyOf"][0]["type"] == "number");
  CHECK(fields["margin"]["pattern"] == "^[-+]?[0-9]+(\\.[0-9]+)? *%$");
  CHECK(fields["amount"]["anyOf"][0]["minimum"] == 0);
  CHECK(fields["activities"]["items"]["properties"]["minutes"]["minimum"] == 0);
}
