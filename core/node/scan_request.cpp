// SPDX-License-Identifier: Apache-2.0
#include "core/node/scan_request.h"

#include "core/bins/bin_name.h"
#include "core/engine/record_rules.h"
#include "core/engine/request.h"
#include "core/node/scan_partitions.h"
#include "core/wire/big_endian.h"

#include <algorithm>
#include <array>

namespace binnacle::node {
namespace {

Error refused(ServerCode code, std::string why)
{
    return Error::server(code, std::move(why));
}

Error wrong(std::string why)
{
    return refused(ServerCode::parameterError, std::move(why));
}

/// The older way to name bins: their count in one byte, then each name after its length.
Result<std::vector<std::string>> namesIn(ByteView list)
{
    std::vector<std::string> names;
    std::size_t at = 1;
    for (int left = list.empty() ? 0 : list[0]; left > 0; --left) {
        if (at >= list.size() || list.size() - at - 1 < list[at])
            return wrong("a list of bins that ends too early");
        const std::string_view name = textOf(list.subspan(at + 1, list[at]));
        at += 1 + name.size();
        if (bins::isBinName(name))
            names.emplace_back(name);
    }
    return names;
}

template <typename Name>
bool hasRepeated(std::vector<Name> names)
{
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) != names.end();
}

/// True if an operation is more than the name of a bin, or the same once more: what is carried out as operations are is bounded, where
/// a large bin that is named many times would be multiplied for every record.
bool projects(const wire::Message& message)
{
    std::vector<std::string_view> names;
    for (const wire::Op& op : message.ops) {
        if (op.code != wire::OpCode::read)
            return true;
        names.push_back(op.name);
    }
    return hasRepeated(std::move(names));
}

Result<std::optional<std::vector<std::string>>> binsOf(const wire::Message& message)
{
    const wire::Field* list = message.field(wire::FieldType::queryBins);
    if (list != nullptr && !message.ops.empty())
        return wrong("bins are named in one way or the other");
    if (list != nullptr) {
        Result<std::vector<std::string>> names = namesIn(list->data);
        if (!names)
            return names.error();
        if (hasRepeated(*names))
            return wrong("a list of bins names each of them once");
        return std::optional(*std::move(names));
    }
    if (message.ops.empty())
        return std::optional<std::vector<std::string>>();
    std::vector<std::string> names;
    for (const wire::Op& op : message.ops) {
        if (!engine::isReadOperation(op.code) || !bins::isBinName(op.name))
            return wrong("a scan takes reads of bins");
        names.emplace_back(op.name);
    }
    if (projects(message))
        return std::optional<std::vector<std::string>>();
    return std::optional(std::move(names));
}

/// The operations alone, in bytes of their own: the scan outlives the message that it came in.
Result<Projection> projectionOf(const wire::Message& message)
{
    wire::MessageHeader header;
    header.info1 = wire::info1::read;
    header.info2 = message.header.info2 & wire::info2::respondAllOps;
    wire::MessageWriter writer(header);
    for (const wire::Op& op : message.ops)
        writer.op(op.code, op.name, op.particleType, op.data);
    Projection projection{std::make_shared<const Bytes>(writer.takeMessage()), {}};
    std::size_t offset = 0;
    Result<wire::Message> command = wire::decodeMessage(*projection.bytes, offset);
    if (!command)
        return command.error();
    projection.command = *std::move(command);
    return projection;
}

/// Whether it is said what the function is for: an aggregation, or to run in the background. Source: get_query_type in query.c of the
/// server.
bool namesUdfKind(const wire::Message& message)
{
    const wire::Field* kind = message.field(wire::FieldType::udfOperation);
    return kind != nullptr && kind->data.size() == 1 && (kind->data[0] == 1 || kind->data[0] == 2);
}

Result<void> checkKind(const wire::Message& message)
{
    if (message.field(wire::FieldType::udfPackage) != nullptr)
        return refused(namesUdfKind(message) ? ServerCode::forbidden : ServerCode::parameterError, "this server scans without functions");
    if ((message.header.info3 & wire::info3::partitionDone) == 0)
        return refused(ServerCode::unsupportedFeature, "a scan takes reports of partitions");
    if (engine::setOf(message).size() > engine::maxSetName)
        return wrong("too long a name of a set");
    return {};
}

} // namespace

Result<std::uint64_t> numberIn(const wire::Message& message, wire::FieldType type, std::size_t width)
{
    const wire::Field* field = message.field(type);
    if (field == nullptr)
        return std::uint64_t{0};
    if (field->data.size() != width)
        return wrong("a number of another width");
    return wire::bigEndian(field->data);
}

bool isScan(const wire::Message& message)
{
    return message.field(wire::FieldType::digest) == nullptr;
}

Result<ScanRequest> parseScan(const wire::Message& message, const IndexCatalog& catalog)
{
    if (Result<void> kind = checkKind(message); !kind)
        return kind.error();
    ScanRequest request;
    request.set = std::string(engine::setOf(message));
    request.withoutBins = (message.header.info1 & wire::info1::getNoBins) != 0;
    request.answersAllBins = (message.header.info2 & wire::info2::respondAllOps) != 0;
    Result<std::optional<std::vector<ScanPartition>>> partitions = parsePartitions(message);
    if (!partitions)
        return partitions.error();
    const Result<std::optional<IndexWanted>> wanted = parseIndexFields(message);
    if (!wanted)
        return wanted.error();
    const Result<std::uint64_t> rate = numberIn(message, wire::FieldType::recordsPerSecond, 4);
    if (!rate)
        return rate.error();
    if ((message.header.info1 & wire::info1::shortQuery) != 0 && message.field(wire::FieldType::recordsPerSecond) != nullptr)
        return wrong("a short query has no rate");
    request.recordsPerSecond = static_cast<std::uint32_t>(*rate);
    if (!*partitions)
        return refused(ServerCode::unsupportedFeature, "a scan names its partitions");
    request.partitions = **std::move(partitions);
    if (*wanted) {
        Result<IndexQuery> query = findIndex(**wanted, request.set, catalog);
        if (!query)
            return query.error();
        request.query = *std::move(query);
    }
    if (const Result<std::uint64_t> timeout = numberIn(message, wire::FieldType::socketTimeout, 4); !timeout)
        return timeout.error();
    const Result<std::uint64_t> most = numberIn(message, wire::FieldType::maxRecords, 8);
    if (!most)
        return most.error();
    request.maxRecords = *most;
    if (const wire::Field* filter = message.field(wire::FieldType::filterExpression)) {
        Result<expression::Program> program = expression::Program::filter(filter->data);
        if (!program)
            return program.error();
        request.filter = *std::move(program);
    }
    if (request.withoutBins)
        return request;
    Result<std::optional<std::vector<std::string>>> bins = binsOf(message);
    if (!bins)
        return bins.error();
    request.bins = *std::move(bins);
    if (!projects(message))
        return request;
    Result<Projection> projection = projectionOf(message);
    if (!projection)
        return projection.error();
    request.projection = *std::move(projection);
    return request;
}

} // namespace binnacle::node
