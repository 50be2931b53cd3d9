// Stations are boxes in a column; gates are arrows between them with their words to the right; ways
// back are bows on the left, skips on the right; ends stand in a row below. Text is measured in
// cells of a terminal, which serves Chinese and Latin letters alike, and cut where it would leave
// the picture.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "render/graph.hpp"
#include "render/words.hpp"

namespace pipeline::render {
namespace {

// In pixels.
constexpr double width = 760;
constexpr double left = 120;  // of the boxes
constexpr double box_width = 320;
constexpr double box_height = 56;
constexpr double pitch = 124;  // from a box to the next
constexpr double top = 64;
constexpr double cell = 6.6;  // a letter of 12 pixels

constexpr std::string_view style =
    "text{font:14px system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;"
    "fill:#1c1c1c}text.small{font-size:12px;fill:#5f6368}text.title{font-size:18px;"
    "font-weight:600}.box{fill:#f3f5f7;stroke:#5f6368}.end{fill:#fff;stroke:#5f6368}"
    ".gate{stroke:#1c1c1c;fill:none}.bow{stroke:#5f6368;fill:none;stroke-dasharray:5 4}";

std::string text_at(double x, double y, std::string_view name, std::string_view anchor,
                    const std::string& words, double room) {
  const auto cells = static_cast<std::size_t>(std::max(4.0, room / cell));
  return fmt::format("<text x=\"{:g}\" y=\"{:g}\" class=\"{}\" text-anchor=\"{}\">{}</text>\n", x,
                     y, name, anchor, xml_escaped(base::shortened(words, cells)));
}

std::string station(const base::Station& from, double x, double y, double wide,
                    std::string_view name, base::Language language) {
  const double centre = x + wide / 2;
  const auto& detail = from.detail.in(language);
  auto text = fmt::format(
      "<rect x=\"{:g}\" y=\"{:g}\" width=\"{:g}\" height=\"{:g}\" rx=\"{:g}\" class=\"{}\"/>\n", x,
      y, wide, box_height, name == "end" ? box_height / 2 : 8, name);
  text += text_at(centre, y + (detail.empty() ? 33 : 25), "name", "middle", from.title.in(language),
                  wide * 0.82);
  if (!detail.empty()) text += text_at(centre, y + 43, "small", "middle", detail, wide - 12);
  return text;
}

double y_of(std::size_t index) {
  return top + static_cast<double>(index) * pitch;
}

std::string gate(const base::Way& from, base::Language language) {
  const double x = left + box_width / 2;
  const double begin = y_of(from.from) + box_height;
  const double end = y_of(from.to);
  const double middle = (begin + end) / 2;
  return fmt::format(
             "<path d=\"M{0:g} {1:g}V{2:g}\" class=\"gate\" marker-end=\"url(#tip)\"/>\n"
             "<path d=\"M{0:g} {3:g}l8 8 -8 8 -8 -8z\" class=\"box\"/>\n",
             x, begin, end - 2, middle - 8) +
         text_at(x + 16, middle + 4, "small", "start", from.label.in(language), width - x - 24);
}

std::string bow(const base::Way& from, base::Language language) {
  const bool back = from.kind == base::Way::Kind::back;
  const double side = back ? left : left + box_width;
  const double begin = y_of(from.from) + (back ? 18 : 36);
  const double end = y_of(from.to) + (back ? 38 : 20);
  const double reach = back ? left - 60 : left + box_width + 60;
  auto text = fmt::format(
      "<path d=\"M{0:g} {1:g}C{2:g} {1:g} {2:g} {3:g} {0:g} {3:g}\" class=\"bow\" "
      "marker-end=\"url(#tip)\"/>\n",
      side, begin, reach, end);
  if (!back)
    text +=
        text_at(reach - 8, begin + 18, "small", "start", from.label.in(language), width - reach);
  return text;
}

}  // namespace

std::string to_svg(const base::Graph& graph, base::Language language) {
  const double ends = y_of(graph.stations.size()) - 24;
  const double height = graph.ends.empty() ? ends : ends + box_height + 24;
  auto text = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:g} {1:g}\" width=\"{0:g}\" "
      "height=\"{1:g}\" role=\"img\">\n<title>{2}</title>\n<style>{3}</style>\n"
      "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" "
      "markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"#1c1c1c\"/></marker>"
      "</defs>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n",
      width, height, xml_escaped(graph.title.in(language)), style);
  text += text_at(left, 34, "title", "start", graph.title.in(language), (width - left) * 0.66);
  for (const auto& way : graph.ways)
    text += way.kind == base::Way::Kind::gate ? gate(way, language) : bow(way, language);
  for (std::size_t i = 0; i < graph.stations.size(); ++i)
    text += station(graph.stations[i], left, y_of(i), box_width,
                    i + 1 == graph.stations.size() ? "end" : "box", language);
  const double wide = box_width * 0.75;
  for (std::size_t i = 0; i < graph.ends.size(); ++i)
    text += station(graph.ends[i], left + static_cast<double>(i) * (wide + 24), ends, wide, "end",
                    language);
  return text + "</svg>\n";
}

}  // namespace pipeline::render
