// What the strict reader reads, and to which tree.
#include "yaml/reader.hpp"

#include <doctest/doctest.h>

#include "unit/yaml/fixture.hpp"
#include "yaml/path.hpp"

using namespace pipeline;
using yaml_tests::tree;

TEST_CASE("block maps and lists nest by indentation, lists also right below their key") {
  CHECK(tree("a: 1\nb:\n  c: x\n  d:\n  - e\n  -\n    f\n") == "{a: 1, b: {c: x, d: [e, f]}}");
  CHECK(tree("- - a\n  - b\n- c: d\n  e: f\n") == "[[a, b], {c: d, e: f}]");
  CHECK(tree("a:\n   b: c\n   d:\n       e: f\ng: h\n") == "{a: {b: c, d: {e: f}}, g: h}");
}

TEST_CASE("a value that is not there is missing, not a fault") {
  CHECK(tree("a:\nb: \nc:\n- \n- x\n") == "{a: ~, b: ~, c: [~, x]}");
  CHECK(tree("") == "~");
  CHECK(tree("# only a comment\n\n") == "~");
  const auto document = yaml::read({"f", "a:\nb: ''\nc: ~\nd: null\ne: \"null\"\n"});
  CHECK(document->root().find("a").is_null());
  CHECK_FALSE(document->root().find("b").is_null());
  CHECK(document->root().find("c").is_null());
  CHECK(document->root().find("d").is_null());
  CHECK_FALSE(document->root().find("e").is_null());
}

TEST_CASE("flow lists and maps are read over one line or many, with comments and a last comma") {
  CHECK(tree("a: [1, 'x, y', [b], {c: d}]\n") == "{a: [1, 'x, y', [b], {c: d}]}");
  CHECK(tree("a: {\n  b: 1,  # one\n  c: [x,\n    y],\n  }\n") == "{a: {b: 1, c: [x, y]}}");
  CHECK(tree("a: [\n  x,\n]\n") == "{a: [x]}");
  CHECK(tree("a: []\nb: {}\n") == "{a: [], b: {}}");
  CHECK(tree("a: {b, c: , \"d\":e, f:g}\n") == "{a: {b: ~, c: ~, \"d\": e, f:g: ~}}");
  CHECK(tree("a: [b: c, d]\n") == "{a: [{b: c}, d]}");
}

TEST_CASE("plain text may hold colons, signs and quotes that are not at its ends") {
  CHECK(tree("a: http://x.cn/y?z=1#t\nb: it's \"so\"\nc: -1\nd: 3 - 4\ne: a,b]}\n") ==
        "{a: http://x.cn/y?z=1#t, b: it's \"so\", c: -1, d: 3 - 4, e: a,b]}}");
  CHECK(tree("a b: c # not this\n-x: :y\n") == "{a b: c, -x: :y}");
  CHECK(tree("a : b\n'c d' : e\n\"f\": g\n") == "{a: b, 'c d': e, \"f\": g}");
}

TEST_CASE("plain text over several lines is joined by blanks, an empty line stays a line end") {
  CHECK(tree("a: one\n  two\n   three\n\n  four\nb: x\n") == "{a: one two three\\nfour, b: x}");
  CHECK(tree("a:\n  one\n  two\n") == "{a: one two}");
}

TEST_CASE("quoted text is decoded: doubled quotes, escapes, further lines") {
  CHECK(tree("a: 'it''s'\nb: ''\n") == "{a: 'it's', b: ''}");
  CHECK(tree("a: \"x\\ty\\n\\u4e2d\\x41\\U0001F600\\\\\"\n") == "{a: \"x\\ty\\n中A😀\\\"}");
  CHECK(tree("a: 'one\n  two\n\n  three'\n") == "{a: 'one two\\nthree'}");
  CHECK(tree("a: \"one \\\n  two\\n\n  three\"\n") == "{a: \"one two\\n three\"}");
  CHECK(tree("a: \"\\\n  x\"\n") == "{a: \"x\"}");
}

TEST_CASE("a literal text keeps its lines, and its header says what becomes of the last") {
  CHECK(tree("a: |\n  x\n   y\n\n  z\nb: 1\n") == "{a: |x\\n y\\n\\nz\\n|, b: 1}");
  CHECK(tree("a: |-\n  x\n\nb: 1\n") == "{a: |x|, b: 1}");
  CHECK(tree("a: |+\n  x\n\nb: 1\n") == "{a: |x\\n\\n|, b: 1}");
  CHECK(tree("a: |2\n   x\n  y\n") == "{a: | x\\ny\\n|}");
  CHECK(tree("a: |1-\n  x\n") == "{a: | x|}");
  CHECK(tree("a: | # why\n  # text\n") == "{a: |# text\\n|}");
  CHECK(tree("- |\n x\n- y\n") == "[|x\\n|, y]");
}

