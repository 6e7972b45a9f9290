// SPDX-License-Identifier: Apache-2.0
#include "core/bins/cdt_context_create.h"
#include "core/bins/packed_canonical.h"
#include "core/engine/secondary_index.h"
#include "core/expression/wire.h"

#include <algorithm>

namespace binnacle::engine {
namespace {

Error wrong(std::string why)
{
    return Error::server(ServerCode::parameterError, std::move(why));
}

/// Steps that only read: source cdt_context_type_is_read in cdt.c of the server.
bool isReadingStep(const bins::CdtStep& step)
{
    constexpr std::uint64_t listByKey = bins::step::intoList | bins::step::key;
    constexpr std::uint64_t last = bins::step::intoMap | bins::step::value;
    return step.type <= last && (step.type & bins::step::baseMask) <= bins::step::value && step.type != listByKey;
}

/// What a tree depends on beside constants.
struct Dependencies {
    bool onBins = false;
    bool onDigest = false;
    bool onAnythingElse = false;
};

/// Trees are no deeper than the wire allows.
void collect(const expression::Node& node, Dependencies& found)
{
    using expression::Op;
    const bool isMetadata = node.op >= Op::deviceSize && node.op <= Op::recordSize;
    found.onBins = found.onBins || node.op == Op::bin || node.op == Op::binType;
    found.onDigest = found.onDigest || node.op == Op::digestModulo;
    found.onAnythingElse = found.onAnythingElse || isMetadata || node.op == Op::key;
    for (const expression::Node& operand : node.operands)
        collect(operand, found);
}

} // namespace

Result<std::vector<bins::CdtStep>> parseIndexContext(ByteView context)
{
    std::optional<std::vector<bins::CdtStep>> path = bins::decodeCdtPath(context);
    if (!path || !std::ranges::all_of(*path, isReadingStep))
        return wrong("'context' invalid cdt context");
    const std::optional<Bytes> kept = bins::canonical(context);
    if (!kept)
        return wrong("'context' invalid cdt context");
    if (!std::ranges::equal(*kept, context))
        return wrong("'context' not normalized msgpack");
    return *std::move(path);
}

Result<expression::Program> parseIndexExpression(ByteView wire)
{
    Result<expression::Node> tree = expression::unpack(wire);
    if (!tree)
        return wrong(tree.error().detail());
    Dependencies found;
    collect(*tree, found);
    if (found.onAnythingElse || (!found.onBins && !found.onDigest))
        return wrong("an index is over bins and digests");
    return expression::Program::compile(*std::move(tree));
}

ParticleType expectedType(const IndexDefinition& definition)
{
    switch (definition.collection) {
    case IndexCollection::listItems:
        return ParticleType::list;
    case IndexCollection::mapKeys:
    case IndexCollection::mapValues:
        return ParticleType::map;
    case IndexCollection::none:
    case IndexCollection::wholeSet:
        break;
    }
    return definition.type;
}

ParticleType typeOf(const expression::Program& program)
{
    using expression::Kind;
    switch (program.root().kind) {
    case Kind::boolean:
        return ParticleType::boolean;
    case Kind::integer:
        return ParticleType::integer;
    case Kind::string:
        return ParticleType::string;
    case Kind::list:
        return ParticleType::list;
    case Kind::map:
        return ParticleType::map;
    case Kind::blob:
        return ParticleType::blob;
    case Kind::float64:
        return ParticleType::float64;
    case Kind::geoJson:
        return ParticleType::geoJson;
    case Kind::hll:
        return ParticleType::hll;
    default:
        return ParticleType::null;
    }
}

} // namespace binnacle::engine
