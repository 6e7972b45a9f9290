// SPDX-License-Identifier: Apache-2.0
#include "tests/support/scan_records.h"

#include "core/wire/message.h"
#include "core/wire/particle.h"

#include <utility>

namespace binnacle::test {

namespace {

void append(ScanRecords& records, const Bytes& message)
{
    records.offsets.push_back(static_cast<std::uint32_t>(records.bytes.size()));
    records.bytes.insert(records.bytes.end(), message.begin(), message.end());
}

} // namespace

void ScanRecords::add(const Record& record)
{
    wire::MessageHeader header;
    header.generation = record.generation;
    header.recordTtl = record.voidTime;
    wire::MessageWriter writer(header);
    writer.field(wire::FieldType::nameSpace, record.key.nameSpace);
    writer.field(wire::FieldType::set, record.key.set);
    writer.field(wire::FieldType::digest, ByteView(record.key.digest));
    if (record.key.userKey)
        writer.field(wire::FieldType::key, ByteView(wire::encodeKeyValue(*record.key.userKey)));
    for (const Bin& bin : record.bins) {
        const wire::Particle particle = wire::encodeParticle(bin.value).value();
        writer.op(wire::OpCode::read, bin.name, particle.type, particle.bytes);
    }
    append(*this, writer.takeMessage());
}

void ScanRecords::addUnreadable()
{
    wire::MessageWriter writer(wire::MessageHeader{});
    writer.field(wire::FieldType::digest, "too short");
    append(*this, writer.takeMessage());
}

Record userRecord(std::int64_t key, std::vector<Bin> bins)
{
    Record record;
    record.key = DataSet::of("test", "users").id(key);
    record.generation = 1;
    record.bins = std::move(bins);
    return record;
}

} // namespace binnacle::test
