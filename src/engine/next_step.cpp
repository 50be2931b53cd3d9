#include "engine/next_step.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace pipeline::engine {

namespace {

using model::TypeKind;

constexpr std::string_view of_account = "account.";

/// Alternatives up to this width are shown, more are left to completion. In characters.
constexpr std::size_t widest_choice = 60;

/// `a|b|c`, or `otherwise` where that would be too long to read or nothing is listed.
template <class Choices>
std::string one_of(const Choices& choices, std::string_view otherwise) {
  std::string text;
  for (const auto& choice : choices) text += (text.empty() ? "" : "|") + choice.id;
  return text.empty() || text.size() > widest_choice ? std::string(otherwise) : text;
}

/// What stands for a value still to be written: a word in capitals, or the values to choose from.
std::string placeholder(const model::Type& type) {
  switch (type.kind) {
    case TypeKind::choice:
      return one_of(type.choices, "VALUE");
    case TypeKind::boolean:
      return "true|false";
    case TypeKind::money:
      return "AMOUNT";
    case TypeKind::date:
      return "DATE";
    case TypeKind::percent:
      return "PERCENT";
    case TypeKind::integer:
    case TypeKind::number:
      return "NUMBER";
    case TypeKind::person:
      return "PERSON";
    case TypeKind::ref:
      return "REF";
    case TypeKind::text:
      return "TEXT";
    default:
      return "VALUE";
  }
}

/// `text` as a shell takes it for one word.
std::string word(std::string text) {
  return text.find('|') == std::string::npos ? text : "'" + std::move(text) + "'";
}

/// `path=value`, with what stands for the value.
std::string assignment(std::string_view path, std::string_view value) {
  return word(fmt::format("{}={}", path, value));
}

/// Sorts fields into the commands that can write them.
class Commands {
 public:
  Commands(std::string id, const model::Type& fields) : id_(std::move(id)), fields_(fields) {}

  void add(const std::string& path) {
    const auto* type = model::type_at(fields_, path);
    if (type == nullptr) return;
    if (type->kind == TypeKind::record) {  // one field makes a section
      if (!type->fields.empty()) add(path + "." + type->fields.front().key);
      return;
    }
    if (type->kind != TypeKind::list) {
      assignments_ += " " + assignment(path, placeholder(*type));
      return;
    }
    const auto& element = type->element.front();
    const auto item =
        element.kind == TypeKind::record && !element.fields.empty()
            ? assignment(element.fields.front().key, placeholder(element.fields.front().type))
            : word(placeholder(element));
    items_.push_back(fmt::format("pipeline add {} {} {}", id_, path, item));
  }

  [[nodiscard]] std::vector<std::string> all() const {
    std::vector<std::string> commands;
    if (!assignments_.empty()) commands.push_back("pipeline set " + id_ + assignments_);
    commands.insert(commands.end(), items_.begin(), items_.end());
    return commands;
  }

 private:
  std::string id_;
  const model::Type& fields_;
  std::string assignments_;
  std::vector<std::string> items_;
};

std::string joined(const std::vector<std::string>& commands) {
  std::string line;
  for (const auto& command : commands) line += (line.empty() ? "" : " && ") + command;
  return line;
}

void replace(std::string& text, std::string_view what, std::string_view with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

/// What changes the result of a host function.
std::string ask(std::size_t function, const std::string& argument, const Scope& scope) {
  const auto& process = scope.situation().process;
  if (function == process::function_approved) {
    const auto* rule = process.rule(argument);
    const auto* demand =
        rule != nullptr ? std::get_if<process::ApprovalDemand>(&rule->demand) : nullptr;
    return demand != nullptr ? ask_approval(argument, demand->role, scope.situation()) : "";
  }
  const auto* card = process.scorecard(argument);
  return function == process::function_score && card != nullptr
             ? judge_criteria(total(*card, scope), scope.situation())
             : "";
}

}  // namespace

std::string fill_in(const std::vector<std::string>& paths, const Situation& situation) {
  Commands deal(std::string(situation.deal.id()), situation.process.fields);
  Commands account(std::string(situation.deal.account()), situation.process.account_fields);
  for (const auto& path : paths) {
    if (path.starts_with(of_account))
      account.add(path.substr(of_account.size()));
    else
      deal.add(path);
  }
  auto commands = deal.all();
  if (situation.account != nullptr)
    for (auto& command : account.all()) commands.push_back(std::move(command));
  return joined(commands);
}

std::string answer(const std::vector<cel::Reading>& readings, const Scope& scope) {
  const auto& situation = scope.situation();
  std::vector<std::string> paths;
  std::vector<std::string> commands;
  const auto add = [](std::vector<std::string>& list, std::string one) {
    if (!one.empty() && std::find(list.begin(), list.end(), one) == list.end())
      list.push_back(std::move(one));
  };
  for (const auto& reading : readings) {
    if (reading.function) {
      add(commands, ask(*reading.function, reading.path, scope));
      continue;
    }
    auto path = reading.path.starts_with("deal.") ? reading.path.substr(5) : reading.path;
    if (situation.deal.root.at(path).items().empty()) add(paths, std::move(path));
  }
  if (auto filling = fill_in(paths, situation); !filling.empty())
    commands.insert(commands.begin(), std::move(filling));
  return joined(commands);
}

std::string ask_approval(std::string_view rule, std::string_view role, const Situation& situation) {
  const auto holders = situation.settings.people_with_role(role);
  return fmt::format("pipeline approve {} {} --by {}", situation.deal.id(), rule,
                     holders.empty() ? "PERSON" : holders.front()->id);
}

std::string tick_off(const process::Rule& rule, const Situation& situation) {
  const bool evidence = std::get<process::Checklist>(rule.demand).evidence_required;
  return fmt::format("pipeline tick {} {}{}", situation.deal.id(), rule.id,
                     evidence ? " --evidence REF" : "");
}

std::vector<std::string> judge_each(const CardResult& result, std::string_view id) {
  std::vector<std::string> commands;
  for (const auto& each : result.criteria)
    if (!each.judged && !each.criterion->levels.empty())
      commands.push_back(
          fmt::format("pipeline set {} {}", id,
                      assignment(fmt::format("scores.{}.{}", result.card->id, each.criterion->id),
                                 one_of(each.criterion->levels, "LEVEL"))));
  return commands;
}

std::string judge_criteria(const CardResult& result, const Situation& situation) {
  const auto commands = judge_each(result, situation.deal.id());
  return commands.size() == 1 ? commands.front()
                              : fmt::format("pipeline score {}", situation.deal.id());
}

base::Localized filled(base::Localized fix, const Situation& situation) {
  for (auto* text : {&fix.en, &fix.zh}) {
    replace(*text, "{id}", situation.deal.id());
    replace(*text, "{account}", situation.deal.account());
    replace(*text, "{today}", base::to_string(situation.today));
  }
  return fix;
}

}  // namespace pipeline::engine
