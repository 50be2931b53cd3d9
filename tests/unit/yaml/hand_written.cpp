#include "unit/yaml/hand_written.hpp"

#include <utility>

namespace yaml_tests {

using pipeline::yaml::Value;

std::vector<std::string> HandWritten::keys() {
  std::vector<std::string> all{"id",   "name",    "客户", "\"quoted key\"", "'a.b'",   "note",
                               "with", "history", "x_1",  "budget",         "stage :", "2026",
                               "off",  "😀"};
  const auto count = 1 + below(4);
  for (std::size_t i = 0; i < count; ++i) std::swap(all[i], all[i + below(all.size() - i)]);
  all.resize(count);
  if (quotes_)
    for (auto& key : all)
      if (key.find_first_of("'\":") == std::string::npos) key = '"' + key + '"';
  return all;
}

std::string HandWritten::word() {
  if (quotes_) return one_of({"1", "\"double\"", "\"李总工\"", "\"\"", "2026-11-23", "\"a: b\""});
  return one_of({"1",          "-2.5",
                 "true",       "2026-11-23",
                 "zhang.wei",  "55%",
                 "李总工",     "it's",
                 "a:b",        "a#b",
                 "'single'",   "'it''s'",
                 "\"double\"", "\"a \\\"b\\\" \\u4e2d\"",
                 "'# no'",     "~",
                 "两 个 词",   "http://x/y#z=1",
                 "😀",          "\"\"",
                 "''"});
}

void HandWritten::between(std::size_t column) {
  if (apart_ || in(6)) out_ += '\n';
  while (in(5)) {
    blanks(in(5) ? 0 : column);
    out_ += comment() + "\n";
  }
}

/// Now and then a comment that is indented deeper than the entry at `column` that it follows.
void HandWritten::below_entry(std::size_t column) {
  if (in_text_ || !in(12)) return;
  if (in(3)) out_ += '\n';
  blanks(column + 1 + below(4));
  out_ += comment() + "\n";
}

void HandWritten::map(std::size_t column, int depth, bool in_line) {
  for (const auto& key : keys()) {
    if (!std::exchange(in_line, false)) {
      between(column);
      blanks(column);
    }
    out_ += key.ends_with(" :") ? key : key + ":";
    value_of_key(column, depth);
    below_entry(column);
  }
}

void HandWritten::list(std::size_t column, int depth, bool in_line) {
  for (auto count = 1 + below(4); count > 0; --count) {
    if (!std::exchange(in_line, false)) {
      between(column);
      blanks(column);
    }
    out_ += '-';
    item(column, depth);
    below_entry(column);
  }
}

void HandWritten::block_text(std::size_t parent, std::size_t indentation) {
  const bool is_said = in(5);
  out_ += one_of({" |", " |-", " |+", " >", " >-"});
  if (is_said) out_ += std::to_string(indentation);
  out_ += tail() + "\n";
  const auto count = 1 + below(3);
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0 && in(4)) out_ += '\n';
    blanks(parent + indentation + (is_said ? below(3) : 0));
    out_ += one_of({"text of a line", "一行 # no comment", "- no item", "key: no key"}) + "\n";
  }
  while (in(3)) out_ += '\n';
  in_text_ = true;
}

void HandWritten::flow_entry(std::size_t column, int depth, bool is_map, std::size_t index) {
  if (is_map) out_ += "k" + std::to_string(index);
  // yaml-cpp does not read a key alone in a line of its own.
  if (is_map && depth > 0 && in(8)) return;
  if (is_map) out_ += ':';
  if (is_map && in(8)) return;
  if (is_map) out_ += ' ';
  if (depth > 0 && in(5))
    flow(column, 0);
  else
    out_ += word();
}

void HandWritten::flow(std::size_t column, int depth) {
  const bool is_map = in(2);
  const auto count = below(4);
  const bool over_lines = depth > 0 && count > 0 && in(3);
  const bool fills = over_lines && in(3);
  const bool spaced = !over_lines && !dense_ && count > 0 && in(4);
  out_ += is_map ? '{' : '[';
  for (std::size_t i = 0; i < count; ++i) {
    if (over_lines && (i == 0 || !fills || in(2))) {
      out_ += tail() + "\n";
      if (in(8)) out_ += '\n';
      blanks(column + 2);
      if (in(8)) {
        out_ += comment() + "\n";
        blanks(column + 2);
      }
    } else if (spaced || (i > 0 && !dense_)) {
      out_ += ' ';
    }
    flow_entry(column + 2, over_lines ? 0 : depth, is_map, i);
    if (i + 1 < count || in(5)) out_ += ',';
  }
  if (over_lines) {
    out_ += tail() + "\n";
    blanks(column + below(2));
  }
  if (spaced) out_ += ' ';
  out_ += is_map ? '}' : ']';
}

