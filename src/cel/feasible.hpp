// Whether conditions can hold together at all.
//
// One rule of a gate wants `amount >= 1000000`, another `amount < 500000`: each is sound, and no
// deal ever passes. Such mistakes are found by taking expressions apart into claims about what they
// read (a path, its size, a host function of a literal) and searching for one way in which all
// claims agree. What cannot be taken apart (arithmetic, loops, two paths compared with each other)
// is assumed to hold, so that "cannot hold" is always right and "can hold" may be too kind.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cel/op.hpp"
#include "cel/program.hpp"

namespace pipeline::cel {

/// A claim about `subject`: a dotted path without `deal.`, `size(path)`, or `score('card')`. `op`
/// is Op::has (of the path; with `truth` false: it is missing), an equality or ordering with the
/// one constant, or Op::in (with `truth` false: none of the constants).
struct Claim {
  std::string subject;
  Op op = Op::has;
  bool truth = true;
  std::vector<Value> constants;
};

/// Claims joined by "and" and "or". Texts of constants live as long as the program they are from.
struct Formula {
  enum class Kind { open, never, claim, all, any };
  Kind kind = Kind::open;  ///< `open`: nothing is known, it may hold
  Claim claim = {};
  std::vector<Formula> parts = {};
};

/// What must be so for the program to come out as `truth`.
[[nodiscard]] Formula formula_of(const Program& program, bool truth);

[[nodiscard]] Formula all_of(std::vector<Formula> parts);
[[nodiscard]] Formula any_of(std::vector<Formula> parts);
[[nodiscard]] Formula claim(std::string subject, Op op, std::vector<Value> constants,
                            bool truth = true);

/// What a subject's values can be besides all claims.
struct Domain {
  std::optional<double> least = {};
  std::optional<double> greatest = {};
  std::vector<std::string> values = {};  ///< of texts; empty: any
};

/// Whether there is a way for `formula` to hold. The search is bounded; where it is given up, yes.
[[nodiscard]] bool can_hold(const Formula& formula,
                            const std::function<Domain(std::string_view subject)>& domain_of);

}  // namespace pipeline::cel
