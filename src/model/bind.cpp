#include "model/bind.hpp"

#include "base/nearest.hpp"
#include "base/utf8.hpp"
#include "model/faults.hpp"
#include "model/scalar.hpp"

namespace pipeline::model {

namespace {

using base::Diagnostic;
using base::Diagnostics;
using base::Phrase;
using yaml::NodeRef;

Phrase phrase_for(NodeRef node) {
  if (node.is_map()) return {base::msg("a map")};
  if (node.is_list()) return {base::msg("a list")};
  return {base::msg("a text")};
}

/// Walks the document and the declared type side by side.
class Binder {
 public:
  Binder(yaml::Document& document, const References& references, Diagnostics& findings)
      : document_(document), references_(references), findings_(findings) {}

  Value value(NodeRef node, const Type& type, std::string_view key) {
    Value bound{.type = &type, .node = node.id()};
    if (node.is_null()) return bound;
    switch (type.kind) {
      case TypeKind::record:
        if (node.is_map())
          bound.content = record(node, type);
        else
          mismatch(node, type, key);
        break;
      case TypeKind::map:
        if (node.is_map())
          bound.content = map(node, type.element.front());
        else
          mismatch(node, type, key);
        break;
      case TypeKind::list:
        if (node.is_list())
          bound.content = list(node, type.element.front(), key);
        else
          mismatch(node, type, key);
        break;
      default:
        if (node.is_scalar())
          bound.content = scalar(node, type, key);
        else
          mismatch(node, type, key);
    }
    return bound;
  }

 private:
  Record record(NodeRef node, const Type& type) {
    const auto slots = document_.arena->array<Value>(type.fields.size());
    for (std::size_t i = 0; i < slots.size(); ++i) slots[i].type = &type.fields[i].type;
    std::size_t free_keys = 0;
    for (const NodeRef child : node) {
      const auto index = type.index_of(child.key_text());
      if (index != Type::npos)
        slots[index] = value(child, type.fields[index].type, type.fields[index].key);
      else if (is_free_key(child.key_text()))
        ++free_keys;
      else
        unknown(child.key(), type);
    }
    const auto members = document_.arena->array<Member>(free_keys);
    std::size_t next = 0;
    for (const NodeRef child : node)
      if (is_free_key(child.key_text()) && type.index_of(child.key_text()) == Type::npos)
        members[next++] = {child.key_text(), untyped(child)};
    return {slots, members};
  }

  Record map(NodeRef node, const Type& element) {
    const auto members = document_.arena->array<Member>(node.size());
    std::size_t next = 0;
    for (const NodeRef child : node)
      members[next++] = {child.key_text(), value(child, element, child.key_text())};
    return {{}, members};
  }

  List list(NodeRef node, const Type& element, std::string_view key) {
    const auto items = document_.arena->array<Value>(node.size());
    std::size_t next = 0;
    for (const NodeRef child : node) items[next++] = value(child, element, key);
    return {items};
  }

  decltype(Value::content) scalar(NodeRef node, const Type& type, std::string_view key) {
    auto [content, fault] = read_scalar(node.text(), node.is_plain(), type, references_, key);
    if (fault) {
      fault->where = node.location();
      findings_.push_back(*std::move(fault));
    }
    return content;
  }

  /// A user's own key: its value by YAML's core types.
  Value untyped(NodeRef node) {
    Value value{.type = nullptr, .node = node.id()};
    if (node.is_map()) {
      const auto members = document_.arena->array<Member>(node.size());
      std::size_t next = 0;
      for (const NodeRef child : node) members[next++] = {child.key_text(), untyped(child)};
      value.content = Record{{}, members};
    } else if (node.is_list()) {
      const auto items = document_.arena->array<Value>(node.size());
      std::size_t next = 0;
      for (const NodeRef child : node) items[next++] = untyped(child);
      value.content = List{items};
    } else {
      value.content = read_untyped(node);
    }
    return value;
  }

  void unknown(NodeRef key, const Type& type) {
    Diagnostic finding{
        .kind = &unknown_field, .where = key.location(), .arguments = {std::string(key.text())}};
    std::vector<std::string> keys;
    for (const auto& field : type.fields) keys.push_back(field.key);
    finding.did_you_mean = base::nearest(key.text(), keys);
    findings_.push_back(std::move(finding));
  }

  void mismatch(NodeRef node, const Type& type, std::string_view key) {
    findings_.push_back({.kind = &wrong_type,
                         .where = node.location(),
                         .arguments = {std::string(key), phrase_for(node), phrase_for(type)}});
  }

  yaml::Document& document_;
  const References& references_;
  Diagnostics& findings_;
};

}  // namespace

Value bind(yaml::Document& document, const Type& record, const References& references,
           Diagnostics& findings) {
  const auto root = document.root();
  if (root.is_map()) return Binder(document, references, findings).value(root, record, "");
  findings.push_back({.kind = &not_a_map,
                      .where = {document.source.path, 1, 1, 1, 1},
                      .arguments = {root.is_list()   ? Phrase{base::msg("a list")}
                                    : root.is_null() ? Phrase{base::msg("nothing")}
                                                     : Phrase{base::msg("a text")}}});
  return {.type = &record, .node = yaml::no_node};
}

Value parse(std::string_view text, std::string_view key, const Type& type,
            const References& references, base::Arena& arena, Diagnostics& findings) {
  auto [content, fault] = read_scalar(arena.copy(text), true, type, references, key);
  if (fault) findings.push_back(*std::move(fault));
  return {.type = &type, .content = content};
}

bool is_id(std::string_view text) {
  if (text.empty() || text.starts_with('-')) return false;
  for (std::size_t i = 0; i < text.size();) {
    const auto character = base::code_point_at(text, i);
    if (!character) return false;
    const char32_t c = character->value;
    const bool latin = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    const bool chinese =
        (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007;
    if (!latin && !chinese) return false;
    i += character->size;
  }
  return true;
}

}  // namespace pipeline::model
