// SPDX-License-Identifier: Apache-2.0
#include "core/engine/expressions.h"

#include "core/bins/packed_element.h"
#include "core/engine/record_rules.h"
#include "core/expression/evaluate.h"
#include "core/expression/wire.h"

#include <optional>
#include <utility>

namespace binnacle::engine {
namespace {

// The flags of an operation. Source: proto.h of the server.
constexpr std::uint64_t createOnly = 1 << 0;
constexpr std::uint64_t updateOnly = 1 << 1;
constexpr std::uint64_t allowDelete = 1 << 2;
constexpr std::uint64_t policyNoFail = 1 << 3;
constexpr std::uint64_t evalNoFail = 1 << 4;
constexpr std::uint64_t modifyFlags = createOnly | updateOnly | allowDelete | policyNoFail | evalNoFail;

struct Operation {
    expression::Program program;
    std::uint64_t flags = 0;
};

Error refused(ServerCode code)
{
    return Error::server(code);
}

/// Flags that are no number count as none.
std::uint64_t flagsIn(bins::PackedReader& reader)
{
    return static_cast<std::uint64_t>(reader.integer().value_or(0));
}

Result<Operation> parse(ByteView bytes, std::uint64_t knownFlags)
{
    bins::PackedReader reader(bytes);
    const std::optional<std::uint64_t> count = reader.listHead();
    if (!count || *count == 0 || *count > 2)
        return refused(ServerCode::parameterError);
    const std::optional<ByteView> packed = reader.element();
    if (!packed)
        return refused(ServerCode::parameterError);
    const std::uint64_t flags = flagsIn(reader);
    if ((flags & ~knownFlags) != 0)
        return refused(ServerCode::parameterError);
    Result<expression::Node> tree = expression::unpack(*packed);
    if (!tree)
        return refused(ServerCode::parameterError);
    Result<expression::Program> program = expression::Program::compile(*std::move(tree));
    if (!program)
        return program.error();
    return Operation{*std::move(program), flags};
}

/// Nothing if it gives no value, and may.
Result<std::optional<wire::Particle>> valueOf(const Operation& operation, const expression::RecordView& record)
{
    std::optional<wire::Particle> value = expression::particleOf(expression::evaluate(operation.program, record));
    if (!value && (operation.flags & evalNoFail) == 0)
        return refused(ServerCode::opNotApplicable);
    return value;
}

} // namespace

expression::RecordView metadataOf(const StoredRecord& record, const Digest& digest, const Clock& now)
{
    expression::RecordView view;
    view.digest = digest;
    view.set = record.set;
    view.key = record.key;
    view.voidTime = record.voidTime;
    view.lastUpdateMs = record.lastUpdateMs;
    view.nowMs = now.milliseconds;
    view.size = storedSize(record);
    return view;
}

expression::RecordView withBins(expression::RecordView view, const std::vector<StoredBin>& bins)
{
    view.bins.clear();
    view.bins.reserve(bins.size());
    for (const StoredBin& bin : bins)
        view.bins.push_back({bin.name, {bin.type, bin.bytes}});
    return view;
}

ServerCode checkFilter(const wire::Message& command, const StoredRecord& record, const Digest& digest, const Clock& now)
{
    const wire::Field* field = command.field(wire::FieldType::filterExpression);
    if (field == nullptr)
        return ServerCode::ok;
    const Result<expression::Program> filter = expression::Program::filter(field->data);
    if (!filter)
        return ServerCode::parameterError;
    const bool passes = expression::passes(*filter, withBins(metadataOf(record, digest, now), record.bins));
    return passes ? ServerCode::ok : ServerCode::filteredOut;
}

Result<wire::Particle> readExpression(ByteView operation, const expression::RecordView& record)
{
    const Result<Operation> parsed = parse(operation, evalNoFail);
    if (!parsed)
        return parsed.error();
    Result<std::optional<wire::Particle>> value = valueOf(*parsed, record);
    if (!value)
        return value.error();
    return value->has_value() ? **std::move(value) : wire::Particle{};
}

Result<bins::Modified> modifyExpression(ByteView operation, bool exists, const expression::RecordView& record)
{
    const Result<Operation> parsed = parse(operation, modifyFlags);
    if (!parsed)
        return parsed.error();
    const std::uint64_t flags = parsed->flags;
    if ((flags & (exists ? createOnly : updateOnly)) != 0) {
        if ((flags & policyNoFail) != 0)
            return bins::Modified{};
        return refused(exists ? ServerCode::binExists : ServerCode::binNotFound);
    }
    Result<std::optional<wire::Particle>> value = valueOf(*parsed, record);
    if (!value)
        return value.error();
    const bool removes = value->has_value() && (*value)->type == 0;
    if (!removes || (flags & allowDelete) != 0)
        return bins::Modified{*std::move(value), {}};
    // Not allowed; but servers let any flag excuse it.
    if (exists && flags == 0)
        return refused(ServerCode::opNotApplicable);
    return bins::Modified{};
}

} // namespace binnacle::engine
