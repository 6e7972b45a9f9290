// SPDX-License-Identifier: Apache-2.0
#include "core/node/job_request.h"

#include "core/engine/record_rules.h"
#include "core/engine/request.h"
#include "core/expression/evaluate_program.h"
#include "core/node/scan_request.h"

#include <algorithm>

namespace binnacle::node {
namespace {

Error wrong(std::string why)
{
    return Error::server(ServerCode::parameterError, std::move(why));
}

Result<void> checkOperations(const wire::Message& message)
{
    if (const wire::Field* filter = message.field(wire::FieldType::filterExpression)) {
        if (const auto program = expression::Program::filter(filter->data); !program)
            return program.error();
    }
    const bool reads = std::ranges::any_of(message.ops, [](const wire::Op& op) { return engine::isReadOperation(op.code); });
    if ((message.header.info1 & wire::info1::read) != 0 || reads)
        return wrong("a job in the background reads nothing");
    if (message.ops.empty())
        return wrong("a job without operations");
    return {};
}

} // namespace

bool isJob(const wire::Message& message)
{
    return (message.header.info2 & wire::info2::write) != 0;
}

Result<JobRequest> parseJob(const wire::Message& message, const IndexCatalog& catalog, bool setIsThere)
{
    if (const std::optional<ServerCode> code = engine::refusal(message))
        return Error::server(*code);
    JobRequest request;
    request.set = std::string(engine::setOf(message));
    if ((message.header.info1 & wire::info1::shortQuery) != 0 || request.set.size() > engine::maxSetName)
        return wrong("a short job, or too long a name of a set");
    const Result<std::optional<IndexWanted>> wanted = parseIndexFields(message);
    if (!wanted)
        return wanted.error();
    const Result<std::uint64_t> rate = numberIn(message, wire::FieldType::recordsPerSecond, 4);
    if (!rate)
        return rate.error();
    if (!request.set.empty() && !setIsThere)
        return Error::server(ServerCode::recordNotFound);
    if (*rate > maxJobRate)
        return wrong("more records a second than a job takes");
    request.recordsPerSecond = *rate == 0 ? maxJobRate : static_cast<std::uint32_t>(*rate);
    if (*wanted) {
        Result<IndexQuery> query = findIndex(**wanted, request.set, catalog);
        if (!query)
            return query.error();
        request.query = *std::move(query);
    }
    if (Result<void> checked = checkOperations(message); !checked)
        return checked.error();
    const Result<std::uint64_t> id = numberIn(message, wire::FieldType::taskId, 8);
    if (!id)
        return id.error();
    request.id = *id;
    return request;
}

Bytes jobCommand(const wire::Message& request, std::string_view nameSpace, std::string_view set, const Digest& digest)
{
    wire::MessageHeader header;
    header.info2 = static_cast<std::uint8_t>(wire::info2::write | (request.header.info2 & wire::info2::durableDelete));
    header.info3 = static_cast<std::uint8_t>(wire::info3::updateOnly | (request.header.info3 & wire::info3::replaceOnly));
    header.recordTtl = request.header.recordTtl;
    wire::MessageWriter writer(header);
    writer.field(wire::FieldType::nameSpace, nameSpace);
    if (!set.empty())
        writer.field(wire::FieldType::set, set);
    writer.field(wire::FieldType::digest, ByteView(digest));
    if (const wire::Field* filter = request.field(wire::FieldType::filterExpression))
        writer.field(wire::FieldType::filterExpression, filter->data);
    for (const wire::Op& op : request.ops)
        writer.op(op.code, op.name, op.particleType, op.data);
    return writer.takeMessage();
}

} // namespace binnacle::node
