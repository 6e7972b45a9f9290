// SPDX-License-Identifier: Apache-2.0
#include "core/work/operation_store.h"

#include "core/work/ascii_search.h"
#include "core/work/durable_file.h"
#include "core/work/journal_line.h"

#include <algorithm>

namespace binnacle::work {

namespace {

constexpr std::string_view ending = ".binnacle.json";
constexpr std::uintmax_t largestFile = std::uintmax_t{64} << 20;
constexpr std::size_t longestStem = 200; // file systems take 255 bytes, and the ending and that of a new file come to it
constexpr std::size_t keptOfLong = 180;

bool isPlain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

std::string stemOf(const std::string& name)
{
    std::string stem;
    for (const char c : name) {
        const auto byte = static_cast<std::uint8_t>(c);
        stem += isPlain(c) ? std::string(1, c) : "%" + toHex(ByteView(&byte, 1));
    }
    if (stem.size() <= longestStem)
        return stem;
    return stem.substr(0, keptOfLong) + "+" + crcText(name);
}

bool matches(const SavedOperation& operation, std::string_view text)
{
    if (containsAscii(operation.name, text) || containsAscii(operation.description, text))
        return true;
    for (const Segment& segment : operation.document.segments) {
        if (containsAscii(segment.dataSet.set, text) || containsAscii(nameOf(segment.verb), text))
            return true;
        if (std::ranges::any_of(segment.operations, [&](const BinOperation& one) { return containsAscii(one.bin, text); }))
            return true;
    }
    return std::ranges::any_of(operation.parameters,
                               [&](const OperationParameter& one) { return containsAscii(one.name, text); });
}

Result<SavedOperation> read(const std::filesystem::path& path)
{
    const Result<std::string> text = readFile(path, largestFile);
    if (!text)
        return text.error();
    Result<SavedOperation> operation = savedOperationFrom(*text);
    if (!operation)
        return fileError(path, operation.error().sentence());
    return operation;
}

} // namespace

std::filesystem::path OperationStore::fileOf(const std::string& name) const
{
    return m_directory / (stemOf(name) + std::string(ending));
}

Result<void> OperationStore::makeDirectory() const
{
    std::error_code error;
    std::filesystem::create_directories(m_directory, error);
    return error ? Result<void>(fileError(m_directory, "the directory cannot be made: " + error.message())) : Result<void>();
}

Result<OperationStore::Listing> OperationStore::list(std::string_view text) const
{
    Listing listing;
    std::error_code error;
    std::filesystem::directory_iterator files(m_directory, error);
    if (error == std::errc::no_such_file_or_directory)
        return listing;
    for (; !error && files != std::filesystem::directory_iterator(); files.increment(error)) {
        if (!files->path().filename().string().ends_with(ending))
            continue;
        Result<SavedOperation> operation = read(files->path());
        if (!operation)
            listing.problems.push_back(operation.error().sentence());
        else if (matches(*operation, text))
            listing.operations.push_back(*std::move(operation));
    }
    if (error)
        return fileError(m_directory, "the directory cannot be read: " + error.message());
    std::ranges::sort(listing.operations, {}, &SavedOperation::name);
    std::ranges::sort(listing.problems);
    return listing;
}

Result<SavedOperation> OperationStore::load(const std::string& name) const
{
    return read(fileOf(name));
}

Result<void> OperationStore::save(const SavedOperation& operation) const
{
    if (Result<void> valid = validate(operation); !valid)
        return valid;
    if (Result<void> made = makeDirectory(); !made)
        return made;
    const std::filesystem::path path = fileOf(operation.name);
    std::error_code error;
    if (std::filesystem::exists(path, error)) {
        const Result<SavedOperation> present = read(path);
        if (!present || present->name != operation.name)
            return fileError(path, "a file that is not this operation has its place, and stays");
    }
    return replaceFile(path, toJsonText(operation));
}

Result<void> OperationStore::remove(const std::string& name) const
{
    const std::filesystem::path path = fileOf(name);
    const Result<SavedOperation> present = read(path);
    if (!present || present->name != name)
        return Error::client(ClientCode::badInput, "there is no saved operation " + escaped(name));
    std::error_code error;
    if (!std::filesystem::remove(path, error) || !syncDirectory(m_directory))
        return fileError(path, "it cannot be removed: " + error.message());
    return {};
}

} // namespace binnacle::work