void HandWritten::value_of_key(std::size_t column, int depth) {
  in_text_ = false;
  const auto kind = below(depth > 0 ? 13 : 9);
  if (kind == 0) {
    out_ += one_of({"", "", " "}) + tail() + "\n";
  } else if (kind == 1) {
    block_text(column, step_);
  } else if (kind == 2) {
    out_ += " plain text\n";
    blanks(column + 1 + below(3));
    out_ += "over two lines" + tail() + "\n";
  } else if (kind <= 4) {
    out_ += ' ';
    flow(column + 1, 1);
    out_ += tail() + "\n";
  } else if (kind <= 8) {
    out_ += (in(6) ? "   " : " ") + word() + tail() + "\n";
  } else {
    out_ += tail() + "\n";
    if (kind <= 10)
      map(column + step_, depth - 1, false);
    else
      list(column + dash_, depth - 1, false);
  }
}

void HandWritten::item(std::size_t column, int depth) {
  in_text_ = false;
  const auto kind = below(depth > 0 ? 10 : 7);
  if (kind == 0) {
    out_ += tail() + "\n";
  } else if (kind == 1) {
    block_text(column, 2);
  } else if (kind <= 3) {
    out_ += ' ';
    flow(column + 1, 1);
    out_ += tail() + "\n";
  } else if (kind <= 6) {
    out_ += " " + word() + tail() + "\n";
  } else if (kind <= 8) {
    const std::size_t gap = in(4) ? 3 : 1;
    blanks(gap);
    map(column + 1 + gap, depth - 1, true);
  } else {
    out_ += ' ';
    list(column + 2, depth - 1, true);
  }
}

std::string HandWritten::text() {
  out_.clear();
  comments_ = 0;
  step_ = in(3) ? 1 + below(4) : 2;
  dash_ = in(3) ? 0 : step_;
  quotes_ = in(6);
  apart_ = in(6);
  dense_ = in(6);
  if (in(3)) out_ += comment() + "\n" + (in(2) ? "\n" : "");
  if (in(8)) out_ += "---\n";
  map(0, 3, false);
  if (in(6)) out_ += comment() + "\n";
  if (in(12)) out_ += "...\n";
  // With "|+" the last line end may be a text's own.
  if (out_.find("|+") == std::string::npos && in(4)) out_.pop_back();
  std::string text = in(8) ? "\xEF\xBB\xBF" : "";
  const bool carriage = in(4);
  for (const char c : out_) text += carriage && c == '\n' ? "\r\n" : std::string(1, c);
  return text;
}

std::string HandWritten::key() {
  return one_of(
      {"new", "新键", "two words", "a: b", "c, d", "{e", "123", "no", "- f", "<<", "it's", "x?y"});
}

Value HandWritten::scalar() {
  if (in(4))
    return Value::plain(
        one_of({"1", "-2.5", "true", "2026-11-23", "zhang.wei", "55%", "0123", "~"}));
  return Value::text(one_of({"x",
                             "李 总工",
                             "a: b",
                             "p, q",
                             "[x",
                             "{y}",
                             "# no",
                             "- a",
                             "it's",
                             "say \"hi\"",
                             "123",
                             "no",
                             "",
                             "null",
                             " lead",
                             "trail ",
                             "tab\tin",
                             "l1\nl2",
                             "l1\nl2\n",
                             "a\n\n  b\n\n",
                             "😀 end",
                             "a#b",
                             "a #b",
                             "&x",
                             "*x",
                             "!x",
                             "%x",
                             "@x",
                             "`x",
                             "? x",
                             "x?y",
                             ": x",
                             "x:",
                             "---",
                             "...",
                             "<<",
                             "=",
                             "a\\b",
                             "\"q\"",
                             "'q'",
                             "\n\n",
                             "\x01",
                             "\xC2\x85",
                             "2026-11-23",
                             "0x1F",
                             "1e3",
                             "~",
                             "a\r\nb",
                             "\ta\nb",
                             "a\n \nb",
                             "：全角，",
                             "l1\n\ttab\n",
                             std::string(150, 'w')}));
}

Value HandWritten::value() {
  switch (below(6)) {
    case 0:
      return Value::list({scalar(), scalar()});
    case 1:
      return Value::map({{"k0", scalar()}, {"second", scalar()}});
    case 2:
      return Value::list({Value::map({{"at", scalar()}}), Value::map({{"at", scalar()}})});
    case 3:
      return in(2) ? Value::list({}) : Value::map({{"in", Value::map({{"deep", scalar()}})}});
    default:
      return scalar();
  }
}

}  // namespace yaml_tests
