#include "unit/git/sandbox.hpp"

#include <unistd.h>

#include <fstream>
#include <stdexcept>

namespace pipeline::git::test {
namespace {

namespace fs = std::filesystem;

void must(int outcome) {
  if (outcome < 0) throw std::runtime_error(git_error_last()->message);
}

std::string text_of_blob(git_repository* repository, const git_oid* id) {
  const auto blob = made<BlobHandle>(git_blob_lookup, repository, id);
  return {static_cast<const char*>(git_blob_rawcontent(blob.get())),
          static_cast<std::size_t>(git_blob_rawsize(blob.get()))};
}

}  // namespace

Sandbox::Sandbox() {
  std::string name = (fs::temp_directory_path() / "pipeline-git-XXXXXX").string();
  if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
  folder_ = fs::canonical(name);
  for (const int level : {GIT_CONFIG_LEVEL_GLOBAL, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_SYSTEM})
    must(git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, (folder_ / "none").c_str()));
  raw_ = made<RepositoryHandle>(git_repository_init, folder().c_str(), 0U);
  configure("user.name", "张伟");
  configure("user.email", "zhang.wei@example.com");
}

Sandbox::~Sandbox() {
  raw_.reset();
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

void Sandbox::write(std::string_view path, std::string_view text) const {
  const fs::path file = folder() / path;
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

void Sandbox::remove(std::string_view path) const {
  fs::remove(folder() / path);
}

void Sandbox::link(std::string_view path, std::string_view target) const {
  fs::create_symlink(target, folder() / path);
}

void Sandbox::configure(const char* key, const char* value) const {
  const auto config = made<ConfigHandle>(git_repository_config, raw());
  must(git_config_set_string(config.get(), key, value));
}

void Sandbox::unset(const char* key) const {
  const auto config = made<ConfigHandle>(git_repository_config, raw());
  must(git_config_delete_entry(config.get(), key));
}

void Sandbox::stage(const char* path) const {
  const auto index = made<IndexHandle>(git_repository_index, raw());
  must(git_index_read(index.get(), 1));
  must(fs::exists(fs::symlink_status(folder() / path))
           ? git_index_add_bypath(index.get(), path)
           : git_index_remove_bypath(index.get(), path));
  must(git_index_write(index.get()));
}

std::string Sandbox::commit_staged() const {
  const auto index = made<IndexHandle>(git_repository_index, raw());
  must(git_index_read(index.get(), 1));
  git_oid tree_id;
  must(git_index_write_tree(&tree_id, index.get()));
  const auto tree = made<TreeHandle>(git_tree_lookup, raw(), &tree_id);
  // Fixed seconds, so that the ids are the same in every run.
  const auto signature = made<SignatureHandle>(git_signature_new, "Sandbox", "sandbox@example.com",
                                               git_time_t{1'790'000'000}, 0);
  const auto parent = made<ObjectHandle>(git_revparse_single, raw(), "HEAD");
  const git_commit* parents[] = {reinterpret_cast<git_commit*>(parent.get())};
  git_oid id;
  must(git_commit_create(&id, raw(), "HEAD", signature.get(), signature.get(), nullptr, "sandbox\n",
                         tree.get(), parent ? 1 : 0, parents));
  return text_of(id);
}

std::string Sandbox::commit_all() const {
  const auto index = made<IndexHandle>(git_repository_index, raw());
  must(git_index_read(index.get(), 1));
  must(git_index_add_all(index.get(), nullptr, 0, nullptr, nullptr));
  must(git_index_write(index.get()));
  return commit_staged();
}

std::optional<std::string> Sandbox::committed(const char* path) const {
  const auto object =
      made<ObjectHandle>(git_revparse_single, raw(), (std::string("HEAD:") + path).c_str());
  if (!object) return {};
  return text_of_blob(raw(), git_object_id(object.get()));
}

std::optional<std::string> Sandbox::staged(const char* path) const {
  const auto index = made<IndexHandle>(git_repository_index, raw());
  must(git_index_read(index.get(), 1));
  const git_index_entry* entry = git_index_get_bypath(index.get(), path, 0);
  if (!entry) return {};
  return text_of_blob(raw(), &entry->id);
}

unsigned Sandbox::status(const char* path) const {
  unsigned flags = 0;
  must(git_status_file(&flags, raw(), path));
  return flags;
}

}  // namespace pipeline::git::test
