// Fuzzing the editor. Three bytes choose the edit (what, where, with which value), then follow a
// text, a NUL, and the file. Where the strict reader accepts the file, the edit is refused for a
// reason that is known here, or its text keeps these promises:
// - it reads as the old tree with exactly this change, to the strict reader and, away from its
//   known defects, to yaml-cpp;
// - byte order mark, line ends and an open last line are as before, and so are all lines that the
//   edit does not speak of;
// - the edit made again changes nothing, and undone it leaves the old bytes.
#include <algorithm>
#include <cstdint>
#include <string>

#include "base/utf8.hpp"
#include "conformance/yaml/yaml_cpp.hpp"
#include "fuzz/expect.hpp"
#include "yaml/compare.hpp"
#include "yaml/edit.hpp"
#include "yaml/faults.hpp"
#include "yaml/path.hpp"
#include "yaml/reader.hpp"
#include "yaml/scalar.hpp"

namespace {

using namespace pipeline;
using fuzz::expect;
using yaml::Document;
using yaml::Edit;
using yaml::NodeRef;
using yaml::Path;
using yaml::Style;
using yaml::Value;
using Action = Edit::Action;

// ---- the input

struct Input {
  std::uint8_t action = 0;
  std::uint8_t place = 0;
  std::uint8_t value = 0;
  std::string text;  ///< for values and new keys
  std::string file;
};

Input input_of(std::string_view bytes) {
  Input input;
  for (auto* choice : {&input.action, &input.place, &input.value}) {
    if (bytes.empty()) break;
    *choice = static_cast<std::uint8_t>(bytes.front());
    bytes.remove_prefix(1);
  }
  const auto end = bytes.find('\0');
  if (end != std::string_view::npos && end < 200) {
    input.text = bytes.substr(0, end);
    bytes.remove_prefix(end + 1);
  }
  input.file = bytes;
  return input;
}

Value value_of(const Input& input) {
  static constexpr const char* plain[] = {"1",   "-2.5", "true", "2026-11-23", "zhang.wei",
                                          "55%", "0123", "~",    "null"};
  const auto word = Value::plain(plain[input.value / 16 % std::size(plain)]);
  const auto text = Value::text(input.text);
  switch (input.value % 12) {
    case 0:
      return word;
    case 1:
      return Value::list({text, word});
    case 2:
      return Value::map({{"k", text}, {"second", word}});
    case 3:
      return Value::list({Value::map({{"at", word}, {"by", text}}), Value::map({{"at", text}})});
    case 4:
      return Value::map({{"in", Value::map({{"deep", Value::list({text})}})}, {"b", word}});
    case 5:
      return Value::list({});
    case 6:
      return Value::map({});
    case 7:
      return Value::text(input.text + "\n" + word.scalar);
    case 8:
      return Value::text(word.scalar);
    default:
      return text;
  }
}

void collect(NodeRef node, const Path& path, std::vector<Path>& paths) {
  paths.push_back(path);
  std::size_t index = 0;
  for (const NodeRef child : node) {
    auto below = path;
    if (node.is_map())
      below.emplace_back(std::string(child.key_text()));
    else
      below.emplace_back(index++);
    collect(child, below, paths);
  }
}

/// Among the nodes of `document`, or a new key below one of them, or two.
Edit edit_of(const Input& input, const Document& document) {
  std::vector<Path> paths;
  collect(document.root(), {}, paths);
  auto path = paths[input.place % paths.size()];
  const std::string key = input.action / 8 % 4 == 0 ? input.text : "new key";
  switch (input.action % 8) {
    case 0:
      return {Action::remove, std::move(path), {}};
    case 1:
      return {Action::rename, std::move(path), Value::text(key)};
    case 2:
      return {Action::append, std::move(path), value_of(input)};
    case 3:
      path.emplace_back(key);
      return {Action::append, std::move(path), value_of(input)};
    case 4:
      path.emplace_back(key);
      path.emplace_back("below");
      return {Action::set, std::move(path), value_of(input)};
    case 5:
      path.emplace_back(key);
      return {Action::set, std::move(path), value_of(input)};
    default:
      return {Action::set, std::move(path), value_of(input)};
  }
}

// ---- what the edit is to do

bool is_null(const Value& value) {
  return value.kind == Value::Kind::plain &&
         yaml::plain_type(value.scalar) == yaml::ScalarType::null;
}

Value* child_of(Value& value, const yaml::Step& step) {
  if (const auto* index = std::get_if<std::size_t>(&step))
    return *index < value.items.size() ? &value.items[*index] : nullptr;
  for (auto& [key, held] : value.pairs)
    if (key == std::get<std::string>(step)) return &held;
  return nullptr;
}

/// The value at `path`; with `add`, maps are made on the way where nothing stands.
Value* find(Value& root, const Path& path, bool add) {
  auto* value = &root;
  for (const auto& step : path) {
    auto* child = child_of(*value, step);
    if (child == nullptr) {
      const auto* key = std::get_if<std::string>(&step);
      if (!add || key == nullptr) return nullptr;
      if (is_null(*value)) *value = Value::map({});
      if (value->kind != Value::Kind::map) return nullptr;
      child = &value->pairs.emplace_back(*key, Value::plain("")).second;
    }
    value = child;
  }
  return value;
}

Path container_of(const Edit& edit) {
  return {edit.path.begin(), edit.path.end() - 1};
}

/// Makes the edit on the tree; false where there is no place for it.
bool make(Value& root, const Edit& edit) {
  if (edit.path.empty() && edit.action != Action::set) return false;
  if (edit.action == Action::set || edit.action == Action::append) {
    auto* value = find(root, edit.path, true);
    if (value == nullptr) return false;
    if (edit.action == Action::set) {
      *value = edit.value;
      return true;
    }
    if (is_null(*value)) *value = Value::list({});
    if (value->kind != Value::Kind::list) return false;
    value->items.push_back(edit.value);
    return true;
  }
  auto* parent = find(root, container_of(edit), false);
  const auto* value = parent == nullptr ? nullptr : child_of(*parent, edit.path.back());
  if (value == nullptr) return false;
  const auto* index = std::get_if<std::size_t>(&edit.path.back());
  if (edit.action == Action::rename) {
    for (auto& [key, held] : parent->pairs)
      if (&held == value) key = edit.value.scalar;
    return index == nullptr;
  }
  if (index != nullptr)
    parent->items.erase(parent->items.begin() + static_cast<std::ptrdiff_t>(*index));
  else
    std::erase_if(parent->pairs, [&](const auto& pair) { return &pair.second == value; });
  return true;
}

/// New text may be read as quoted or not, as long as it is text; anything else is as it was.
bool same(const Value& wanted, const Value& found) {
  if (wanted.kind == Value::Kind::text && found.kind == Value::Kind::plain)
    return wanted.scalar == found.scalar &&
           yaml::plain_type(found.scalar) == yaml::ScalarType::text;
  if (is_null(wanted)) return is_null(found);
  const auto same_pair = [](const auto& a, const auto& b) {
    return a.first == b.first && same(a.second, b.second);
  };
  return wanted.kind == found.kind && wanted.scalar == found.scalar &&
         std::equal(wanted.items.begin(), wanted.items.end(), found.items.begin(),
                    found.items.end(), same) &&
         std::equal(wanted.pairs.begin(), wanted.pairs.end(), found.pairs.begin(),
                    found.pairs.end(), same_pair);
}

// ---- when it may be refused

bool has_key_twice(const Value& value) {
  for (std::size_t i = 0; i < value.pairs.size(); ++i)
    for (std::size_t k = 0; k < i; ++k)
      if (value.pairs[i].first == value.pairs[k].first) return true;
  return std::any_of(value.items.begin(), value.items.end(), has_key_twice) ||
         std::any_of(value.pairs.begin(), value.pairs.end(),
                     [](const auto& pair) { return has_key_twice(pair.second); });
}

/// "? key", which nobody writes in a deal; between the two a comment may stand.
bool has_explicit_key(const Document& document) {
  const std::string_view text = document.source.text;
  for (auto sign = text.find('?'); sign != std::string_view::npos;
       sign = text.find('?', sign + 1)) {
    const bool begins = sign == 0 || std::string_view(" \t\n{[,").find(text[sign - 1]) != text.npos;
    const bool stands_alone =
        sign + 1 == text.size() || std::string_view(" \t\r\n").find(text[sign + 1]) != text.npos;
    if (begins && stands_alone) return true;
  }
  return false;
}

/// [a: b]: there are no brackets to put another entry in.
bool has_bare_pair(const Document& document) {
  return std::any_of(document.nodes.begin(), document.nodes.end(), [&](const yaml::Node& node) {
    return node.kind == yaml::NodeKind::map && node.style == Style::flow &&
           document.source.text[node.span.begin] != '{';
  });
}

bool has_lines(const Value& value) {
  return value.scalar.find('\n') != std::string::npos ||
         std::any_of(value.items.begin(), value.items.end(), has_lines) ||
         std::any_of(value.pairs.begin(), value.pairs.end(),
                     [](const auto& pair) { return has_lines(pair.second); });
}

/// A block text that is put above such a line would take it in.
bool has_indented_comment(const Document& document) {
  const std::string_view text = document.source.text;
  for (auto sign = text.find(" #"); sign != std::string_view::npos;
       sign = text.find(" #", sign + 1)) {
    const auto before = text.substr(0, sign).find_last_not_of(' ');
    if (before != std::string_view::npos && text[before] == '\n') return true;
  }
  return false;
}

/// "..." and nothing before it: a new entry would have to stand above.
bool ends_before_content(const Document& document) {
  return document.root().span().size() == 0 &&
         document.source.text.find("...") != std::string::npos;
}

/// yaml-cpp's emitter writes U+FFFD instead of U+FFFE and U+FFFF, which are no characters.
bool has_no_character(std::string_view text) {
  return base::find_malformed(text) != std::string::npos ||
         text.find("\xEF\xBF\xBE") != std::string::npos ||
         text.find("\xEF\xBF\xBF") != std::string::npos;
}

/// A line of nothing but blanks belongs to the block text above it where they are more than its
/// own; what stood between the two may be what is to go.
bool has_line_of_blanks(const Document& document) {
  const std::string_view text = document.source.text;
  for (auto end = text.find(" \n"); end != text.npos; end = text.find(" \n", end + 1)) {
    const auto before = text.substr(0, end).find_last_not_of(" \t");
    if (before == text.npos || text[before] == '\n') return true;
  }
  return text.ends_with(' ') || text.ends_with('\t') || text.find(" \r\n") != text.npos;
}

bool has_block_text(const Document& document) {
  return std::any_of(document.nodes.begin(), document.nodes.end(), [](const yaml::Node& node) {
    return node.style == Style::literal || node.style == Style::folded;
  });
}

/// Files that nobody writes, where an edit may be refused; and those that yaml-cpp misreads, which
/// may become some that it reads otherwise still.
bool is_odd(const Document& document) {
  return has_explicit_key(document) || has_bare_pair(document) || ends_before_content(document) ||
         (has_block_text(document) && has_line_of_blanks(document)) ||
         !conformance::defects_in(document).empty();
}

/// Whether the edit asks for what no file can hold, or not within the depth that is read; or for
/// another document altogether.
bool is_unnatural(const Input& input, const Document& document, const Edit& edit,
                  const Value& wanted) {
  constexpr std::size_t depth_of_value = 4;
  return edit.path.empty() || has_no_character(input.text) || has_key_twice(wanted) ||
         edit.path.size() + depth_of_value > yaml::max_depth ||
         (has_lines(edit.value) &&
          (has_indented_comment(document) || has_line_of_blanks(document)));
}

// ---- what the text is to look like

/// "|+": line ends behind the text belong to it.
bool keeps_line_ends(const Document& document) {
  const std::string_view text = document.source.text;
  return std::any_of(document.nodes.begin(), document.nodes.end(), [&](const yaml::Node& node) {
    if (node.style != Style::literal && node.style != Style::folded) return false;
    const auto header = text.substr(node.span.begin, 3);  // "|2+" at the most
    return header.find('+') != std::string_view::npos;
  });
}

/// The way to end a line stays what it was, and so do the file's ends.
void check_manners(const Document& document, const std::string& after) {
  const auto& before = document.source.text;
  const auto count = [](const std::string& text, char c) {
    return std::count(text.begin(), text.end(), c);
  };
  const auto returns = count(before, '\r');
  if (returns == 0) expect(count(after, '\r') == 0, "lines end with a line feed");
  if (returns > 0 && returns == count(before, '\n'))
    expect(count(after, '\r') == count(after, '\n'), "lines end with CRLF");
  expect(before.starts_with("\xEF\xBB\xBF") == after.starts_with("\xEF\xBB\xBF"),
         "the byte order mark stays");
  if (document.root().span().size() > 0 && !keeps_line_ends(document))
    expect(before.ends_with('\n') == after.ends_with('\n'), "an open last line stays open");
}

/// Whether `longer` is `shorter` with something put in at one place.
bool is_insertion(const std::string& shorter, const std::string& longer) {
  if (shorter.size() > longer.size()) return false;
  const auto begin = static_cast<std::size_t>(
      std::mismatch(shorter.begin(), shorter.end(), longer.begin()).first - shorter.begin());
  return longer.ends_with(shorter.substr(begin));
}

bool in_brackets(NodeRef node) {
  while (node && node.node().style != Style::flow) node = {&node.document(), node.node().parent};
  return static_cast<bool>(node);
}

/// Where an entry begins, or not far above: an item may stand in a line below its '-'.
std::uint32_t begin_of(NodeRef node) {
  if (node.key()) return node.key().span().begin;
  const NodeRef parent(&node.document(), node.node().parent);
  auto begin = parent ? parent.span().begin : node.span().begin;
  for (const NodeRef item : parent) {
    if (item.id() == node.id()) break;
    begin = item.span().end;
  }
  return begin;
}

/// The end of the line in which an entry ends, or, of a list or map, of the last comment below it
/// that is indented deeper than the line in which it begins.
std::size_t end_of_lines(const std::string& text, NodeRef node, std::size_t first_line) {
  auto end = text.find('\n', std::max(node.span().end, begin_of(node)));
  if (node.node().style != Style::block) return end;
  const auto column = text.find_first_not_of(" \t", first_line) - first_line;
  for (auto line_end = end; line_end != std::string::npos;) {
    const auto content = text.find_first_not_of(" \t\r", line_end + 1);
    if (content == std::string::npos || (text[content] != '#' && text[content] != '\n')) break;
    if (text[content] == '#' && content - line_end - 1 <= column) break;
    const bool is_comment = text[content] == '#';
    line_end = text.find('\n', content);
    if (is_comment) end = line_end;
  }
  return end;
}

/// Lines before the one in which an entry begins and behind the one in which it ends stay.
void check_other_lines(const std::string& before, NodeRef node, const std::string& after) {
  const auto begin = begin_of(node);
  const auto line = begin == 0 ? 0 : before.rfind('\n', begin - 1) + 1;
  const auto end = end_of_lines(before, node, line);
  expect(after.starts_with(before.substr(0, line)), "lines above stay");
  expect(end == std::string::npos || after.ends_with(before.substr(end)), "lines below stay");
}

// ---- one edit

struct Edited {
  std::string text;
  Document document;
};

/// The text behind the edit, held against the tree that it must have; nothing where it is refused.
std::optional<Edited> apply(const Document& document, const Edit& edit, const Input& input) {
  auto wanted = yaml::value_of(document.root());
  const bool has_place = make(wanted, edit);
  const auto result = yaml::apply(document, {&edit, 1});
  expect(result.value.has_value() == result.diagnostics.empty(), "a text or findings");
  if (!result) {
    const auto* kind = result.diagnostics.front().kind;
    // The strict reader has read it as wanted; whether yaml-cpp is right then, the target of the
    // reader asks.
    if (kind == &yaml::readers_disagree) return std::nullopt;
    expect(!has_place || is_odd(document) || is_unnatural(input, document, edit, wanted),
           "the edit is refused for a reason: " + std::string(kind->name));
    return std::nullopt;
  }
  expect(has_place, "an edit without a place is refused");
  auto read = yaml::read({"f", *result});
  expect(read && same(wanted, yaml::value_of(read->root())), "the tree is as wanted");
  if (conformance::defects_in(document).empty() && conformance::defects_in(*read).empty())
    expect(yaml::second_opinion(*read).empty(), "yaml-cpp reads the same");
  if (!is_odd(document)) check_manners(document, *result);
  return Edited{*result, *std::move(read)};
}

bool has_mixed_line_ends(const std::string& text) {
  const auto returns = std::count(text.begin(), text.end(), '\r');
  return returns > 0 && returns != std::count(text.begin(), text.end(), '\n');
}

void expect_back(const Edited& edited, const Edit& undo, const Document& document,
                 const Input& input) {
  const auto& text = document.source.text;
  if (has_mixed_line_ends(text) || keeps_line_ends(document) || is_odd(document)) return;
  const auto back = apply(edited.document, undo, input);
  expect(back && back->text == text, "an edit undone leaves the same bytes");
}

void check_set(const Document& document, const Edit& edit, const Edited& after,
               const Input& input) {
  const auto& before = document.source.text;
  const auto node = yaml::find(document, edit.path);
  check_other_lines(before, node, after.text);
  const auto again = apply(after.document, edit, input);
  expect(again && again->text == after.text, "an edit made again changes nothing");
  const auto found = yaml::find(after.document, edit.path);
  const auto size = node.span().size();
  const bool is_word = node.is_plain() && size > 0 &&
                       before.substr(node.span().begin, size).find('\n') == std::string::npos;
  if (is_word && found.is_plain() && found.span().size() > 0)
    expect_back(after, {Action::set, edit.path, yaml::value_of(node)}, document, input);
}

/// A new entry of the collection at `container`, which is new itself where it was empty.
void check_new(const Document& document, const Path& container, const yaml::Step& entry,
               const Edited& after, const Input& input) {
  const auto node = yaml::find(document, container);
  if (!node || node.size() == 0 || in_brackets(node)) return;
  const auto& before = document.source.text;
  expect(is_insertion(before, after.text), "a new entry is put in and changes nothing else");
  auto path = container;
  path.push_back(entry);
  expect_back(after, {Action::remove, path, {}}, document, input);
}

void run(const Document& document, const Edit& edit, const Input& input) {
  const auto node = yaml::find(document, edit.path);
  const auto after = apply(document, edit, input);
  if (!after) return;
  if (edit.action == Action::set && node) return check_set(document, edit, *after, input);
  if (edit.action == Action::append && node)
    return check_new(document, edit.path, node.size(), *after, input);
  if (edit.action == Action::remove) {
    const NodeRef parent(&document, node.node().parent);
    if (parent.size() > 1 && !in_brackets(parent))
      expect(is_insertion(after->text, document.source.text), "removing only takes away");
    return;
  }
  if (edit.action == Action::rename) {
    const auto key = node.key().span();
    expect(after->text.starts_with(document.source.text.substr(0, key.begin)) &&
               after->text.ends_with(document.source.text.substr(key.end)),
           "a new name changes nothing but the key");
    return;
  }
  Path container;  // as far as the path was there
  for (const auto& step : edit.path) {
    container.push_back(step);
    if (yaml::find(document, container)) continue;
    container.pop_back();
    return check_new(document, container, step, *after, input);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto input = input_of({reinterpret_cast<const char*>(data), size});
  const auto document = yaml::read({"f", input.file});
  if (document) run(*document, edit_of(input, *document), input);
  return 0;
}
