#include "cli/starter.hpp"

#include <algorithm>

#include "base/ids.hpp"
#include "cli/faults.hpp"
#include "cli/modeline.hpp"
#include "git/repository.hpp"
#include "process/load.hpp"
#include "yaml/edit.hpp"
#include "yaml/reader.hpp"

namespace pipeline::cli {

namespace {

using base::msg;
using workspace::Change;
using yaml::Edit;
using yaml::Value;

constexpr std::string_view process_file = "process.yaml";
constexpr std::string_view attributes =
    "# The workspace's files are text, one field a line, so that git can merge and show them.\n"
    "*.yaml text diff\n";

Value person_value(const model::Person& person) {
  std::vector<Value> roles;
  for (const auto& role : person.roles) roles.push_back(Value::text(role));
  std::vector<std::pair<std::string, Value>> pairs{{"id", Value::text(person.id)}};
  if (!person.name.empty()) pairs.emplace_back("name", Value::text(person.name));
  if (!person.email.empty()) pairs.emplace_back("email", Value::text(person.email));
  pairs.emplace_back("roles", Value::list(std::move(roles)));
  return Value::map(std::move(pairs));
}

Edit set(std::string key, Value value) {
  return {.action = Edit::Action::set, .path = {std::move(key)}, .value = std::move(value)};
}

/// pipeline.yaml before anything is known of the team; the comments are for the language of whoever
/// reads them first.
std::string blank_settings(const Session& session) {
  const auto comment = [&](std::string_view english) { return "# " + session.say(english) + "\n"; };
  return comment(msg("The workspace: who sells, in which currency, by which process.")) +
         "version: 1\n"
         "name: sales\n" +
         comment(msg("A file here that the team owns, or the name of a shipped process.")) +
         "process: process.yaml\n"
         "currency: CNY\n" +
         comment(msg("Units of it for one unit of another currency:")) +
         "# rates: {USD: 7.12}\n"
         "timezone: Asia/Shanghai\n"
         "week_starts: monday\n" +
         comment(msg("Markets and ways to them, for the fields of those names:")) +
         "# segments: [{id: power, title: {en: Power, zh: 电力}}]\n"
         "# channels: [direct, partner]\n" +
         comment(msg("What is to be sold, for everybody or for one person:")) +
         "# targets: [{period: 2026-Q4, amount: 20000000}]\n" +
         comment(msg("Who sells and who decides; the process says what a role may do.")) +
         "people: []\n";
}

base::Result<std::string> edited(std::string_view text, const std::vector<Edit>& edits) {
  auto document = yaml::read({std::string(workspace::settings_file), std::string(text)});
  if (!document) return std::move(document.diagnostics);
  return yaml::apply(*document, edits);
}

/// The founder among the people of `settings`: nobody if they are there already, by their e-mail;
/// under another id if theirs is taken.
std::optional<model::Person> newcomer(const yaml::Document& settings, model::Person founder) {
  if (founder.id.empty()) return std::nullopt;
  for (const auto person : settings.root().find("people")) {
    if (!founder.email.empty() && person.find("email").text() == founder.email) return std::nullopt;
    if (person.find("id").text() == founder.id) founder.id += "-2";
  }
  return founder;
}

Change file(std::string_view path, std::string_view text) {
  return {std::string(path), std::nullopt, std::string(text)};
}

base::Result<process::Process> load_shipped(const process::ShippedFile& shipped) {
  return process::load({shipped.path, std::string(shipped.text)}, process::find_shipped, {});
}

std::vector<std::string> roles_of(const process::ShippedFile& shipped) {
  const auto process = load_shipped(shipped);
  return process ? base::ids_of(process->roles) : std::vector<std::string>{};
}

/// What every new workspace has beside its own files: the process, its schemas, git's attributes.
void add_common(std::vector<Change>& files, const process::ShippedFile& shipped) {
  files.push_back(file(process_file, shipped.text));
  files.push_back(file(".gitattributes", attributes));
  if (const auto process = load_shipped(shipped))
    for (auto& schema : schema_files(*process)) files.push_back(std::move(schema));
}

}  // namespace

std::string id_from_email(std::string_view email) {
  std::string id;
  for (const char c : email.substr(0, email.find('@'))) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    if (upper)
      id += static_cast<char>(c - 'A' + 'a');
    else if (plain)
      id += c;
  }
  return id;
}

model::Person founder(const Session& session, const std::filesystem::path& folder,
                      const process::ShippedFile& process) {
  model::Person person{
      .id = session.write.by, .name = {}, .email = {}, .roles = {}, .reports_to = {}};
  if (const auto repository = git::Repository::discover(folder)) {
    if (const auto identity = repository->identity()) {
      person.name = identity->name;
      person.email = identity->email;
    }
  }
  if (person.email.empty()) person.email = git::user_email(folder).value_or("");
  if (person.id.empty()) person.id = session.user;
  if (person.id.empty()) person.id = id_from_email(person.email);
  // One person who starts alone decides everything; the team takes roles apart when it grows.
  if (!person.id.empty()) person.roles = roles_of(process);
  return person;
}

base::Result<std::vector<Change>> starter_files(const Session& session, const std::string& name,
                                                const process::ShippedFile& process,
                                                const model::Person& founder) {
  // A workspace in which nobody may act would be of no use.
  auto first = founder;
  if (first.id.empty())
    first = {
        .id = nobody_known, .name = {}, .email = {}, .roles = roles_of(process), .reports_to = {}};
  const std::vector<Edit> edits{set("name", Value::text(name)),
                                set("people", Value::list({person_value(first)}))};
  auto settings = edited(blank_settings(session), edits);
  if (!settings) return std::move(settings.diagnostics);
  std::vector<Change> files{file(workspace::settings_file, *settings)};
  add_common(files, process);
  for (const auto folder :
       {workspace::accounts_folder, workspace::deals_folder, std::string_view("reports")})
    files.push_back(file(std::string(folder) + "/.gitkeep", ""));
  return files;
}

base::Result<std::vector<Change>> sample_workspace(const process::ShippedFile& process,
                                                   const model::Person& founder) {
  std::vector<Change> files;
  for (const auto& sample : sample_files()) {
    if (sample.name != workspace::settings_file) {
      files.push_back(file(sample.name, modeline(sample.name) + std::string(sample.bytes)));
      continue;
    }
    const auto document = yaml::read({std::string(sample.name), std::string(sample.bytes)});
    if (!document) return document.diagnostics;
    const auto wanted = document->root().find("process").text();
    if (wanted != process.name)
      return plain_finding(no_sample, {std::string(process.name), std::string(wanted)});
    std::vector<Edit> edits{set("process", Value::text(std::string(process_file)))};
    if (const auto person = newcomer(*document, founder))
      edits.push_back(
          {.action = Edit::Action::append, .path = {"people"}, .value = person_value(*person)});
    auto settings = yaml::apply(*document, edits);
    if (!settings) return std::move(settings.diagnostics);
    files.push_back(file(sample.name, *settings));
  }
  add_common(files, process);
  files.push_back(file("reports/.gitkeep", ""));
  return files;
}

}  // namespace pipeline::cli
