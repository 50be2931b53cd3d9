#include "yaml/compare.hpp"

#include <yaml-cpp/yaml.h>

#include "yaml/path.hpp"

namespace pipeline::yaml {

namespace {

/// Walks both trees side by side; the first path at which they differ, or nothing.
class Comparison {
 public:
  std::optional<Path> difference(NodeRef ours, const YAML::Node& theirs) {
    const bool same = ours.is_map()    ? same_map(ours, theirs)
                      : ours.is_list() ? same_list(ours, theirs)
                                       : same_scalar(ours, theirs);
    return same ? std::nullopt : std::optional(path_);
  }

 private:
  bool same_scalar(NodeRef ours, const YAML::Node& theirs) {
    if (theirs.IsNull()) return ours.is_null();
    if (!theirs.IsScalar()) return false;
    // yaml-cpp marks what was quoted or a block with the tag "!", what was plain with "?".
    const bool plain = theirs.Tag() == "?" || theirs.Tag().empty();
    return theirs.Scalar() == ours.text() && plain == ours.is_plain();
  }

  bool same_list(NodeRef ours, const YAML::Node& theirs) {
    if (!theirs.IsSequence() || theirs.size() != ours.size()) return false;
    std::size_t index = 0;
    for (const NodeRef item : ours) {
      path_.emplace_back(index);
      if (difference(item, theirs[index])) return false;
      path_.pop_back();
      ++index;
    }
    return true;
  }

  bool same_map(NodeRef ours, const YAML::Node& theirs) {
    if (!theirs.IsMap() || theirs.size() != ours.size()) return false;
    auto pair = theirs.begin();
    for (const NodeRef value : ours) {
      path_.emplace_back(std::string(value.key_text()));
      if (difference(value.key(), pair->first) || difference(value, pair->second)) return false;
      path_.pop_back();
      ++pair;
    }
    return true;
  }

  Path path_;
};

}  // namespace

Value value_of(NodeRef node) {
  if (node.is_map()) {
    std::vector<std::pair<std::string, Value>> pairs;
    for (const NodeRef child : node) pairs.emplace_back(child.key_text(), value_of(child));
    return Value::map(std::move(pairs));
  }
  if (node.is_list()) {
    std::vector<Value> items;
    for (const NodeRef child : node) items.push_back(value_of(child));
    return Value::list(std::move(items));
  }
  return node.is_plain() ? Value::plain(std::string(node.text()))
                         : Value::text(std::string(node.text()));
}

std::string second_opinion(const Document& document) {
  auto text = document.source.text;
  // yaml-cpp loses the line end of a block scalar that the file's end cuts off.
  if (!text.ends_with('\n')) text += '\n';
  try {
    const auto difference = Comparison().difference(document.root(), YAML::Load(text));
    if (!difference) return {};
    return difference->empty() ? "." : to_string(*difference);
  } catch (const YAML::Exception& exception) {
    return "line " + std::to_string(exception.mark.line + 1);
  }
}

}  // namespace pipeline::yaml
