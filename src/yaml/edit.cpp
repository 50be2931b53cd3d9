#include "yaml/edit.hpp"

#include <algorithm>

#include "yaml/compare.hpp"
#include "yaml/faults.hpp"
#include "yaml/path.hpp"
#include "yaml/reader.hpp"
#include "yaml/scalar.hpp"
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
    if (last && edit.action == Action::rename) {
      for (auto& [key, held] : value->pairs)
        if (&held == child) key = edit.value.scalar;
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

bool is_scalar(const Value& value) {
  return value.kind == Value::Kind::plain || value.kind == Value::Kind::text;
}

/// What was to be written unquoted must be unquoted; a text may be either, as long as it reads as
/// text.
bool same_scalar(const Value& wanted, const Value& found) {
  const auto type = found.kind == Value::Kind::plain ? plain_type(found.scalar) : ScalarType::text;
  if (wanted.kind == Value::Kind::text)
    return type == ScalarType::text && wanted.scalar == found.scalar;
  const auto wanted_type = plain_type(wanted.scalar);
  if (wanted_type == ScalarType::null) return type == ScalarType::null;
  return found.kind == Value::Kind::plain && wanted.scalar == found.scalar;
}

bool same_content(const Value& wanted, const Value& found) {
  if (is_scalar(wanted) || is_scalar(found))
    return is_scalar(wanted) && is_scalar(found) && same_scalar(wanted, found);
  const auto same_pair = [](const auto& a, const auto& b) {
    return a.first == b.first && same_content(a.second, b.second);
  };
  return wanted.kind == found.kind &&
         std::equal(wanted.items.begin(), wanted.items.end(), found.items.begin(),
                    found.items.end(), same_content) &&
         std::equal(wanted.pairs.begin(), wanted.pairs.end(), found.pairs.begin(),
                    found.pairs.end(), same_pair);
}

/// Two indexes of one item, in the old list and in the new one.
struct Common {
  std::size_t old_index;
  std::size_t new_index;
};

/// Longer lists are matched by position: the table below would be too large.
constexpr std::size_t most_comparisons = 1'000'000;

/// The longest row of items that both lists have in the same order.
std::vector<Common> common_items(const std::vector<Value>& before,
                                 const std::vector<Value>& after) {
  const auto width = after.size() + 1;
  std::vector<std::size_t> length((before.size() + 1) * width);  // of the row from (i, j) on
  for (auto i = before.size(); i-- > 0;)
    for (auto j = after.size(); j-- > 0;)
      length[i * width + j] =
          same_content(after[j], before[i])
              ? length[(i + 1) * width + j + 1] + 1
              : std::max(length[(i + 1) * width + j], length[i * width + j + 1]);
  std::vector<Common> row;
  for (std::size_t i = 0, j = 0; i < before.size() && j < after.size();) {
    if (same_content(after[j], before[i]))
      row.push_back({i++, j++});
    else if (length[(i + 1) * width + j] >= length[i * width + j + 1])
      ++i;
    else
      ++j;
  }
  return row;
}

/// Items can be added at the end only: before each common one there must be as many old items as
/// are wanted there.
bool needs_no_insertion(const std::vector<Common>& row) {
  std::size_t spare = 0;
  for (const auto& [old_index, new_index] : row) {
    if (old_index < new_index + spare) return false;
    spare = old_index - new_index;
  }
  return true;
}

/// The edits that make `node` hold `value`: none where it does, and a list or map that is set anew
/// keeps what stays the same in it, with its comments.
class Steps {
 public:
  explicit Steps(const Edit& edit) : edit_(edit) {}

  std::vector<Edit> run(const Document& document) {
    const auto node = find(document, edit_.path);
    if (edit_.action != Action::set || !node) return {edit_};
    add(node, edit_.path, edit_.value);
    return std::move(steps_);
  }

 private:
  void add(NodeRef node, const Path& path, const Value& value) {
    if (same_content(value, value_of(node))) return;
    if (node.is_list() && node.size() > 0 && !value.items.empty())
      add_items(node, path, value.items);
    else if (node.is_map() && keeps_order(node, value))
      add_pairs(node, path, value.pairs);
    else
      steps_.push_back({Action::set, path, value});
  }

  /// Items that stay are found first, so that the comments above them stay theirs; of those between
  /// two that stay, each is made the next one wanted, and what is left over goes.
  void add_items(NodeRef list, const Path& path, const std::vector<Value>& items) {
    auto stops = list.size() * items.size() <= most_comparisons
                     ? common_items(value_of(list).items, items)
                     : std::vector<Common>{};
    if (!needs_no_insertion(stops)) stops.clear();
    stops.push_back({list.size(), items.size()});
    std::vector<std::size_t> left_over;
    std::size_t old_index = 0;
    std::size_t new_index = 0;
    for (const auto& stop : stops) {
      for (; old_index < stop.old_index && new_index < stop.new_index; ++old_index, ++new_index)
        add(list.at(old_index), below(path, old_index), items[new_index]);
      for (; old_index < stop.old_index; ++old_index) left_over.push_back(old_index);
      if (stop.old_index == list.size()) break;
      ++old_index;
      ++new_index;
    }
    for (auto index = left_over.rbegin(); index != left_over.rend(); ++index)
      steps_.push_back({Action::remove, below(path, *index), {}});
    for (; new_index < items.size(); ++new_index)
      steps_.push_back({Action::append, path, items[new_index]});
  }

  using Pairs = std::vector<std::pair<std::string, Value>>;

  void add_pairs(NodeRef map, const Path& path, const Pairs& pairs) {
    for (const auto& [key, value] : pairs)
      if (const auto child = map.find(key)) add(child, below(path, key), value);
    for (const NodeRef child : map)
      if (!has(pairs, child.key_text()))
        steps_.push_back({Action::remove, below(path, std::string(child.key_text())), {}});
    for (const auto& [key, value] : pairs)
      if (!map.find(key)) steps_.push_back({Action::set, below(path, key), value});
  }

  /// Whether `value` is a map of keys that `map` has, some of them in their order, and then new
  /// ones.
  static bool keeps_order(NodeRef map, const Value& value) {
    auto wanted = value.pairs.begin();
    for (const NodeRef child : map) {
      if (!has(value.pairs, child.key_text())) continue;
      if (wanted->first != child.key_text()) return false;
      ++wanted;
    }
    return wanted != value.pairs.begin();
  }

  static bool has(const Pairs& pairs, std::string_view key) {
    return std::any_of(pairs.begin(), pairs.end(), [&](const auto& p) { return p.first == key; });
  }

  static Path below(Path path, Step step) {
    path.push_back(std::move(step));
    return path;
  }

  const Edit& edit_;
  std::vector<Edit> steps_;
};

}  // namespace

base::Result<std::string> apply(const Document& document, std::span<const Edit> edits) {
  auto wanted = value_of(document.root());
  auto current = read({document.source.path, document.source.text});
  if (!current) return std::move(current.diagnostics);
  for (const auto& edit : edits) {
    for (const auto& step : Steps(edit).run(*current)) {
      const auto splice = splice_for(*current, step);
      if (!splice) return refusal(document, no_such_path, to_string(edit.path));
      auto text = current->source.text;
      text.replace(splice->range.begin, splice->range.size(), splice->text);
      make(wanted, step);
      current = read({document.source.path, std::move(text)});
      if (!current || !same_content(wanted, value_of(current->root())))
        return refusal(document, edit_refused, to_string(edit.path));
    }
  }
  // Where yaml-cpp cannot read the file as it was (a '?' within brackets, say), it has no say.
  if (auto path = second_opinion(*current); !path.empty() && second_opinion(document).empty())
    return refusal(document, readers_disagree, std::move(path));
  return std::move(current->source.text);
}

}  // namespace pipeline::yaml
