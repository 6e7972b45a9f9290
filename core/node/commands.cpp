// SPDX-License-Identifier: Apache-2.0
#include "core/node/commands.h"

#include "core/engine/record_rules.h"
#include "core/node/answers.h"
#include "core/node/job_request.h"
#include "core/node/read_record.h"

#include <algorithm>
#include <optional>

namespace binnacle::node {
namespace {

std::optional<Digest> digestOf(const wire::Message& message)
{
    const wire::Field* field = message.field(wire::FieldType::digest);
    Digest digest{};
    if (field == nullptr || field->data.size() != digest.size())
        return std::nullopt;
    std::ranges::copy(field->data, digest.begin());
    return digest;
}

/// The flags of a message that may be damaged.
bool isBatch(const Bytes& message)
{
    constexpr std::size_t info1Offset = 1;
    return message.size() >= wire::messageHeaderSize && (message[info1Offset] & wire::info1::batch) != 0;
}

Work takeBatch(Bytes message, const Storage& storage)
{
    Result<BatchRequest> request = BatchRequest::open(storage, std::move(message));
    if (!request)
        return lastFrame(codeOf(request.error()));
    return BatchSteps(*std::move(request));
}

Result<bool> hasSet(const Storage& storage, const StoredNamespace& nameSpace, std::string_view name)
{
    if (name.empty() || name.size() > engine::maxSetName)
        return false;
    const Result<std::unique_ptr<ReadTransaction>> snapshot = storage.environment().read();
    if (!snapshot)
        return snapshot.error();
    const Result<std::optional<SetEntry>> set = findSet(**snapshot, nameSpace.tables, name);
    return set ? Result<bool>(set->has_value()) : set.error();
}

Work takeJob(const wire::Message& message, Bytes bytes, const Storage& storage, const StoredNamespace& nameSpace)
{
    const Result<bool> setIsThere = hasSet(storage, nameSpace, engine::setOf(message));
    if (!setIsThere)
        return codeFrame(codeOf(setIsThere.error()));
    Result<JobRequest> request = parseJob(message, *nameSpace.catalog, *setIsThere);
    if (!request)
        return codeFrame(codeOf(request.error()));
    request->message = std::make_shared<const Bytes>(std::move(bytes));
    return std::make_shared<Job>(nameSpace, *std::move(request));
}

Work takeScan(const wire::Message& message, const Storage& storage, const StoredNamespace& nameSpace)
{
    Result<ScanRequest> request = parseScan(message, *nameSpace.catalog);
    if (!request)
        return codeFrame(codeOf(request.error()));
    return Scan(storage, nameSpace, *std::move(request));
}

} // namespace

Work takeMessage(Bytes message, const Storage& storage, const engine::Configuration& configuration)
{
    if (isBatch(message))
        return takeBatch(std::move(message), storage);
    std::size_t offset = 0;
    const Result<wire::Message> decoded = wire::decodeMessage(message, offset);
    if (!decoded || offset != message.size())
        return codeFrame(ServerCode::parameterError);
    const wire::Field* name = decoded->field(wire::FieldType::nameSpace);
    const StoredNamespace* nameSpace = name != nullptr ? storage.find(textOf(name->data)) : nullptr;
    if (nameSpace == nullptr)
        return codeFrame(ServerCode::namespaceNotFound);
    if (isScan(*decoded) && isJob(*decoded))
        return takeJob(*decoded, std::move(message), storage, *nameSpace);
    if (isScan(*decoded))
        return takeScan(*decoded, storage, *nameSpace);
    const std::optional<Digest> digest = digestOf(*decoded);
    if (!digest)
        return codeFrame(ServerCode::parameterError);
    if ((decoded->header.info2 & wire::info2::write) == 0) {
        if (const auto outcome = readRecord(*decoded, *digest, storage, *nameSpace, configuration)) {
            nameSpace->state->tallies.reads.add(outcome->code);
            return answerFrame(*outcome);
        }
    }
    return PendingWrite{nameSpace, *digest, std::make_shared<const Bytes>(std::move(message)), {}};
}

} // namespace binnacle::node
