// SPDX-License-Identifier: Apache-2.0
#include "core/node/data_directory.h"

#include "core/node/data_probe.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>
#include <thread>
#include <string>
#include <system_error>

namespace binnacle::node {
namespace {

constexpr const char* lockName = "binnacle.lock";
constexpr const char* dataName = "data.mdb";

Error failure(const std::filesystem::path& path, const std::string& what)
{
    return Error::client(ClientCode::storageError, path.string() + ": " + what);
}

std::optional<std::uint16_t> readPort(int file)
{
    std::array<char, 16> text{};
    const ssize_t size = ::pread(file, text.data(), text.size(), 0);
    if (size <= 0)
        return std::nullopt;
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + size, port);
    if (error != std::errc() || end == text.data() + size || *end != '\n' || port == 0)
        return std::nullopt;
    return port;
}

/// A directory with files in it, none of them a node's.
bool isSomebodyElses(const std::filesystem::path& path)
{
    std::error_code error;
    if (std::filesystem::exists(path / lockName, error) || std::filesystem::exists(path / dataName, error))
        return false;
    return !std::filesystem::is_empty(path, error);
}

Error ownedByAnother(const std::filesystem::path& path, int file)
{
    const std::optional<std::uint16_t> port = readPort(file);
    return failure(path, port ? "another process owns this data directory and listens on port " + std::to_string(*port)
                              : std::string("another process owns this data directory"));
}

/// Somebody who only asks for the owner's port holds a shared lock for a moment: it is waited out, a quarter of a second at most.
Result<void> lock(const std::filesystem::path& path, int file)
{
    constexpr int attempts = 25;
    for (int attempt = 1; ::flock(file, LOCK_EX | LOCK_NB) != 0; ++attempt) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return failure(path, std::string("cannot lock the data directory: ") + std::strerror(errno));
        if (attempt == attempts)
            return ownedByAnother(path, file);
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return {};
}

} // namespace

Result<std::unique_ptr<DataDirectory>> DataDirectory::claim(const std::filesystem::path& path)
{
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (error)
        return failure(path, "cannot create the data directory: " + error.message());
    if (isSomebodyElses(path))
        return failure(path, "the directory holds files that are no node's; choose an empty one");
    // Looked at before the lock file is made, so that a refused directory stays as it was.
    const bool isNew = !std::filesystem::exists(path / lockName, error);
    if (isNew) {
        if (Result<void> probed = probeData(path / dataName, false); !probed)
            return probed.error();
    }
    const int file = ::open((path / lockName).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return failure(path, std::string("cannot open the lock file: ") + std::strerror(errno));
    std::unique_ptr<DataDirectory> directory(new DataDirectory(path, file));
    if (Result<void> locked = lock(path, file); !locked)
        return locked.error();
    // At once: a port that an earlier owner left must not be taken for this one's.
    if (::ftruncate(file, 0) != 0)
        return failure(path, std::string("cannot write the lock file: ") + std::strerror(errno));
    if (Result<void> probed = probeData(path / dataName, true); !probed)
        return probed.error();
    return directory;
}

std::optional<std::uint16_t> DataDirectory::ownerPort(const std::filesystem::path& path)
{
    const int file = ::open((path / lockName).c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return std::nullopt;
    // Shared, so that two processes that ask at once do not take each other for the owner.
    const bool owned = ::flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    const std::optional<std::uint16_t> port = owned ? readPort(file) : std::nullopt;
    ::close(file);
    return port;
}

DataDirectory::~DataDirectory()
{
    ::close(m_lock);
}

Result<void> DataDirectory::publishPort(std::uint16_t port)
{
    const std::string text = std::to_string(port) + "\n";
    if (::ftruncate(m_lock, 0) != 0 || ::pwrite(m_lock, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size()))
        return failure(m_path, std::string("cannot write the lock file: ") + std::strerror(errno));
    return {};
}

} // namespace binnacle::node
