// Recursive descent with precedence climbing. The stack it needs is bounded twice: `depth_` counts
// the brackets and branches that are open while parsing, and the height of each finished node is
// limited, because the later phases walk the tree by recursion. `a + b + c …` grows a tree to the
// left without opening a bracket, which only the second count sees; chains of && and || become one
// node with many children, so they may be as long as they like.
#include "cel/parser.hpp"

#include <charconv>
#include <limits>
#include <optional>

#include "base/utf8.hpp"
#include "cel/faults.hpp"
#include "cel/lexer.hpp"
#include "cel/macros.hpp"
#include "cel/tree_builder.hpp"

namespace pipeline::cel {
namespace {

struct Operator {
  Op op = Op::none;
  int strength = 0;  ///< 0: no binary operator
};

Operator binary_operator(const Token& token) {
  struct Row {
    std::string_view sign;
    Operator meaning;
  };
  static constexpr Row rows[] = {
      {"||", {Op::logical_or, 1}}, {"&&", {Op::logical_and, 2}},   {"==", {Op::equal, 3}},
      {"!=", {Op::not_equal, 3}},  {"<", {Op::less, 3}},           {"<=", {Op::less_equal, 3}},
      {">", {Op::greater, 3}},     {">=", {Op::greater_equal, 3}}, {"in", {Op::in, 3}},
      {"+", {Op::add, 4}},         {"-", {Op::subtract, 4}},       {"*", {Op::multiply, 5}},
      {"/", {Op::divide, 5}},      {"%", {Op::modulo, 5}}};
  for (const auto& row : rows) {
    if (token.is(row.sign)) return row.meaning;
  }
  return {};
}

bool is_reserved(std::string_view name) {
  static constexpr std::string_view words[] = {
      "as",  "break", "const",   "continue",  "else",   "for", "function", "if",   "import",
      "let", "loop",  "package", "namespace", "return", "var", "void",     "while"};
  for (const auto word : words) {
    if (word == name) return true;
  }
  return false;
}

class Parser {
 public:
  Parser(Ast& ast, std::vector<Token> tokens) : tree_(ast), tokens_(std::move(tokens)) {}

  std::optional<Issue> run(NodeId& root) {
    if (now().kind == TokenKind::end) return Issue{&empty_expression, now().span, {}, {}};
    root = expression();
    if (!issue_ && now().kind != TokenKind::end) unexpected(msg("an operator or the end"));
    return std::move(issue_);
  }

 private:
  NodeId expression() {
    if (!enter()) return 0;
    const std::uint32_t begin = now().span.begin;
    NodeId result = binary(1);
    if (const base::Span sign = now().span; take("?")) {
      const NodeId yes = expression();
      expect(":", msg("':' and what holds otherwise"));
      const NodeId no = expression();
      result = finish(Op::conditional, {result, yes, no}, begin, sign);
    }
    --depth_;
    return result;
  }

  NodeId binary(int weakest) {
    const std::uint32_t begin = now().span.begin;
    NodeId left = unary();
    while (!issue_) {
      const auto [op, strength] = binary_operator(now());
      if (strength == 0 || strength < weakest) break;
      const base::Span sign = now().span;
      std::vector<NodeId> operands{left};
      const bool chains = op == Op::logical_and || op == Op::logical_or;
      do {
        ++at_;
        operands.push_back(binary(strength + 1));
      } while (chains && !issue_ && binary_operator(now()).op == op);
      left = finish(op, operands, begin, sign);
    }
    return left;
  }

  NodeId unary() {
    const std::size_t first = at_;
    while (now().is("!") || now().is("-")) ++at_;
    std::size_t sign = at_;
    const bool number = now().kind == TokenKind::integer || now().kind == TokenKind::floating;
    // A minus before a number is part of it, or the smallest int could not be written.
    const bool negative = number && sign > first && tokens_[sign - 1].is("-");
    if (negative) --sign;
    NodeId result = postfix(negative);
    while (sign > first && !issue_) {
      --sign;
      const Op op = tokens_[sign].is("!") ? Op::logical_not : Op::negate;
      result = finish(op, {result}, tokens_[sign].span.begin, tokens_[sign].span);
    }
    return result;
  }

  NodeId postfix(bool negative) {
    const std::uint32_t begin = negative ? tokens_[at_ - 1].span.begin : now().span.begin;
    NodeId result = primary(negative);
    while (!issue_) {
      const base::Span opening = now().span;
      if (take(".")) {
        result = member(result, begin);
      } else if (take("[")) {
        const NodeId index = expression();
        close("]", "[", opening);
        result = finish(Op::index, {result, index}, begin, {opening.begin, behind()});
      } else if (now().is("{") && is_type_name(result)) {
        fail({&not_in_profile,
              now().span,
              {base::Phrase{msg("building a message with {…}"), {}}},
              {}});
      } else {
        break;
      }
    }
    return result;
  }

