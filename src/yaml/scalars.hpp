// Reading scalars: plain, quoted and block. What is decoded unchanged stays a view into the file;
// the rest is built in the arena, with segments that lead back to the bytes. Only for the files of
// this folder.
#pragma once

#include <string>
#include <vector>

#include "yaml/cursor.hpp"
#include "yaml/document.hpp"

namespace pipeline::yaml {

/// A scalar as it was read, not yet a node.
struct Scalar {
  Style style = Style::plain;
  base::Span span;
  std::string_view text;
  std::uint32_t segments = 0;
  std::uint32_t segment_count = 0;
  bool one_line = true;
};

enum class Context { block, flow, key };

class ScalarReader {
 public:
  ScalarReader(Cursor& cursor, Document& document) : cursor_(cursor), document_(document) {}

  /// Whether the plain text that begins here, in this line, has ': ' behind it: it is a key.
  [[nodiscard]] bool plain_is_key();
  /// A plain scalar whose further lines are indented deeper than `parent`; a key is one line.
  Scalar plain(int parent, Context context);
  /// A quoted scalar; the cursor stands on its quote.
  Scalar quoted(int parent, Context context);
  /// A literal or folded scalar; the cursor stands on its | or >.
  Scalar block(int parent);

 private:
  struct Header {
    int indentation = 0;  ///< 0: by the first line
    char chomping = ' ';
  };

  /// End of the plain text on this line: before ': ', ' #', the line's end, or what ends it in
  /// flow. Asked of a text that may be a key and again when it is read: the last answer is kept.
  [[nodiscard]] std::uint32_t plain_end(Context context);
  [[nodiscard]] bool may_continue(int parent) const;
  /// The further lines of a plain scalar that ends its first at `end`; where it ends.
  std::uint32_t plain_lines(std::uint32_t begin, std::uint32_t end, int parent, Context context);
  /// Over the closing quote, if it stands in this line and nothing between has to be decoded.
  bool quoted_in_line(char quote);
  /// To the first line of content below, counting the line ends; back to where it was if there is
  /// none that `parent` lets continue.
  /// In quotes, that is the quote at `open` left open.
  std::uint32_t cross_lines(int parent, bool in_quotes, std::uint32_t open = 0);
  void single_quoted(int parent, Context context, std::uint32_t open);
  void double_quoted(int parent, Context context, std::uint32_t open);
  void fold_lines(int parent, std::uint32_t open);
  void escape(int parent, Context context, std::uint32_t open);
  void hexadecimal(std::uint32_t digits);
  Header block_header();
  int detect_indentation(int least);
  bool enter_line(int indentation);
  void block_lines(bool literal, int indentation, char chomping);
  [[nodiscard]] bool line_is_blank() const;

  void start();
  void keep(std::uint32_t from, std::uint32_t to);  ///< raw bytes that stand for themselves
  void put(std::string_view decoded, std::uint32_t raw);
  void put_breaks(std::uint32_t count, std::uint32_t raw);  ///< folded: one is a blank
  void drop_trailing_blanks();                              ///< but not those that an escape wrote
  Scalar finish(Style style, base::Span span, base::Span content);

  Cursor& cursor_;
  Document& document_;
  std::string buffer_;
  std::vector<Segment> segments_;
  std::size_t solid_ = 0;  ///< decoded up to here by put(): never dropped
  bool changed_ = false;   ///< the decoded text is not one run of the file's bytes
  bool one_line_ = true;
  std::uint32_t scanned_from_ = 0xffffffff;  ///< of the last plain_end()
  std::uint32_t scanned_to_ = 0;
};

}  // namespace pipeline::yaml
