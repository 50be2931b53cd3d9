// Reads a map of a definition file (pipeline.yaml, a process) key by key. Keys that nobody asked
// for are findings, so that a misspelt one never passes silently.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/localized.hpp"
#include "model/faults.hpp"
#include "model/value.hpp"
#include "yaml/document.hpp"

namespace pipeline::model {

class MapReader {
 public:
  /// `map` may be empty; anything but a map is a finding.
  MapReader(yaml::NodeRef map, base::Diagnostics& findings);

  /// The value under `key`, or an empty node; the key counts as known from now on.
  [[nodiscard]] yaml::NodeRef take(std::string_view key);
  /// The same, and a finding where it is missing.
  [[nodiscard]] yaml::NodeRef require(std::string_view key);

  [[nodiscard]] std::string text(std::string_view key);
  [[nodiscard]] base::Localized localized(std::string_view key);
  [[nodiscard]] std::vector<std::string> texts(std::string_view key);
  [[nodiscard]] std::optional<std::int64_t> integer(std::string_view key);
  [[nodiscard]] std::optional<base::Decimal> decimal(std::string_view key);
  [[nodiscard]] std::optional<Percent> percent(std::string_view key);
  [[nodiscard]] std::optional<bool> boolean(std::string_view key);

  /// Reports the keys that were never asked for.
  void finish();

  /// Says of `node` (the value of `key`) that something else is wanted.
  void mismatch(yaml::NodeRef node, std::string_view key, base::Phrase wanted);

 private:
  yaml::NodeRef map_;
  std::vector<std::string> known_;
  base::Diagnostics& findings_;
};

/// A text, or {en: …, zh: …}.
[[nodiscard]] base::Localized read_localized(yaml::NodeRef node, base::Diagnostics& findings);

/// A list of texts; one text stands for a list of one.
[[nodiscard]] std::vector<std::string> read_texts(yaml::NodeRef node, base::Diagnostics& findings);

/// Ids with titles: a list of ids, or a map id → title.
[[nodiscard]] std::vector<Choice> read_choices(yaml::NodeRef node, base::Diagnostics& findings);

}  // namespace pipeline::model
