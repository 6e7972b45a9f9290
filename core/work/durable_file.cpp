// SPDX-License-Identifier: Apache-2.0
#include "core/work/durable_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace binnacle::work {

Error fileError(const std::filesystem::path& path, std::string_view what)
{
    return Error::client(ClientCode::storageError, path.string() + ": " + std::string(what));
}

Error systemError(const std::filesystem::path& path, std::string_view what)
{
    return fileError(path, std::string(what) + ": " + std::strerror(errno));
}

OpenFile::OpenFile(OpenFile&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

OpenFile& OpenFile::operator=(OpenFile&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

OpenFile::~OpenFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

bool OpenFile::writeAt(std::string_view text, std::uint64_t offset) const
{
    while (!text.empty()) {
        const ssize_t written = ::pwrite(m_descriptor, text.data(), text.size(), static_cast<off_t>(offset));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        text.remove_prefix(static_cast<std::size_t>(written));
        offset += static_cast<std::uint64_t>(written);
    }
    return true;
}

bool OpenFile::readAt(std::string& text, std::size_t size, std::uint64_t offset) const
{
    text.resize(size);
    std::size_t filled = 0;
    while (filled < size) {
        const ssize_t got = ::pread(m_descriptor, text.data() + filled, size - filled, static_cast<off_t>(offset + filled));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        filled += static_cast<std::size_t>(got);
    }
    return true;
}

bool OpenFile::sync() const
{
    return ::fsync(m_descriptor) == 0;
}

bool syncDirectory(const std::filesystem::path& directory)
{
    const OpenFile file(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return file.isOpen() && file.sync();
}

std::filesystem::path directoryOf(const std::filesystem::path& file)
{
    return file.parent_path().empty() ? std::filesystem::path(".") : file.parent_path();
}

Result<void> replaceFile(const std::filesystem::path& path, std::string_view text)
{
    std::filesystem::path fresh = path;
    fresh += ".new";
    {
        const OpenFile file(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
        if (!file.isOpen())
            return systemError(fresh, "cannot be made");
        if (!file.writeAt(text, 0) || !file.sync())
            return systemError(fresh, "cannot be written");
    }
    if (::rename(fresh.c_str(), path.c_str()) != 0)
        return systemError(path, "cannot be replaced");
    if (!syncDirectory(directoryOf(path)))
        return systemError(path, "its directory cannot be synced");
    return {};
}

Result<std::string> readFile(const std::filesystem::path& path, std::uintmax_t most)
{
    const OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.isOpen())
        return systemError(path, "cannot be opened");
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error)
        return fileError(path, "its size cannot be told: " + error.message());
    if (size > most)
        return fileError(path,
                         "it has " + std::to_string(size) + " bytes, more than the " + std::to_string(most) + " that are read");
    std::string text;
    if (!file.readAt(text, static_cast<std::size_t>(size), 0))
        return systemError(path, "cannot be read");
    return text;
}

} // namespace binnacle::work
