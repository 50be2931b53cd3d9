// A look at every byte, eight at a time.
//
// Nearly all bytes of a deal are printable ASCII or Chinese, so that the loop asks of eight bytes
// at once whether one of them needs a look (a control character, DEL, or the start of a longer
// character) and goes straight to the first that does. Chinese (three bytes, lead E1 to EC) has a
// short way of its own, because nothing in those rows is forbidden.
//
// Conflict markers stand at the start of a line. No text of a map can stand there, not in a block
// scalar and not in quotes, because YAML wants both indented; so a row of seven '=' there is never
// anybody's text, and a half-removed conflict is found too. Indented rows are left alone.
#include "yaml/bytes.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/utf8.hpp"
#include "yaml/cursor.hpp"

namespace pipeline::yaml {

namespace {

class ByteCheck {
 public:
  explicit ByteCheck(const base::Source& source) : source_(source), text_(source.text) {}

  ByteFaults run() {
    const std::size_t mark = text_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    check_line(mark);
    auto at = next_of_note(mark);
    while (at < text_.size() && faults_.findings.size() < max_findings)
      at = next_of_note(check(at));
    return std::move(faults_);
  }

 private:
  /// The first byte at or behind `at` that needs a look.
  [[nodiscard]] std::size_t next_of_note(std::size_t at) const {
    constexpr std::uint64_t ones = 0x0101010101010101;
    constexpr std::uint64_t tops = 0x8080808080808080;
    for (; at + 8 <= text_.size(); at += 8) {
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, text_.data() + at, 8);
      const auto control = (bytes - ones * 0x20) & ~bytes;
      const auto delete_character = bytes ^ (ones * 0x7F);
      const auto found = (bytes | control | ((delete_character - ones) & ~delete_character)) & tops;
      if (found == 0) continue;
      // A borrow can only mark bytes behind the first true one.
      if constexpr (std::endian::native == std::endian::little)
        return at + static_cast<std::size_t>(std::countr_zero(found)) / 8;
      break;
    }
    while (at < text_.size() && text_[at] >= 0x20 && text_[at] < 0x7F) ++at;
    return at;
  }

  [[nodiscard]] bool continues(std::size_t at) const {
    return at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U;
  }

  /// Looks at the character at `at`; where the next one begins.
  std::size_t check(std::size_t at) {
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte == '\n') {
      check_line(at + 1);
      return at + 1;
    }
    if (byte >= 0xE1 && byte <= 0xEC && continues(at + 1) && continues(at + 2)) return at + 3;
    const auto character = base::code_point_at(text_, at);
    if (!character) {
      note(at, bad_utf8);
      faults_.readable = false;
      return text_.size();
    }
    if (!allowed(character->value, at))
      note(at, control_character, {static_cast<std::int64_t>(character->value)});
    if (character->value == 0) faults_.readable = false;  // the reader takes it for the file's end
    return at + character->size;
  }

  /// YAML's printable characters. A carriage return belongs to a line end; a byte order mark to the
  /// start of the file.
  [[nodiscard]] bool allowed(char32_t c, std::size_t at) const {
    if (c == '\r') return at + 1 < text_.size() && text_[at + 1] == '\n';
    if (c < 0x20) return c == '\t' || c == '\n';
    const bool latin_control = c == 0x7F || (c >= 0x80 && c < 0xA0 && c != 0x85);
    return !latin_control && c != 0xFEFF && c != 0xFFFE && c != 0xFFFF;
  }

  void check_line(std::size_t line) {
    const auto row = text_.substr(std::min(line, text_.size()), 7);
    const char sign = row.size() == 7 ? row.front() : ' ';
    if (sign != '<' && sign != '=' && sign != '>' && sign != '|') return;
    if (row.find_first_not_of(sign) != std::string_view::npos) return;
    const char behind = line + 7 < text_.size() ? text_[line + 7] : '\n';
    if (!is_blank(behind) && !is_break(behind)) return;
    note(line, conflict_marker);
    faults_.readable = false;
  }

  void note(std::size_t at, const base::Kind& kind, std::vector<base::Argument> arguments = {}) {
    const auto begin = static_cast<std::uint32_t>(at);
    faults_.findings.push_back({.kind = &kind,
                                .where = base::locate(source_, {begin, begin + 1}),
                                .arguments = std::move(arguments)});
  }

  const base::Source& source_;
  std::string_view text_;
  ByteFaults faults_;
};

}  // namespace

ByteFaults byte_faults(const base::Source& source) {
  return ByteCheck(source).run();
}

}  // namespace pipeline::yaml
