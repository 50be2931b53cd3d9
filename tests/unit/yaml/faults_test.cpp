// What the strict reader refuses, where, and by which kind.
#include "yaml/faults.hpp"

#include <doctest/doctest.h>

#include <set>

#include "unit/yaml/fixture.hpp"
#include "yaml/reader.hpp"

using namespace pipeline;
using yaml_tests::faults;

TEST_CASE("a key twice is refused, with the line of the first") {
  CHECK(faults("a: 1\nb: 2\na: 3\n") == "3:1 duplicate-key(a, 1)");
  CHECK(faults("a: 1\n\"a\": 2\n'a': 3\n") == "2:1 duplicate-key(a, 1); 3:1 duplicate-key(a, 1)");
  CHECK(faults("x:\n  - {a: 1, b: 2, a: 3}\n") == "2:18 duplicate-key(a, 2)");
  CHECK(faults("甲: 1\n乙: 2\n甲: 3\n") == "3:1 duplicate-key(甲, 1)");
  CHECK(faults("a: {b: 1}\nb: 1\n") == "");
}

TEST_CASE("a key twice is found in a map of any size") {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "k" + std::to_string(i) + ": 1\n";
  CHECK(faults(text) == "");
  CHECK(faults(text + "k7: 2\n") == "301:1 duplicate-key(k7, 8)");
  for (int i = 2; i < 70; ++i) {
    std::string keys;
    for (int k = 0; k < i; ++k) keys += std::to_string(k) + "x: 1\n";
    CHECK(faults(keys + "1x: 2\n") == std::to_string(i + 1) + ":1 duplicate-key(1x, 2)");
  }
}

TEST_CASE("anchors, aliases, tags, merge keys and directives are refused by name, all of them") {
  CHECK(faults("a: &x 1\nb: *x\nc: !!str 2\n") == "1:4 anchor(&x); 2:4 alias(*x); 3:4 tag(!!str)");
  CHECK(faults("a: [*x, &y z]\n") == "1:5 alias(*x); 1:9 anchor(&y)");
  CHECK(faults("a:\n  <<: {b: c}\n") == "2:3 merge-key");
  CHECK(faults("a: '<<'\n\"<<\": b\n") == "");
  CHECK(faults("%YAML 1.2\n---\na: 1\n") == "1:1 directive(%YAML)");
  CHECK(faults("&x a: 1\n") == "1:1 anchor(&x)");
}

TEST_CASE("a list item among the keys of a map is refused, also where it holds a key") {
  CHECK(faults("a: 1\n- b\n") == "2:1 item-in-map");
  CHECK(faults("a: 1\n- b: 2\nc: 3\nc: 4\n") == "2:1 item-in-map; 4:1 duplicate-key(c, 3)");
}

TEST_CASE("a key that begins as no text may is refused") {
  CHECK(faults("*}: 1\n") == "1:1 reserved-indicator(*)");
  CHECK(faults("a: 1\n*, b: 2\n") == "2:1 reserved-indicator(*)");
}

TEST_CASE("a second document is refused where it begins") {
  CHECK(faults("a: 1\n---\nb: 2\n") == "2:1 several-documents");
  CHECK(faults("a: 1\n...\n---\nb: 2\n") == "3:1 several-documents");
  CHECK(faults("- x\n--- y\n") == "2:1 several-documents");
}

TEST_CASE(
    "a tab as indentation is refused, also behind blanks and in brackets; elsewhere it is not") {
  CHECK(faults("a:\n\tb: c\n") == "2:1 tab-indentation");
  CHECK(faults("a:\n  \tb: c\n") == "2:3 tab-indentation");
  CHECK(faults("a: [x,\n\ty]\n") == "2:1 tab-indentation");
  CHECK(faults("a: |\n\tx\n") == "2:1 tab-indentation");
  CHECK(faults("\ta: 1\n") == "1:1 tab-indentation");
  CHECK(faults(" a: |\n  x\n\tb: 1\n") == "3:1 tab-indentation");
  CHECK(faults("a:\tb\t# c\n") == "");
  CHECK(faults("a: |\n  \tx\n") == "");
}

