// SPDX-License-Identifier: Apache-2.0
#include "directory_lock.hpp"

#include "storage/error.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>

namespace fifteen::storage {

DirectoryLock::DirectoryLock(const std::filesystem::path& dataDir) {
    std::error_code error;
    std::filesystem::create_directories(dataDir, error);
    if (error) {
        throw StartupError("data directory " + dataDir.string() + ": " + error.message());
    }
    const auto path = dataDir / "lock";
    // 0600, as for everything in here: the file beside it holds personal data.
    file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file_ < 0) {
        throw StartupError(path.string() + ": " + std::system_category().message(errno));
    }
    if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
        const auto reason = errno;
        ::close(file_);
        throw StartupError(reason == EWOULDBLOCK ? "another server is running on data directory " + dataDir.string()
                                                 : path.string() + ": " + std::system_category().message(reason));
    }
}

DirectoryLock::~DirectoryLock() {
    ::close(file_);
}

} // namespace fifteen::storage
