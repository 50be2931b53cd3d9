#include <fmt/format.h>

#include <cmath>

#include "base/utf8.hpp"
#include "cel/numbers.hpp"
#include "cel/times.hpp"
#include "cel/value.hpp"

namespace pipeline::cel {
namespace {

/// Writes until the limit is passed; what is too much is cut off by the caller.
class Writer {
 public:
  explicit Writer(std::size_t limit) : limit_(limit) {}

  void write(const Value& value) {
    switch (value.kind()) {
      case ValueKind::error:
        text_ += "error";
        break;
      case ValueKind::null:
        text_ += "null";
        break;
      case ValueKind::boolean:
        text_ += value.boolean() ? "true" : "false";
        break;
      case ValueKind::integer:
        text_ += fmt::format("{}", value.integer());
        break;
      case ValueKind::floating:
        number(value.floating());
        break;
      case ValueKind::string:
        quoted(value.string());
        break;
      case ValueKind::list:
        list(value.list());
        break;
      case ValueKind::map:
        map(value.map());
        break;
      case ValueKind::timestamp:
        text_ += "timestamp(\"" + to_text(value.timestamp()) + "\")";
        break;
      case ValueKind::duration:
        text_ += "duration(\"" + to_text(value.duration()) + "\")";
        break;
      case ValueKind::type:
        text_ += value.string();
        break;
    }
  }

  std::string finish() && {
    if (base::count_characters(text_) <= limit_) return std::move(text_);
    std::size_t at = 0;
    for (std::size_t i = 0; i + 1 < limit_; ++i)
      at += base::code_point_at(text_, at).value_or(base::CodePoint{0, 1}).size;
    return text_.substr(0, at) + "…";
  }

 private:
  [[nodiscard]] bool is_full() const { return text_.size() > 4 * limit_; }

  void number(double value) {
    if (!std::isfinite(value)) {
      text_ += std::isnan(value) ? "nan" : value < 0 ? "-inf" : "inf";
      return;
    }
    const std::string digits = to_text(value);
    text_ += digits;
    if (digits.find_first_of(".e") == std::string::npos) text_ += ".0";
  }

  void quoted(std::string_view value) {
    text_ += '"';
    for (const char c : value) {
      if (is_full()) return;
      switch (c) {
        case '"':
          text_ += "\\\"";
          break;
        case '\\':
          text_ += "\\\\";
          break;
        case '\n':
          text_ += "\\n";
          break;
        case '\r':
          text_ += "\\r";
          break;
        case '\t':
          text_ += "\\t";
          break;
        default:
          if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            text_ += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
          } else {
            text_ += c;
          }
      }
    }
    text_ += '"';
  }

  void list(const List& items) {
    text_ += '[';
    for (std::size_t i = 0; i < items.size() && !is_full(); ++i) {
      if (i > 0) text_ += ", ";
      write(items.at(i));
    }
    text_ += ']';
  }

  void map(const Map& entries) {
    text_ += '{';
    for (std::size_t i = 0; i < entries.size() && !is_full(); ++i) {
      if (i > 0) text_ += ", ";
      write(entries.key_at(i));
      text_ += ": ";
      write(entries.value_at(i));
    }
    text_ += '}';
  }

  std::size_t limit_;
  std::string text_;
};

}  // namespace

std::string to_string(const Value& value, std::size_t limit) {
  Writer writer(limit);
  writer.write(value);
  return std::move(writer).finish();
}

}  // namespace pipeline::cel
