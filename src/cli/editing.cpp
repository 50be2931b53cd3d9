#include "cli/editing.hpp"

#include <fmt/format.h>

#include "cli/faults.hpp"
#include "engine/edits.hpp"
#include "workspace/faults.hpp"

namespace pipeline::cli {

yaml::Edit Subject::append(yaml::Path path, yaml::Value item) const {
  return engine::append_edit(fields, std::move(path), std::move(item));
}

yaml::Edit Subject::set(yaml::Path path, yaml::Value value) const {
  return engine::set_edit(fields, std::move(path), std::move(value));
}

Exit edit_subject(Session& session, std::string_view verb, const std::string& id, Editable editable,
                  const Compose& compose) {
  auto desk = open_desk(session, Purpose::change);
  if (!desk) return desk.exit;
  auto opened =
      editable == Editable::deals ? open_deal(session, *desk, id) : open_one(session, *desk, id);
  if (!opened) return opened.exit;
  auto actor = acting_person(session, *desk);
  if (!actor) return actor.exit;
  const auto* deal = opened->deals.empty() ? nullptr : &opened->deals.front();
  const auto& process = desk->process();
  const Subject subject{
      .desk = *desk,
      .workspace = *opened,
      .document = deal != nullptr ? deal->document : opened->accounts.front().document,
      .fields = deal != nullptr ? process.fields : process.account_fields,
      .deal = deal,
      .actor = *actor};
  auto change = compose(subject);
  if (!change) return change.exit;
  return edit_and_save(
      session, *desk, *opened, subject.document, change->edits,
      {fmt::format("{}: {}", id, change->said.empty() ? change->what : change->said),
       fmt::format("{} {}: {}", verb, id, change->what)});
}

Opened<base::Date> day_or_today(const Session& session, std::string_view option,
                                const std::string& text, base::Date today) {
  if (text.empty()) return {today};
  const auto day = base::parse_date(text);
  if (day && *day <= today) return {*day};
  auto fault = day ? plain_finding(day_to_come, {std::string(option), text, base::to_string(today)})
                   : plain_finding(bad_day, {std::string(option), text});
  return {{}, fail(session, {std::move(fault)}, Exit::usage)};
}

}  // namespace pipeline::cli
