#include "cli/score_json.hpp"

#include "engine/passage.hpp"
#include "render/diagnostics.hpp"
#include "render/json_text.hpp"

namespace pipeline::cli {

namespace {

/// To six digits, as reports print numbers.
double rounded(double value) {
  return base::Decimal::from_double(value).to_double();
}

Json criterion(const engine::CriterionResult& from, base::Language language) {
  const auto& criterion = *from.criterion;
  return {{"id", criterion.id},
          {"title", render::text_or_null(criterion.title.in(language))},
          {"weight", criterion.weight},
          {"level", render::text_or_null(std::string(from.level))},
          {"judged", from.judged},
          {"points", rounded(from.points)},
          {"adds", rounded(from.adds)},
          {"knocked_out", from.knocked_out},
          {"error", from.error ? Json(render::describe(*from.error, language)) : Json()}};
}

Json card(const engine::CardResult& from, base::Language language) {
  Json criteria = Json::array();
  for (const auto& each : from.criteria) criteria.push_back(criterion(each, language));
  const auto* knockout = from.knockout();
  return {{"id", from.card->id},
          {"title", render::text_or_null(from.card->title.in(language))},
          {"total", rounded(from.total)},
          {"pass", from.card->pass},
          {"passes", from.passes()},
          {"knockout", knockout != nullptr ? Json(knockout->criterion->id) : Json()},
          {"criteria", std::move(criteria)}};
}

Json totals(const Scored& scored) {
  Json cards = Json::object();
  for (const auto& each : scored.cards) cards[each.card->id] = rounded(each.total);
  return {{"totals", std::move(cards)}, {"win_rate", json_of(scored.win_rate)}};
}

}  // namespace

Scored score(const engine::Situation& situation) {
  const engine::Scope scope(situation);
  Scored scored{.id = std::string(situation.deal.id()),
                .stage = std::string(situation.deal.stage()),
                .cards = {},
                .win_rate = {}};
  for (const auto& each : situation.process.scorecards)
    scored.cards.push_back(engine::total(each, scope));
  scored.win_rate = engine::win_rate(engine::replay(situation), scope);
  return scored;
}

Json json_of(const Scored& scored, const Scored* before, base::Language language) {
  Json cards = Json::array();
  for (const auto& each : scored.cards) cards.push_back(card(each, language));
  return {{"id", scored.id},
          {"stage", scored.stage},
          {"cards", std::move(cards)},
          {"win_rate", json_of(scored.win_rate)},
          {"before", before != nullptr ? totals(*before) : Json()}};
}

}  // namespace pipeline::cli
