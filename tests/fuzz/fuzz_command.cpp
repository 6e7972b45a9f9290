// SPDX-License-Identifier: Apache-2.0
#include "core/bins/scalars.h"
#include "core/node/commands.h"
#include "core/node/record_table.h"
#include "core/wire/particle.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>

using namespace binnacle;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

engine::StoredBin binOf(std::string name, const Value& value)
{
    const wire::Particle sent = wire::encodeParticle(value).value();
    wire::Particle kept = bins::written({sent.type, sent.bytes}).value();
    return {std::move(name), kept.type, std::move(kept.bytes)};
}

/// A few records, on which scans can end.
void fill(const node::Storage& storage)
{
    auto transaction = storage.environment().write();
    require(transaction.ok());
    for (std::int64_t id = 0; id < 5; ++id) {
        engine::StoredRecord record{.generation = 1, .voidTime = 0, .lastUpdateMs = 1, .set = "things", .key = {}, .bins = {}};
        record.bins = {binOf("i", id), binOf("s", "hello"), binOf("l", Value(List{{3, 1, 2, "x"}})),
                       binOf("g", GeoJson{R"({"type":"Point","coordinates":[1,2]})"})};
        const Digest digest = DataSet::of("test", "things").id(id).digest;
        require(node::putRecord(**transaction, storage.find("test")->tables, digest, nullptr, record).ok());
    }
    require((*transaction)->commit().ok());
}

/// One data directory for the whole run; what would change it is only looked at.
class Directory {
public:
    Directory()
    {
        node::Options options;
        options.dataDirectory = m_path;
        auto storage = node::Storage::open(options);
        require(storage.ok());
        fill(**storage);
        m_storage = *std::move(storage);
    }
    ~Directory()
    {
        m_storage.reset();
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    const node::Storage& storage() const { return *m_storage; }

private:
    std::filesystem::path m_path =
        std::filesystem::temp_directory_path() / ("binnacle-fuzz-command-" + std::to_string(::getpid()));
    std::unique_ptr<node::Storage> m_storage;
};

const node::Storage& storage()
{
    static const Directory directory;
    return directory.storage();
}

void carryOut(node::Scan scan)
{
    for (int frames = 0; !scan.done(); ++frames) {
        require(frames < 10'000);
        if (!scan.nextFrame())
            return;
    }
}

} // namespace

/// A message as a client may send it: whatever it is, the node knows what to do about it, and a scan comes to its end.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    node::Work work = node::takeMessage(Bytes(data, data + size), storage(), {});
    if (const Bytes* frame = std::get_if<Bytes>(&work))
        require(frame->size() >= wire::messageHeaderSize);
    if (node::Scan* scan = std::get_if<node::Scan>(&work))
        carryOut(std::move(*scan));
    if (node::BatchSteps* batch = std::get_if<node::BatchSteps>(&work)) {
        for (node::BatchStep step = batch->next(); !step.writes.empty() || !step.reads.empty(); step = batch->next()) {
            for (const node::BatchRow& row : step.reads)
                node::readRow(storage(), row, {});
        }
    }
    return 0;
}
