// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/work/saved_operation.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace binnacle::work {

/// Saved operations, one file each in a directory (see FORMAT.md). Every call looks at the directory: files may come and go
/// beside it. Calls that write return when the disk has it. Errors are a storageError, or bad input for what cannot be kept.
class OperationStore {
public:
    explicit OperationStore(std::filesystem::path directory) : m_directory(std::move(directory)) {}

    struct Listing {
        std::vector<SavedOperation> operations; ///< by name, as bytes
        std::vector<std::string> problems;      ///< a sentence for each file that should be one and cannot be read
    };
    /// Those with `text` in their name, description, sets, bins or parameters, without regard to the case of ASCII letters; all
    /// of them for an empty text.
    Result<Listing> list(std::string_view text = {}) const;

    Result<SavedOperation> load(const std::string& name) const;

    /// Takes the place of the one of the same name. A file under its name that is none of ours is refused and stays.
    Result<void> save(const SavedOperation& operation) const;

    /// Bad input if there is none of that name.
    Result<void> remove(const std::string& name) const;

    /// The file of an operation of that name.
    std::filesystem::path fileOf(const std::string& name) const;

private:
    Result<void> makeDirectory() const;

    std::filesystem::path m_directory;
};

} // namespace binnacle::work
