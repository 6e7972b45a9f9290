// SPDX-License-Identifier: Apache-2.0
#include "core/node/batch.h"

#include <cstdlib>
#include <filesystem>

using namespace binnacle;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

/// One data directory for the whole run; requests only look for namespaces in it.
const node::Storage& storage()
{
    static const std::unique_ptr<node::Storage> opened = [] {
        node::Options options;
        options.dataDirectory = std::filesystem::temp_directory_path() / "binnacle-fuzz-batch";
        auto storage = node::Storage::open(options);
        require(storage.ok());
        return *std::move(storage);
    }();
    return *opened;
}

} // namespace

/// The message of a batch: whatever it claims, its rows are read once each, and each is a message that can be decoded.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    auto request = node::BatchRequest::open(storage(), Bytes(data, data + size));
    if (!request)
        return 0;
    node::BatchSteps steps(*std::move(request));
    std::size_t rows = 0;
    for (node::BatchStep step = steps.next(); !step.writes.empty() || !step.reads.empty(); step = steps.next()) {
        rows += step.writes.size() + step.reads.size();
        for (const node::BatchRow& row : step.writes) {
            std::size_t offset = 0;
            require(wire::decodeMessage(*row.message, offset).ok() && offset == row.message->size());
        }
    }
    require(rows <= size / 25);
    return 0;
}
