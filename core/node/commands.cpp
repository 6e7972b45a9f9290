// SPDX-License-Identifier: Apache-2.0
#include "core/node/commands.h"

#include "core/engine/engine.h"
#include "core/node/answers.h"
#include "core/node/now.h"
#include "core/node/record_table.h"

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

struct Read {
    Bytes frame;
    bool changes = false; ///< a read touch: the answer has to come from the committing thread
};

Read readRecord(const wire::Message& message, const Digest& digest, const Storage& storage, const StoredNamespace& nameSpace,
                const engine::Configuration& configuration)
{
    const Result<std::unique_ptr<ReadTransaction>> snapshot = storage.environment().read();
    if (!snapshot)
        return {codeFrame(codeOf(snapshot.error())), false};
    const auto record = getRecord(**snapshot, nameSpace.tables, digest);
    if (!record)
        return {codeFrame(codeOf(record.error())), false};
    const engine::Outcome outcome = engine::apply(*record, message, now(), configuration);
    if (outcome.change != engine::Change::none)
        return {{}, true};
    return {answerFrame(outcome), false};
}

Work takeScan(const wire::Message& message, const Storage& storage, const StoredNamespace& nameSpace)
{
    Result<ScanRequest> request = parseScan(message);
    if (!request)
        return codeFrame(codeOf(request.error()));
    return Scan(storage, nameSpace, *std::move(request));
}

} // namespace

Work takeMessage(Bytes message, const Storage& storage, const engine::Configuration& configuration)
{
    std::size_t offset = 0;
    const Result<wire::Message> decoded = wire::decodeMessage(message, offset);
    // A batch is told that there are none before anything else, in the form that ends a batch's answer.
    if (decoded && (decoded->header.info1 & wire::info1::batch) != 0)
        return lastFrame(ServerCode::batchDisabled);
    if (!decoded || offset != message.size())
        return codeFrame(ServerCode::parameterError);
    const wire::Field* name = decoded->field(wire::FieldType::nameSpace);
    const StoredNamespace* nameSpace = name != nullptr ? storage.find(textOf(name->data)) : nullptr;
    if (nameSpace == nullptr)
        return codeFrame(ServerCode::namespaceNotFound);
    if (isScan(*decoded))
        return takeScan(*decoded, storage, *nameSpace);
    const std::optional<Digest> digest = digestOf(*decoded);
    if (!digest)
        return codeFrame(ServerCode::parameterError);
    if ((decoded->header.info2 & wire::info2::write) == 0) {
        Read read = readRecord(*decoded, *digest, storage, *nameSpace, configuration);
        if (!read.changes)
            return std::move(read.frame);
    }
    return PendingWrite{nameSpace, *digest, std::move(message), {}};
}

} // namespace binnacle::node