TEST_CASE("what is no UTF-8 and control characters are refused at their place") {
  CHECK(faults("a: \xFF\n") == "1:4 bad-utf8");
  CHECK(faults("a: 中\xB5\n") == "1:5 bad-utf8");
  CHECK(faults("a: \xC0\xAF\n") == "1:4 bad-utf8");
  CHECK(faults("a: \xED\xA0\x80\n") == "1:4 bad-utf8");
  CHECK(faults("a: \x01\nb: \x7F\n") == "1:4 control-character(1); 2:4 control-character(127)");
  CHECK(faults(std::string("a: b\0c\n", 7)) == "1:5 control-character(0)");
  CHECK(faults("a: b\rc: d\n") == "1:5 control-character(13)");
  CHECK(faults("a: b\r") == "1:5 control-character(13)");
  CHECK(faults("a: \xEF\xBB\xBF"
               "b\n") == "1:4 control-character(65279)");
  CHECK(faults("a: \xC2\x9B\n") == "1:4 control-character(155)");
  CHECK(faults("long line of text behind which it stands: \x1B[31m\n") ==
        "1:43 control-character(27)");
}

TEST_CASE("conflict markers are named as such wherever they stand") {
  CHECK(faults("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> topic\n") ==
        "2:1 conflict-marker; 4:1 conflict-marker; 6:1 conflict-marker");
  CHECK(faults("a: |\n  x\n<<<<<<< HEAD\n  y\n||||||| base\n") ==
        "3:1 conflict-marker; 5:1 conflict-marker");
  CHECK(faults("a: 'x\n=======\n  y'\n") == "2:1 conflict-marker");
  CHECK(faults("a: 1\n>>>>>>> topic") == "2:1 conflict-marker");
  CHECK(faults("<<<<<<< HEAD\r\na: 1\r\n") == "1:1 conflict-marker");
}

TEST_CASE("a row of signs that is indented, longer or inside a line is somebody's text") {
  CHECK(faults("a: |\n  Title\n  =======\n  <<<<<<< x\nb: =======\nc: '>>>>>>> x'\n") == "");
  CHECK(faults("# =======\na: 1\n") == "");
}

TEST_CASE("nesting is read to depth 64 and refused below, also a hundred thousand deep") {
  const auto nested = [](std::size_t depth) {
    return "a: " + std::string(depth, '[') + std::string(depth, ']') + "\n";
  };
  CHECK(faults(nested(64)) == "");
  CHECK(faults(nested(65)) == "1:68 too-deep(64)");
  CHECK(faults(std::string(100000, '[')).find("too-deep") != std::string::npos);
  CHECK(faults(nested(100000)).find("too-deep") != std::string::npos);
  std::string lines;
  for (int i = 0; i < 2000; ++i) lines += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
  CHECK(faults(lines).find("too-deep") != std::string::npos);
  std::string dashes;
  for (int i = 0; i < 100000; ++i) dashes += "- ";
  CHECK(faults(dashes).find("too-deep") != std::string::npos);
  std::string anchors;
  for (int i = 0; i < 100000; ++i) anchors += "&a\n";
  CHECK(faults(anchors).find("anchor") != std::string::npos);
}

TEST_CASE("a file over 4 MiB is refused unread, one of 4 MiB is not") {
  const std::string most = "a: " + std::string(yaml::max_bytes - 4, 'x') + "\n";
  CHECK(faults(most) == "");
  CHECK(faults(most + "#") == "0:0 too-large(4194305, 4194304)");
}

TEST_CASE("what is left open is told where it opens") {
  CHECK(faults("a: 1\nb: \"x\nc: 2\n") == "2:4 unclosed-quote");
  CHECK(faults("a: 'x\n  y\n") == "1:4 unclosed-quote");
  CHECK(faults("a: [1, {b: c}\nd: e\n") == "1:4 unclosed-bracket([)");
  CHECK(faults("a: {b: [c\n") == "1:8 unclosed-bracket([)");
  CHECK(faults("a: \"x\\") == "1:4 unclosed-quote");
}

TEST_CASE("brackets and commas that do not fit are told") {
  CHECK(faults("a: [1}\n") == "1:6 missing-comma(])");
  CHECK(faults("a: [}\n") == "1:5 wrong-bracket(})");
  CHECK(faults("a: ]\n") == "1:4 reserved-indicator(])");
  CHECK(faults("a: [x,, y]\n") == "1:7 empty-entry");
  CHECK(faults("a: [\"x\" \"y\"]\n") == "1:9 missing-comma(])");
  CHECK(faults("a: {b: c d: e}\n") == "1:11 missing-comma(})");
  CHECK(faults("a: [x\n  : y]\n") == "2:3 missing-comma(])");
  CHECK(faults("a: [[x\n  :") == "2:3 missing-comma(])");
  CHECK(faults("a: [x] y\n") == "1:8 trailing-text(y)");
  CHECK(faults("a: \"x\" y\n") == "1:8 trailing-text(y)");
}

