// SPDX-License-Identifier: Apache-2.0
#include "core/bins/bits.h"
#include "core/bins/cdt.h"
#include "core/bins/hll.h"
#include "core/bins/packed_container.h"
#include "core/expression/evaluate_geo.h"
#include "core/expression/evaluate_steps.h"
#include "core/expression/wire_format.h"
#include "core/wire/msgpack.h"

#include <utility>
#include <vector>

namespace binnacle::expression {
namespace {

Bytes packedInteger(std::int64_t value)
{
    Bytes bytes;
    wire::pack(bytes, Value(value));
    return bytes;
}

Bytes listOf(const std::vector<Bytes>& items)
{
    const std::vector<ByteView> views(items.begin(), items.end());
    return bins::packedList(0, views);
}

Result<wire::Particle> read(CallModule module, bins::ParticleView target, ByteView operation)
{
    switch (module) {
    case CallModule::collection:
        return bins::readCdt(target, operation);
    case CallModule::bits:
        return bins::readBits(&target, operation);
    case CallModule::hll:
        return bins::readHll(&target, operation);
    }
    return Error::server(ServerCode::parameterError);
}

Result<bins::Modified> modified(CallModule module, const bins::ParticleView* target, ByteView operation)
{
    switch (module) {
    case CallModule::collection:
        return bins::modifyCdt(target, operation);
    case CallModule::bits:
        return bins::modifyBits(target, operation);
    case CallModule::hll:
        return bins::modifyHll(target, operation);
    }
    return Error::server(ServerCode::parameterError);
}

Evaluated kept(wire::Particle particle, Allowance& allowance)
{
    return allowance.take(particle.bytes.size()) ? evaluated(std::move(particle)) : Evaluated{};
}

/// The particle type of what calls are made on.
std::optional<ParticleType> typeOf(Kind kind)
{
    switch (kind) {
    case Kind::nil:
        return ParticleType::null;
    case Kind::list:
        return ParticleType::list;
    case Kind::map:
        return ParticleType::map;
    case Kind::blob:
        return ParticleType::blob;
    case Kind::hll:
        return ParticleType::hll;
    default:
        return std::nullopt;
    }
}

} // namespace

std::optional<Bytes> packedOperation(const Call& call, Operands arguments, Allowance& allowance)
{
    std::vector<Bytes> items{packedInteger(call.code)};
    for (const Evaluated& argument : arguments) {
        if (!allowance.take(argument.bytes.size()))
            return std::nullopt;
        std::optional<Bytes> item = packedElement(argument);
        if (!item)
            return std::nullopt;
        items.push_back(*std::move(item));
    }
    Bytes operation = listOf(items);
    if (!call.context)
        return operation;
    Bytes context;
    wire::pack(context, Value(*call.context));
    return listOf({packedInteger(contextCode), std::move(context), std::move(operation)});
}

Evaluated calledOn(const ProgramStep& step, Operands operands, Allowance& allowance)
{
    const Node& node = *step.node;
    const Call& call = node.call;
    const Evaluated& target = operands.back();
    const std::optional<ParticleType> type = typeOf(target.kind);
    std::optional<Bytes> made;
    if (!step.packed)
        made = packedOperation(call, operands.first(operands.size() - 1), allowance);
    const Bytes* const operation = step.packed ? step.packed.get() : made ? &*made : nullptr;
    if (!type || !operation)
        return {};
    const bins::ParticleView present{static_cast<std::uint8_t>(*type), target.bytes};
    Evaluated result;
    if (call.modifies) {
        Result<bins::Modified> change = modified(call.module, *type == ParticleType::null ? nullptr : &present, *operation);
        if (!change)
            return {};
        result = change->bin ? kept(*std::move(change->bin), allowance) : target;
    } else {
        Result<wire::Particle> answer = read(call.module, present, *operation);
        if (!answer)
            return {};
        result = kept(*std::move(answer), allowance);
    }
    if (result.kind == Kind::geoJson && GeoOperand::parse(textOf(result.bytes)) == nullptr)
        return {};
    return result.kind == kindOf(node.type) ? result : Evaluated{};
}

Evaluated mapKeysOrValues(Op op, const Evaluated& map, Allowance& allowance)
{
    const std::optional<bins::PackedMap> entries = map.kind == Kind::map ? bins::parseMap(map.bytes) : std::nullopt;
    if (!entries || !allowance.take(map.bytes.size()))
        return {};
    std::vector<ByteView> items;
    items.reserve(entries->entries.size());
    for (const bins::PackedEntry& entry : entries->entries)
        items.push_back(op == Op::mapKeys ? entry.key : entry.value);
    return evaluated(wire::Particle{static_cast<std::uint8_t>(ParticleType::list), bins::packedList(0, items)});
}

} // namespace binnacle::expression