  [[nodiscard]] bool is_type_name(NodeId id) const {
    return tree_.node(id).kind == NodeKind::name || tree_.node(id).kind == NodeKind::select;
  }

  NodeId member(NodeId receiver, std::uint32_t begin) {
    const Token field = now();
    if (field.kind == TokenKind::quoted_name) {
      ++at_;
      return checked(tree_.select(receiver, field.text, {begin, behind()}, field.span));
    }
    if (field.kind != TokenKind::name) return unexpected(msg("the name of a field or function"));
    ++at_;
    if (now().is("(")) return call(field, receiver, begin);
    return checked(tree_.select(receiver, field.text, {begin, behind()}, field.span));
  }

  NodeId call(const Token& function, std::optional<NodeId> receiver, std::uint32_t begin) {
    const base::Span opening = now().span;
    ++at_;
    std::vector<NodeId> arguments;
    if (receiver) arguments.push_back(*receiver);
    items(")", "(", opening, [&] { arguments.push_back(expression()); });
    if (issue_) return 0;
    const WrittenCall written{
        function.text, receiver.has_value(), arguments, {begin, behind()}, function.span};
    std::optional<Issue> fault;
    const auto macro = expand_macro(written, tree_, fault);
    if (fault) return fail(std::move(*fault));
    if (macro) return checked(*macro);
    return checked(
        tree_.call(function.text, written.member, arguments, written.span, function.span));
  }

  /// Items between brackets, with commas between them; a last comma is fine.
  template <class Item>
  void items(std::string_view closing, std::string_view opening, base::Span place, Item&& item) {
    while (!issue_ && !now().is(closing)) {
      if (now().kind == TokenKind::end) break;
      item();
      if (issue_ || !take(",")) break;
    }
    close(closing, opening, place);
  }

  NodeId primary(bool negative) {
    const Token token = now();
    switch (token.kind) {
      case TokenKind::integer:
        return integer(negative);
      case TokenKind::floating:
        return floating(negative);
      case TokenKind::string:
        ++at_;
        return tree_.literal(tree_.keep(token.text), token.span);
      case TokenKind::name:
        return name(false, token.span.begin);
      case TokenKind::word:
        return word();
      default:
        break;
    }
    if (take("(")) {
      const NodeId inner = expression();
      close(")", "(", token.span);
      return inner;
    }
    if (take("[")) return list(token.span);
    if (take("{")) return map(token.span);
    if (take(".")) {
      if (now().kind == TokenKind::name) return name(true, token.span.begin);
      return unexpected(msg("a name"));
    }
    return unexpected(msg("a value"));
  }

  NodeId name(bool absolute, std::uint32_t begin) {
    const Token token = now();
    ++at_;
    if (now().is("(")) return call(token, std::nullopt, begin);
    if (is_reserved(token.text)) return fail({&reserved_word, token.span, {token.text}, {}});
    return tree_.name(token.text, {begin, token.span.end}, absolute);
  }

  NodeId word() {
    const Token token = now();
    if (token.text == "in") return unexpected(msg("a value"));
    ++at_;
    return tree_.literal(token.text == "null" ? Value() : Value(token.text == "true"), token.span);
  }

  NodeId list(base::Span opening) {
    std::vector<NodeId> elements;
    items("]", "[", opening, [&] { elements.push_back(expression()); });
    return finish(Op::list, elements, opening.begin, opening);
  }

  NodeId map(base::Span opening) {
    std::vector<NodeId> entries;
    items("}", "{", opening, [&] {
      entries.push_back(expression());
      expect(":", msg("':' and the value of the key"));
      entries.push_back(expression());
    });
    return finish(Op::map, entries, opening.begin, opening);
  }

  NodeId integer(bool negative) {
    const Token token = now();
    ++at_;
    const bool hex = token.text.starts_with("0x") || token.text.starts_with("0X");
    const std::string_view digits = std::string_view(token.text).substr(hex ? 2 : 0);
    std::uint64_t size = 0;
    const auto read =
        std::from_chars(digits.data(), digits.data() + digits.size(), size, hex ? 16 : 10);
    const auto limit =
        static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) + (negative ? 1 : 0);
    if (read.ec != std::errc() || size > limit) {
      return fail({&integer_too_large, token.span, {token.text, token.text + ".0"}, {}});
    }
    const std::int64_t value =
        negative ? static_cast<std::int64_t>(~size + 1) : static_cast<std::int64_t>(size);
    return tree_.literal(value,
                         {token.span.begin - (negative ? minus_width() : 0), token.span.end});
  }

