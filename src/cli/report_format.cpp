#include "cli/report_format.hpp"

#include "cli/choice.hpp"
#include "cli/output_file.hpp"
#include "render/report.hpp"

namespace pipeline::cli {

namespace {

std::string rendered(const std::string& format, const base::Report& report,
                     const Session& session) {
  if (format == "md") return render::to_markdown(report, session.language());
  if (format == "html") return render::to_html(report, session.language());
  if (format == "csv") return render::to_csv(report);
  if (format == "json") return render::to_json(report, session.language());
  return render::to_text(report, session.terminal);
}

}  // namespace

bool is_format_of_reports(const Session& session, const std::string& format) {
  return is_one_of(session, "--format", format, {"text", "md", "html", "csv", "json"});
}

void declare_report_format(CLI::App& app, const Session& session, std::string& format) {
  app.add_option("--format", format, session.say(base::msg("text, md, html, csv or json")))
      ->type_name("FORMAT");
}

Exit print_report(Session& session, const base::Report& report, const std::string& format,
                  const std::string& output) {
  if (!output.empty() && output != "-") session.terminal.colour = false;  // a file is no terminal
  return print_or_write(session, output, rendered(format, report, session));
}

}  // namespace pipeline::cli
