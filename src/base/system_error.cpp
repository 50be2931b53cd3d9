#include "base/system_error.hpp"

#include <cerrno>
#include <system_error>

namespace pipeline::base {

Argument reason_of(int error) {
  switch (error) {
    case ENOENT:
      return Phrase{msg("there is no such file or folder")};
    case EACCES:
    case EPERM:
      return Phrase{msg("permission is denied")};
    case ENOSPC:
    case EDQUOT:
      return Phrase{msg("the disk is full")};
    case EROFS:
      return Phrase{msg("the file system is read-only")};
    case EISDIR:
      return Phrase{msg("it is a folder")};
    case ENOTDIR:
      return Phrase{msg("a part of the path is no folder")};
    case ELOOP:
      return Phrase{msg("its links lead in a circle")};
    case ENAMETOOLONG:
      return Phrase{msg("the name is too long")};
    case EIO:
      return Phrase{msg("the disk does not answer")};
    default:
      return std::generic_category().message(error);
  }
}

}  // namespace pipeline::base
