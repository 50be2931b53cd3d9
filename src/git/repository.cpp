#include "git/repository.hpp"

#include "git/faults.hpp"
#include "git/library.hpp"

namespace pipeline::git {

namespace fs = std::filesystem;

struct Repository::State {
  Library library;
  RepositoryHandle repository;
};

namespace {

/// The value of `key` in the repository's (if there is one), the user's and the system's
/// configuration; nothing if unset or empty.
std::optional<std::string> setting(git_repository* repository, const char* key) {
  const auto usual = made<ConfigHandle>(git_config_open_default);
  const auto config = repository != nullptr
                          ? made<ConfigHandle>(git_repository_config_snapshot, repository)
                          : made<ConfigHandle>(git_config_snapshot, usual.get());
  const char* value = nullptr;
  if (!config || git_config_get_string(&value, config.get(), key) < 0) return {};
  return *value != '\0' ? std::optional<std::string>(value) : std::nullopt;
}

fs::path without_links(const fs::path& path) {
  std::error_code fault;
  const fs::path found = fs::weakly_canonical(fs::absolute(path, fault), fault);
  return fault ? path.lexically_normal() : found;
}

}  // namespace

Repository::Repository(std::unique_ptr<State> state) : state_(std::move(state)) {}
Repository::Repository(Repository&&) noexcept = default;
Repository& Repository::operator=(Repository&&) noexcept = default;
Repository::~Repository() = default;

git_repository* Repository::handle() const {
  return state_->repository.get();
}

std::optional<Repository> Repository::discover(const fs::path& folder) {
  auto state = std::make_unique<State>();
  const std::string start = folder.empty() ? "." : folder.string();
  state->repository = made<RepositoryHandle>(git_repository_open_ext, start.c_str(), 0U,
                                             static_cast<const char*>(nullptr));
  if (!state->repository || !git_repository_workdir(state->repository.get())) return {};
  return Repository(std::move(state));
}

fs::path Repository::workdir() const {
  std::string_view name = git_repository_workdir(handle());
  if (name.size() > 1 && name.ends_with('/')) name.remove_suffix(1);
  return without_links(name);
}

std::optional<std::string> Repository::path_within(const fs::path& path) const {
  const std::string relative = without_links(path).lexically_relative(workdir()).generic_string();
  if (relative == ".") return "";
  const bool outside = relative.empty() || relative == ".." || relative.starts_with("../");
  return outside ? std::nullopt : std::optional(relative);
}

std::optional<std::string> Repository::head() const {
  const auto head = made<ReferenceHandle>(git_repository_head, handle());
  if (!head) return {};
  const auto commit = made<ObjectHandle>(git_reference_peel, head.get(), GIT_OBJECT_COMMIT);
  git_buf id = GIT_BUF_INIT;
  if (!commit || git_object_short_id(&id, commit.get()) < 0) return {};
  std::string text(id.ptr, id.size);
  git_buf_dispose(&id);
  return text;
}

bool Repository::differs(const fs::path& folder) const {
  const auto within = path_within(folder);
  if (!within) return true;
  std::string path = *within;
  char* paths[] = {path.data()};
  git_status_options options;
  if (git_status_options_init(&options, GIT_STATUS_OPTIONS_VERSION) < 0) return true;
  options.show = GIT_STATUS_SHOW_INDEX_AND_WORKDIR;
  options.flags = GIT_STATUS_OPT_INCLUDE_UNTRACKED | GIT_STATUS_OPT_DISABLE_PATHSPEC_MATCH;
  if (!path.empty()) options.pathspec = {paths, 1};
  const auto status = made<StatusHandle>(git_status_list_new, handle(), &options);
  return !status || git_status_list_entrycount(status.get()) != 0;
}

base::Result<std::string> Repository::resolve(std::string_view revision) const {
  const std::string text(revision);
  git_object* object = nullptr;
  const int found = git_revparse_single(&object, handle(), text.c_str());
  if (found == GIT_EAMBIGUOUS) return fault(ambiguous_revision, {text});
  if (found < 0) return fault(unknown_revision, {text});
  const ObjectHandle named(object);
  const auto commit = made<ObjectHandle>(git_object_peel, named.get(), GIT_OBJECT_COMMIT);
  if (!commit) return fault(unknown_revision, {text});
  return text_of(*git_object_id(commit.get()));
}

base::Result<Identity> Repository::identity() const {
  const auto name = setting(handle(), "user.name");
  if (!name) return fault(no_identity, {std::string("user.name")});
  const auto email = setting(handle(), "user.email");
  if (!email) return fault(no_identity, {std::string("user.email")});
  return Identity{*name, *email};
}

std::optional<std::string> user_email(const fs::path& folder) {
  const Library library;
  const auto repository = Repository::discover(folder);
  return setting(repository ? repository->handle() : nullptr, "user.email");
}

}  // namespace pipeline::git