TEST_CASE("a block text of nothing but blanks is empty") {
  CHECK(tree("a: |\n     \nb: 1\n") == "{a: ||, b: 1}");
  CHECK(tree("a: >+\n  \nb: 1\n") == "{a: >\\n>, b: 1}");
}

TEST_CASE("a folded text joins its lines, but not those indented deeper") {
  CHECK(tree("a: >\n  x\n  y\n\n  z\n") == "{a: >x y\\nz\\n>}");
  CHECK(tree("a: >-\n  x\n    y\n  z\n") == "{a: >x\\n  y\\nz>}");
  CHECK(tree("a: >+\n  x\n\n\n") == "{a: >x\\n\\n\\n>}");
}

TEST_CASE("explicit keys with '? ' are keys like others") {
  CHECK(tree("? a\n: b\n? c\n? 'd e'\n: - f\n") == "{a: b, c: ~, 'd e': [f]}");
  CHECK(tree("a: {? b : c, d: e}\n") == "{a: {b: c, d: e}}");
}

TEST_CASE("a key with '? ' that has no value of its own takes none from elsewhere") {
  CHECK(tree("a: [? b : c, ? d]\n") == "{a: [{b: c}, {d: ~}]}");
  CHECK(tree("k:\n  ? |\n    x\n: v\n") == "{k: {|x\\n|: ~}, ~: v}");
  CHECK(tree("? |\n  x\n:y\n") == "3:1 blank-behind-colon");
}

TEST_CASE("a byte order mark, CRLF and a missing last line end change nothing") {
  CHECK(tree("\xEF\xBB\xBF"
             "a: 1\nb: x") == "{a: 1, b: x}");
  CHECK(tree("a: 1\r\nb:\r\n  - x\r\n  - |\r\n    y\r\n    z\r\nc: 'p\r\n  q'\r\n") ==
        "{a: 1, b: [x, |y\\nz\\n|], c: 'p q'}");
  CHECK(tree("a: |\n  x") == tree("a: |\n  x\n"));
}

TEST_CASE("one '---' before and one '...' behind the document are fine") {
  CHECK(tree("# head\n---\na: 1\n...\n# foot\n") == "{a: 1}");
  CHECK(tree("--- [a]\n") == "[a]");
  CHECK(tree("--- |\n  x\n...\n") == "|x\\n|");
}

TEST_CASE("Chinese and emoji stand in keys and values") {
  CHECK(tree("客户: 华东电力，调度处\n\"备注\": '😀'\n列表: [甲, 乙]\n") ==
        "{客户: 华东电力，调度处, \"备注\": '😀', 列表: [甲, 乙]}");
}

TEST_CASE("spans hold a value's bytes with its quotes and brackets, and nothing behind") {
  const std::string text = "a: \"x\"  # c\nb: [1, 2]\nc:\n  d: |\n    y\n  e: z\n";
  const auto document = yaml::read({"f", text});
  const auto bytes = [&](std::string_view path) {
    const auto span = yaml::find(*document, yaml::parse_path(path).value()).span();
    return text.substr(span.begin, span.size());
  };
  CHECK(bytes("a") == "\"x\"");
  CHECK(bytes("b") == "[1, 2]");
  CHECK(bytes("b[1]") == "2");
  CHECK(bytes("c.d") == "|\n    y");
  CHECK(bytes("c") == "d: |\n    y\n  e: z");
}

TEST_CASE("places count lines and characters, not bytes") {
  const auto document = yaml::read({"f",
                                    "\xEF\xBB\xBF"
                                    "名称: 电力\n列表: [甲, 乙]\n"});
  const auto second = document->root().find("列表").at(1).location();
  CHECK(second.line == 2);
  CHECK(second.column == 9);
  CHECK(second.end_column == 10);
  CHECK(document->root().find("名称").location().column == 5);
}

TEST_CASE("nodes know parent, key, depth and order") {
  const auto document = yaml::read({"f", "a: {b: [x, y]}\nc: z\n"});
  const auto list = document->root().find("a").find("b");
  CHECK(list.size() == 2);
  CHECK(list.node().depth == 2);
  CHECK(list.key_text() == "b");
  CHECK(list.at(1).text() == "y");
  CHECK_FALSE(list.at(2));
  CHECK_FALSE(list.find("x"));
  CHECK(document->nodes[list.at(0).node().parent].kind == yaml::NodeKind::list);
  CHECK(document->root().find("zz").size() == 0);
}

TEST_CASE("texts live on when the document moves, short ones too") {
  auto read = yaml::read({"f", "a: b"});
  const yaml::Document moved = std::move(*read);
  CHECK(moved.root().find("a").text() == "b");
}

TEST_CASE("keys that are collections are read only on request") {
  const auto any = yaml::read({"f", "? [a, b]\n: c\n{d: e}: f\n"}, yaml::Keys::any);
  REQUIRE(any);
  CHECK(yaml_tests::shape(any->root()) == "{[a, b]: c, {d: e}: f}");
  CHECK(tree("? [a, b]\n: c\n") == "1:3 key-not-scalar");
}
