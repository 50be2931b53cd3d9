#include "unit/yaml/random_document.hpp"

#include <cstdlib>

namespace yaml_tests {

using pipeline::yaml::Value;

namespace {

unsigned number_in(const char* variable, unsigned otherwise) {
  const char* given = std::getenv(variable);
  return given != nullptr ? static_cast<unsigned>(std::strtoul(given, nullptr, 10)) : otherwise;
}

}  // namespace

unsigned seed_of_run() {
  return number_in("PIPELINE_SEED", 20261123U);
}

unsigned number_of_runs(unsigned otherwise) {
  return number_in("PIPELINE_RUNS", otherwise);
}

std::string random_word(Random& random) {
  return random.one_of<std::string>(
      {"alpha", "beta gamma", "华东电力", "zhang.wei", "a-b", "x1", "调度 主站", "bid", "😀 ok"});
}

Value random_value(Random& random, int depth) {
  switch (random.below(depth > 0 ? 8 : 5)) {
    case 0:
      return Value::plain(random.one_of<std::string>({"12", "2026-11-23", "true", "55%", "-1.5"}));
    case 1:
      return Value::text(random.one_of<std::string>(
          {"no",    "12",     "",  "a: b",  "x # y",  "- z", "'q'",  "\"d\"",
           "[a",    "a, b",   "~", " lead", "trail ", "&a",  "100%", "@at",
           "C:\\x", "中：文", "=", "!",     "null",   "? q", "a:"}));
    case 2:
      return Value::text(random.one_of<std::string>(
          {"one\ntwo", "one\ntwo\n", "甲\n\n乙\n", "a\n  b\n", "x: 1\n# y\n", "tail\n\n", "\nx"}));
    case 5: {
      std::vector<Value> items;
      for (auto n = random.below(4); n > 0; --n) items.push_back(random_value(random, depth - 1));
      return Value::list(std::move(items));
    }
    case 6: {
      std::vector<std::pair<std::string, Value>> pairs;
      const std::vector<std::string> keys{"at", "to", "by", "备注"};
      for (std::size_t i = 0; i < 1 + random.below(keys.size()); ++i)
        pairs.emplace_back(keys[i], random_value(random, depth - 1));
      return Value::map(std::move(pairs));
    }
    default:
      return Value::text(random_word(random));
  }
}

namespace {

/// Writes a document line by line; what stands in one is up to chance.
class Writer {
 public:
  explicit Writer(Random& random) : random_(random) {}

  std::string run() {
    if (random_.one_in(3)) out_ += "# the file's head\n\n";
    if (random_.one_in(8)) out_ += "---\n";
    map(0, 2);
    return finished();
  }

 private:
  std::string finished() {
    std::string text = std::move(out_);
    if (random_.one_in(5)) text.pop_back();
    if (random_.one_in(4)) {
      std::string carriage;
      for (const char c : text) carriage += c == '\n' ? "\r\n" : std::string(1, c);
      text = carriage;
    }
    return random_.one_in(8) ? "\xEF\xBB\xBF" + text : text;
  }

  void indent(std::size_t column) { out_.append(column, ' '); }

  void end_line() {
    if (random_.one_in(5)) out_ += "  # why";
    out_ += '\n';
  }

  void between(std::size_t column) {
    if (random_.one_in(8)) out_ += '\n';
    if (random_.one_in(8)) {
      indent(column);
      out_ += "# about the next\n";
    }
  }

  std::string key(std::size_t number) {
    const std::vector<std::string> names{"id",   "name",   "预算",  "\"q k\"", "'s k'", "a.b",
                                         "list", "x_free", "notes", "stage",   "item",  "更多"};
    return names[number % names.size()];
  }

  std::string scalar() {
    return random_.one_of<std::string>({"alpha", "12", "'it''s'", "\"d q\"", "华东 电力",
                                        "2026-11-23", "http://x.cn/y", "'single'", "55%",
                                        "\"\\u4e2d\"", "no"});
  }

  std::string flow(int depth) {
    if (depth == 0 || random_.one_in(3)) {
      auto text = scalar();
      return text;
    }
    std::string text;
    const bool map = random_.one_in(2);
    for (std::size_t i = 0, n = random_.below(4); i < n; ++i) {
      if (i > 0) text += ", ";
      if (map) text += key(i) + ": ";
      text += flow(depth - 1);
    }
    return map ? "{" + text + "}" : "[" + text + "]";
  }

  void block_text(std::size_t column) {
    out_ += random_.one_of<std::string>({"|\n", "|-\n", ">\n", ">-\n", "|  # text\n"});
    for (auto lines = 1 + random_.below(3); lines > 0; --lines) {
      indent(column);
      out_ += random_.one_of<std::string>({"第一行", "second: line", "# no comment"}) + "\n";
    }
  }

  /// What stands behind "key:" or "-" in a collection at `column`.
  void value(std::size_t column, int depth, bool in_map) {
    const auto step = 1 + random_.below(4);
    switch (random_.below(depth > 0 ? 8 : 5)) {
      case 0:
        out_ += " " + flow(2);
        return end_line();
      case 1:
        if (random_.one_in(2)) {
          out_ += ' ';
          return block_text(column + step);
        }
        return end_line();
      case 5:
        end_line();
        return map(column + step, depth - 1);
      case 6:
      case 7:
        end_line();
        return list(in_map && random_.one_in(3) ? column : column + step, depth - 1);
      default:
        out_ += " " + scalar();
        end_line();
    }
  }

  void map(std::size_t column, int depth, bool first_in_line = false) {
    const auto start = random_.below(12);
    for (std::size_t i = 0, n = 1 + random_.below(4); i < n; ++i) {
      if (!first_in_line || i > 0) {
        between(column);
        indent(column);
      }
      out_ += key(start + i) + ":";
      value(column, depth, true);
    }
  }

  void list(std::size_t column, int depth) {
    for (std::size_t n = 1 + random_.below(4); n > 0; --n) {
      between(column);
      indent(column);
      out_ += '-';
      if (depth > 0 && random_.one_in(4)) {
        out_ += ' ';
        map(column + 2, depth - 1, true);
      } else {
        value(column, depth, false);
      }
    }
  }

  Random& random_;
  std::string out_;
};

}  // namespace

std::string random_document(Random& random) {
  return Writer(random).run();
}

}  // namespace yaml_tests
