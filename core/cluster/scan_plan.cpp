// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/scan_plan.h"

#include "core/cluster/index_fields.h"
#include "core/operation/read_touch.h"
#include "core/wire/big_endian.h"
#include "core/wire/message.h"

namespace binnacle::cluster {

namespace {

Bytes number(std::uint64_t value, std::size_t width)
{
    Bytes bytes;
    wire::appendBigEndian(bytes, value, width);
    return bytes;
}

Bytes partitionIds(const std::vector<std::uint16_t>& partitions)
{
    Bytes bytes;
    bytes.reserve(partitions.size() * 2);
    for (const std::uint16_t partition : partitions) {
        bytes.push_back(static_cast<std::uint8_t>(partition & 0xFF));
        bytes.push_back(static_cast<std::uint8_t>(partition >> 8));
    }
    return bytes;
}

template <typename Item>
Bytes joined(const std::vector<Item>& items)
{
    Bytes bytes;
    bytes.reserve(items.size() * sizeof(Item));
    for (const Item& item : items) {
        bytes.insert(bytes.end(), item.begin(), item.end());
    }
    return bytes;
}

wire::MessageHeader headerOf(const ScanPlan& plan)
{
    wire::MessageHeader header;
    header.info1 = wire::info1::read;
    if (plan.compressed) {
        header.info1 |= wire::info1::compressResponse;
    }
    if (plan.withNoBins) {
        header.info1 |= wire::info1::getNoBins;
    }
    if (!plan.withNoBins && !plan.bins.empty()) {
        // A server counts a record that has none of the named bins towards max-records without sending it, unless every
        // operation is to be answered; the count would then look like the end of the set.
        header.info2 |= wire::info2::respondAllOps;
    }
    if (plan.duration == QueryDuration::shortQuery) {
        header.info1 |= wire::info1::shortQuery;
    } else if (plan.duration == QueryDuration::longRelaxAp) {
        header.info2 |= wire::info2::relaxAp;
    }
    header.info3 = wire::info3::partitionDone;
    header.recordTtl = neverTouches; // servers prolong no life for a scan, whatever is said here
    return header;
}

} // namespace

Bytes encodeScan(const ScanPlan& plan, const ScanShare& share, std::uint64_t taskId)
{
    wire::MessageWriter writer(headerOf(plan));
    writer.field(wire::FieldType::nameSpace, plan.dataSet.nameSpace);
    if (!plan.dataSet.set.empty()) {
        writer.field(wire::FieldType::set, plan.dataSet.set);
    }
    if (plan.recordsPerSecond > 0) {
        writer.field(wire::FieldType::recordsPerSecond, number(plan.recordsPerSecond, 4));
    }
    const auto writeFilter = [&] {
        if (!plan.filter.empty()) {
            writer.field(wire::FieldType::filterExpression, ByteView(plan.filter));
        }
    };
    if (!plan.index) {
        writeFilter();
    }
    writer.field(wire::FieldType::socketTimeout, number(plan.timeoutMs, 4));
    writer.field(wire::FieldType::taskId, number(taskId, 8));
    if (plan.index) {
        writeIndexFields(writer, *plan.index);
        writeFilter();
    }
    if (!share.partitions.empty()) {
        writer.field(wire::FieldType::partitionIds, partitionIds(share.partitions));
    }
    if (!share.resumed.empty()) {
        writer.field(wire::FieldType::digests, joined(share.resumed));
    }
    if (!share.resumedAt.empty()) {
        writer.field(wire::FieldType::indexKeys, joined(share.resumedAt));
    }
    writer.field(wire::FieldType::maxRecords, number(static_cast<std::uint64_t>(share.maxRecords), 8));
    if (!plan.withNoBins) {
        for (const std::string& bin : plan.bins) {
            writer.op(wire::OpCode::read, bin, 0, {});
        }
    }
    return writer.takeFrame();
}

} // namespace binnacle::cluster