  NodeId floating(bool negative) {
    const Token token = now();
    ++at_;
    double value = 0;
    const auto read =
        std::from_chars(token.text.data(), token.text.data() + token.text.size(), value);
    if (read.ec == std::errc::result_out_of_range) {
      // Too small is zero; too large has no meaning that a reader would expect.
      if (token.text.find("e-") == std::string::npos && token.text.find("E-") == std::string::npos)
        return fail({&malformed_number, token.span, {token.text}, {}});
      value = 0;
    }
    return tree_.literal(negative ? -value : value,
                         {token.span.begin - (negative ? minus_width() : 0), token.span.end});
  }

  /// Bytes from the minus that belongs to the number just read to the number.
  [[nodiscard]] std::uint32_t minus_width() const {
    return tokens_[at_ - 1].span.begin - tokens_[at_ - 2].span.begin;
  }

  NodeId finish(Op op, const std::vector<NodeId>& children, std::uint32_t begin, base::Span sign) {
    if (issue_) return 0;
    return checked(tree_.operation(op, children, {begin, behind()}, sign));
  }

  NodeId checked(NodeId id) {
    if (tree_.node(id).height > max_depth) return fail(depth_issue(tree_.node(id).span));
    return id;
  }

  bool enter() {
    if (issue_) return false;
    if (++depth_ <= max_depth) return true;
    fail(depth_issue(now().span));
    return false;
  }

  static Issue depth_issue(base::Span span) {
    return {&too_deep, span, {std::int64_t{max_depth}}, {}};
  }

  void expect(std::string_view sign, std::string_view wanted) {
    if (!issue_ && !take(sign)) unexpected(wanted);
  }

  void close(std::string_view closing, std::string_view opening, base::Span place) {
    if (issue_ || take(closing)) return;
    if (now().kind == TokenKind::end) {
      fail({&unclosed_bracket, place, {std::string(opening)}, {}});
    } else if (closing == ")") {
      unexpected(msg("an operator, ',' or ')'"));
    } else if (closing == "]") {
      unexpected(msg("an operator, ',' or ']'"));
    } else {
      unexpected(msg("an operator, ',' or '}'"));
    }
  }

  NodeId unexpected(std::string_view wanted) {
    const Token& token = now();
    if (token.kind == TokenKind::end)
      return fail({&unexpected_end, token.span, {base::Phrase{wanted, {}}}, {}});
    const std::string found(tree_.ast().text(token.span));
    Issue issue{&unexpected_token, token.span, {found, base::Phrase{wanted, {}}}, {}};
    if (found == "and") issue.did_you_mean = "&&";
    if (found == "or") issue.did_you_mean = "||";
    if (found == "not") issue.did_you_mean = "!";
    return fail(std::move(issue));
  }

  NodeId fail(Issue issue) {
    if (!issue_) issue_ = std::move(issue);
    return 0;
  }

  bool take(std::string_view sign) {
    if (issue_ || !now().is(sign)) return false;
    ++at_;
    return true;
  }

  [[nodiscard]] const Token& now() const { return tokens_[at_]; }
  [[nodiscard]] std::uint32_t behind() const { return tokens_[at_ - 1].span.end; }

  TreeBuilder tree_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::uint16_t depth_ = 0;
  std::optional<Issue> issue_;
};

}  // namespace

Parsed parse(std::string_view source) {
  Parsed result;
  if (source.size() > max_source) {
    const auto size = static_cast<std::int64_t>(source.size());
    result.issues.push_back(
        {&source_too_long, {0, 0}, {size, static_cast<std::int64_t>(max_source)}, {}});
    return result;
  }
  result.ast.source = source;
  if (const auto at = base::find_malformed(source); at != std::string_view::npos) {
    const auto begin = static_cast<std::uint32_t>(at);
    result.issues.push_back({&malformed_text, {begin, begin + 1}, {}, {}});
    return result;
  }
  auto [tokens, issues] = tokenize(result.ast.source);
  result.issues = std::move(issues);
  if (!result.issues.empty()) return result;
  auto issue = Parser(result.ast, std::move(tokens)).run(result.ast.root);
  if (issue) result.issues.push_back(std::move(*issue));
  return result;
}

}  // namespace pipeline::cel
