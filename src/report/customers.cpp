#include "report/customers.hpp"

#include "engine/scope.hpp"

namespace pipeline::report {

using base::msg;

Customers::Customers(const workspace::Workspace& workspace, const process::Expression* where)
    : workspace_(workspace), is_choice_(where != nullptr) {
  for (const auto& account : workspace.accounts) {
    const auto& deal = stand_ins_.emplace_back(stand_in(account));
    if (where != nullptr) {
      const auto situation = workspace.situation(deal);
      const auto holds = engine::Scope(situation).evaluate(*where);
      if (holds.is_error()) ++undecided_;
      if (!holds.is_true()) continue;
    }
    chosen_.push_back(facts_of(workspace, deal));
  }
}

model::Opportunity Customers::stand_in(const model::Account& account) const {
  const auto& fields = workspace_.definition->process->fields;
  model::Opportunity deal;
  const auto slots = deal.document.arena->array<model::Value>(fields.fields.size());
  for (std::size_t i = 0; i < slots.size(); ++i) slots[i].type = &fields.fields[i].type;
  for (const std::string_view key : {"owner", "segment", "channel"})
    slots[fields.index_of(key)].content = account.root[key].content;
  slots[fields.index_of("account")].content = account.id();
  deal.document.source.path = std::string(account.path());
  deal.root = {&fields, yaml::no_node, model::Record{slots, {}}};
  return deal;
}

std::vector<base::Phrase> Customers::notes() const {
  if (!is_choice_) return {};
  std::vector<base::Phrase> notes{
      {msg("customers for which the condition holds: {0} of {1}; it is asked of the account, and "
           "of its owner, segment and channel"),
       {std::to_string(chosen_.size()), std::to_string(workspace_.accounts.size())}}};
  if (undecided_ > 0)
    notes.push_back({msg("customers of which the condition could not be told, left out: {0}"),
                     {std::to_string(undecided_)}});
  return notes;
}

base::Cell customer_cell(const model::Account& account) {
  base::Cell cell{std::string(account.name().empty() ? account.id() : account.name()),
                  base::Emphasis::none, std::string(account.path())};
  cell.id = std::string(account.id());
  return cell;
}

}  // namespace pipeline::report