TEST_CASE("indentation that fits nothing is told with its width") {
  CHECK(faults("a:\n  b: 1\n   c: 2\n") == "3:4 wrong-indentation(3)");
  CHECK(faults("a:\n    b: 1\n  c: 2\n") == "3:3 wrong-indentation(2)");
  CHECK(faults("a: 1\n  b: 2\n") == "2:3 wrong-indentation(2)");
  CHECK(faults("a:\n  - x\n - y\n") == "3:2 wrong-indentation(1)");
}

TEST_CASE("a line that is no entry is told by what it lacks") {
  CHECK(faults("a: 1\nfoo\n") == "2:1 missing-colon(foo)");
  CHECK(faults("a: 1\nfoo:bar\n") == "2:4 blank-behind-colon");
  CHECK(faults("foo:bar\na: 1\n") == "1:4 blank-behind-colon");
  CHECK(faults("id: 1\n客户：华东\n") == "2:3 full-width-colon");
  CHECK(faults("a: b: c\n") == "1:4 nested-in-line");
  CHECK(faults("a: - b\n") == "1:4 list-in-line");
  CHECK(faults("a: 1\n- b\n") == "2:1 item-in-map");
  CHECK(faults("- b\na: 1\n") == "2:1 entry-in-list");
  CHECK(faults("a: @b\n") == "1:4 reserved-indicator(@)");
  CHECK(faults("{a: b}: c\n") == "1:1 key-not-scalar");
}

TEST_CASE("escapes and block headers that do not exist are told") {
  CHECK(faults("a: \"\\q \\u12 \\中\"\n") ==
        "1:5 bad-escape(\\q); 1:8 bad-escape(\\u12); 1:13 bad-escape(\\中)");
  CHECK(faults("a: \"\\ud800\"\n") == "1:5 bad-escape(\\ud800)");
  CHECK(faults("a: |x\n  y\n") == "1:5 bad-block-header(x)");
  CHECK(faults("a: |0\n  y\n") == "1:5 bad-block-header(0)");
  CHECK(faults("a: |\n    \n  x\n") == "2:1 block-indentation");
  CHECK(faults("a: 'x\n--- y'\n") == "2:1 marker-in-text");
}

TEST_CASE("all faults of a file are told in one run, without echoes") {
  CHECK(faults("a: b\n"
               "foo\n"
               "c: \"x\n"
               "d: [1\n"
               "e: 1\n"
               "e: 2\n"
               "l:\n"
               "  - a: {\n"
               "  - b: }\n"
               "  - c: @x\n"
               "    d: e: f\n"
               "    g: h\n"
               "z: &y 1\n") ==
        "2:1 missing-colon(foo); 3:4 unclosed-quote; 4:4 unclosed-bracket([); "
        "6:1 duplicate-key(e, 5); 8:8 unclosed-bracket({); 9:8 reserved-indicator(}); "
        "10:8 reserved-indicator(@); 11:8 nested-in-line; 13:4 anchor(&y)");
  CHECK(faults("a: [1,\n2, 3]\nb: x: y\n") == "1:4 unclosed-bracket([); 3:4 nested-in-line");
}

TEST_CASE("a file of nothing but faults gives a hundred findings, not a million") {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += "a: @\n";
  CHECK(yaml::read({"f", text}).diagnostics.size() == 100);
  std::string control(300000, '\x01');
  CHECK(yaml::read({"f", control}).diagnostics.size() == 100);
}

TEST_CASE("findings name the file") {
  const auto result = yaml::read({"opportunities/hd.yaml", "a: 1\na: 2\n"});
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics.front().where.path == "opportunities/hd.yaml");
  CHECK(result.diagnostics.front().where.end_column == 2);
}

TEST_CASE("kinds() lists every kind once, by names of this floor") {
  std::set<std::string_view> names;
  for (const auto* kind : yaml::kinds()) {
    CHECK(kind->name.starts_with("yaml."));
    CHECK_FALSE(kind->message.empty());
    CHECK(names.insert(kind->name).second);
  }
  CHECK(names.contains("yaml.duplicate-key"));
  CHECK(names.contains("yaml.edit-refused"));
}
