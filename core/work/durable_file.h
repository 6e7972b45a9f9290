// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace binnacle::work {

/// Files that are whole on the disk or not there. Errors are a storageError that names the file.

/// Writes `text` to a new file beside `path`, syncs it, and renames it over `path`.
Result<void> replaceFile(const std::filesystem::path& path, std::string_view text);

/// The whole file; one of more than `most` bytes is refused.
Result<std::string> readFile(const std::filesystem::path& path, std::uintmax_t most);

Error fileError(const std::filesystem::path& path, std::string_view what);
/// … with the system's reason for what has just failed.
Error systemError(const std::filesystem::path& path, std::string_view what);

/// An open file; closed when it goes.
class OpenFile {
public:
    OpenFile() = default;
    explicit OpenFile(int descriptor) : m_descriptor(descriptor) {}
    OpenFile(OpenFile&& other) noexcept;
    OpenFile& operator=(OpenFile&& other) noexcept;
    ~OpenFile();

    int descriptor() const { return m_descriptor; }
    bool isOpen() const { return m_descriptor >= 0; }

    /// All of it at `offset`, or false with errno.
    bool writeAt(std::string_view text, std::uint64_t offset) const;
    /// Exactly `size` bytes at `offset`; false if there are fewer.
    bool readAt(std::string& text, std::size_t size, std::uint64_t offset) const;
    bool sync() const;

private:
    int m_descriptor = -1;
};

/// Makes renames and new names in the directory durable.
bool syncDirectory(const std::filesystem::path& directory);
/// Where the file is; `.` for a bare name.
std::filesystem::path directoryOf(const std::filesystem::path& file);

} // namespace binnacle::work
