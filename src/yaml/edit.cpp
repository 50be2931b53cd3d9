#include "yaml/edit.hpp"

#include <algorithm>

#include "yaml/compare.hpp"
#include "yaml/faults.hpp"
#include "yaml/path.hpp"
#include "yaml/reader.hpp"
#include "yaml/splice.hpp"

namespace pipeline::yaml {

namespace {

using Action = Edit::Action;

base::Diagnostic refusal(const Document& document, const base::Kind& kind, std::string what) {
  return {
      .kind = &kind, .where = {document.source.path, 0, 0, 0, 0}, .arguments = {std::move(what)}};
}

Value* child_at(Value& value, const Step& step) {
  if (const auto* index = std::get_if<std::size_t>(&step))
    return value.kind == Value::Kind::list && *index < value.items.size() ? &value.items[*index]
                                                                          : nullptr;
  if (value.kind != Value::Kind::map) return nullptr;
  const auto& key = std::get<std::string>(step);
  const auto found = std::find_if(value.pairs.begin(), value.pairs.end(),
                                  [&](const auto& p) { return p.first == key; });
  return found == value.pairs.end() ? nullptr : &found->second;
}

bool is_nothing(const Value& value) {
  return value.kind == Value::Kind::plain && value.scalar.empty();
}

/// Where a new key stands among the others: before the first of `before`.
void insert_pair(Value& map, std::string key, Value value, const std::vector<std::string>& before) {
  const auto at = std::find_if(map.pairs.begin(), map.pairs.end(), [&](const auto& pair) {
    return std::find(before.begin(), before.end(), pair.first) != before.end();
  });
  map.pairs.insert(at, {std::move(key), std::move(value)});
}

/// The edit made on the tree instead of the text: what the text must read back as.
void make(Value& root, const Edit& edit) {
  Value* value = &root;
  for (std::size_t i = 0; i < edit.path.size(); ++i) {
    const bool last = i + 1 == edit.path.size();
    auto* child = child_at(*value, edit.path[i]);
    if (last && edit.action == Action::remove) {
      if (const auto* index = std::get_if<std::size_t>(&edit.path[i]))
        value->items.erase(value->items.begin() + static_cast<std::ptrdiff_t>(*index));
      else
        std::erase_if(value->pairs, [&](const auto& pair) { return &pair.second == child; });
      return;
    }
    if (child == nullptr) {
      if (value->kind != Value::Kind::map) *value = Value::map({});
      const auto& key = std::get<std::string>(edit.path[i]);
      insert_pair(*value, key, Value::plain(""), i == 0 ? edit.before : std::vector<std::string>{});
      child = child_at(*value, edit.path[i]);
    }
    value = child;
  }
  if (edit.action == Action::set) {
    *value = edit.value;
  } else {
    if (value->kind != Value::Kind::list) *value = Value::list({});
    value->items.push_back(edit.value);
  }
}

/// Equal content; a text that was written unquoted because it may be reads back as plain.
bool same_content(const Value& wanted, const Value& found) {
  const bool scalars = wanted.items.empty() && wanted.pairs.empty() && found.items.empty() &&
                       found.pairs.empty() && wanted.kind != Value::Kind::list &&
                       wanted.kind != Value::Kind::map;
  if (scalars)
    return found.kind != Value::Kind::list && found.kind != Value::Kind::map &&
           wanted.scalar == found.scalar &&
           (wanted.kind == Value::Kind::text || found.kind == Value::Kind::plain ||
            is_nothing(wanted));
  if (wanted.kind != found.kind || wanted.items.size() != found.items.size() ||
      wanted.pairs.size() != found.pairs.size())
    return false;
  for (std::size_t i = 0; i < wanted.items.size(); ++i)
    if (!same_content(wanted.items[i], found.items[i])) return false;
  for (std::size_t i = 0; i < wanted.pairs.size(); ++i)
    if (wanted.pairs[i].first != found.pairs[i].first ||
        !same_content(wanted.pairs[i].second, found.pairs[i].second))
      return false;
  return true;
}

}  // namespace

base::Result<std::string> apply(const Document& document, std::span<const Edit> edits) {
  auto wanted = value_of(document.root());
  auto text = document.source.text;
  for (const auto& edit : edits) {
    auto current = read({document.source.path, text});
    if (!current) return std::move(current.diagnostics);
    const auto splice = splice_for(*current, edit);
    if (!splice) return refusal(document, no_such_path, to_string(edit.path));
    text.replace(splice->range.begin, splice->range.size(), splice->text);
    make(wanted, edit);
  }
  const auto edited = read({document.source.path, text});
  const auto what = edits.empty() ? std::string{} : to_string(edits.front().path);
  if (!edited || !same_content(wanted, value_of(edited->root())))
    return refusal(document, edit_refused, what);
  if (auto path = second_opinion(*edited); !path.empty())
    return refusal(document, readers_disagree, std::move(path));
  return text;
}

}  // namespace pipeline::yaml
