// A repository in a temporary folder, made with libgit2 alone and deaf to the configuration of
// whoever runs the tests.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "git/library.hpp"
#include "git/repository.hpp"

namespace pipeline::git::test {

class Sandbox {
 public:
  /// An empty repository with user.name and user.email set.
  Sandbox();
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;
  ~Sandbox();

  [[nodiscard]] std::filesystem::path folder() const { return folder_ / "repository"; }
  [[nodiscard]] std::filesystem::path outside() const { return folder_; }
  [[nodiscard]] Repository open() const { return *Repository::discover(folder()); }

  void write(std::string_view path, std::string_view text) const;
  void remove(std::string_view path) const;
  void link(std::string_view path, std::string_view target) const;
  void configure(const char* key, const char* value) const;
  void unset(const char* key) const;

  /// As `git add path`, `git rm --cached path`.
  void stage(const char* path) const;
  /// As `git commit`: everything that is staged. Gives the id.
  std::string commit_staged() const;
  /// Stages and commits every file.
  std::string commit_all() const;

  /// What HEAD has at `path`.
  [[nodiscard]] std::optional<std::string> committed(const char* path) const;
  /// What is staged at `path`.
  [[nodiscard]] std::optional<std::string> staged(const char* path) const;
  [[nodiscard]] unsigned status(const char* path) const;

  [[nodiscard]] git_repository* raw() const { return raw_.get(); }

 private:
  Library library_;
  std::filesystem::path folder_;
  RepositoryHandle raw_;
};

}  // namespace pipeline::git::test
