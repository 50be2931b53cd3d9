// pipeline process graph: the process as a drawing.
#include "report/process_graph.hpp"
#include "cli/choice.hpp"
#include "cli/command_list.hpp"
#include "cli/output_file.hpp"
#include "cli/process_choice.hpp"
#include "render/graph.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

struct Options {
  std::string process;
  std::string format = "mermaid";
  std::string output;
};

std::string drawn(const base::Graph& graph, const std::string& format, base::Language language) {
  if (format == "dot") return render::to_dot(graph, language);
  if (format == "svg") return render::to_svg(graph, language);
  return render::to_mermaid(graph, language);
}

Exit run(const Options& options, Session& session) {
  if (!is_one_of(session, "--format", options.format, {"dot", "mermaid", "svg"}))
    return Exit::usage;
  const auto process = open_process(session, options.process);
  if (!process) return process.exit;
  const auto text =
      drawn(report::process_graph(*process.value), options.format, session.language());
  return print_or_write(session, options.output, text);
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  declare_process(app, session, options->process);
  app.add_option("--format", options->format, session.say(msg("dot, mermaid or svg")))
      ->type_name("FORMAT");
  declare_output(app, session, options->output);
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command process_graph_command() {
  return {
      .name = "process graph",
      .group = Group::tool,
      .access = Access::reads,
      .summary = msg("Draw a process: stages, gates, ways back, outcomes"),
      .examples = {"pipeline process graph", "pipeline process graph --format svg -o process.svg",
                   "pipeline process graph --format dot | dot -Tpdf > process.pdf"},
      .declare = declare};
}

}  // namespace pipeline::cli
