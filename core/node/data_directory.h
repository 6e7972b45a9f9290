// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

namespace binnacle::node {

/// A data directory that this process owns, by a lock on a file in it, until the object goes. Nothing in a directory that is not
/// a node's own is ever changed.
class DataDirectory {
public:
    /// Creates the directory if there is none. Errors (storageError) say what is wrong: owned by another process, with its
    /// port; somebody else's files; a format that this program does not know; a file that was cut short.
    static Result<std::unique_ptr<DataDirectory>> claim(const std::filesystem::path& path);

    /// The port that the owner of a directory listens on; nothing if nobody owns it, or the owner does not listen yet.
    static std::optional<std::uint16_t> ownerPort(const std::filesystem::path& path);

    ~DataDirectory();
    DataDirectory(const DataDirectory&) = delete;
    DataDirectory& operator=(const DataDirectory&) = delete;

    const std::filesystem::path& path() const { return m_path; }

    /// Tells the next process that asks where the owner listens.
    Result<void> publishPort(std::uint16_t port);

private:
    DataDirectory(std::filesystem::path path, int lock) : m_path(std::move(path)), m_lock(lock) {}

    std::filesystem::path m_path;
    int m_lock;
};

/// The format that FORMAT.md describes, as the meta table holds it.
inline constexpr std::string_view dataFormat = "5";
/// Those before, which are turned into it when a directory is opened.
inline constexpr std::string_view formerDataFormats[] = {"1", "2", "3", "4"};

} // namespace binnacle::node
