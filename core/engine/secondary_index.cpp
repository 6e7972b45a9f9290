// SPDX-License-Identifier: Apache-2.0
#include "core/engine/secondary_index.h"

#include "core/bins/cdt_context.h"
#include "core/bins/packed_container.h"
#include "core/engine/bin_operations.h"
#include "core/engine/expressions.h"
#include "core/expression/evaluate.h"

#include <algorithm>

namespace binnacle::engine {
namespace {

bool isCollection(const IndexDefinition& definition, ParticleType type)
{
    switch (definition.collection) {
    case IndexCollection::none:
    case IndexCollection::wholeSet:
        return false;
    case IndexCollection::listItems:
        return type == ParticleType::list;
    case IndexCollection::mapKeys:
    case IndexCollection::mapValues:
        return type == ParticleType::map;
    }
    return false;
}

std::optional<ParticleType> typeOfContainer(ByteView element)
{
    const std::optional<bins::PackedHead> head = bins::readHead(element);
    if (head && head->kind == bins::PackedKind::list)
        return ParticleType::list;
    if (head && head->kind == bins::PackedKind::map)
        return ParticleType::map;
    return std::nullopt;
}

bool isTooLong(const IndexedValue& value)
{
    const bool isBytes = value.type == ParticleType::string || value.type == ParticleType::blob;
    return isBytes && value.bytes.size() > maxIndexedBytes;
}

} // namespace

Result<SecondaryIndex> SecondaryIndex::prepare(IndexDefinition definition)
{
    SecondaryIndex index(std::move(definition));
    if (!index.m_definition.context.empty()) {
        Result<std::vector<bins::CdtStep>> path = parseIndexContext(index.m_definition.context);
        if (!path)
            return path.error();
        index.m_path = *std::move(path);
    }
    if (!index.m_definition.expression.empty()) {
        Result<expression::Program> program = parseIndexExpression(index.m_definition.expression);
        if (!program)
            return program.error();
        if (typeOf(*program) != expectedType(index.m_definition))
            return Error::server(ServerCode::parameterError, "an expression of another type than the index");
        index.m_program = *std::move(program);
    }
    return index;
}

void SecondaryIndex::visitElement(ByteView element, const Visitor& visitor) const
{
    const std::optional<IndexedValue> value = indexedElement(element);
    if (value && value->type == m_definition.type && !isTooLong(*value))
        visitor(*value);
}

void SecondaryIndex::visitCollection(ByteView packed, const Visitor& visitor) const
{
    const auto take = [&](ByteView element) {
        const std::optional<IndexedValue> value = indexedElement(element);
        return !value || value->type != m_definition.type || visitor(*value);
    };
    if (m_definition.collection == IndexCollection::listItems) {
        if (const std::optional<bins::PackedList> list = bins::parseList(packed))
            static_cast<void>(std::ranges::all_of(list->items, take));
        return;
    }
    const auto part = m_definition.collection == IndexCollection::mapKeys ? &bins::PackedEntry::key : &bins::PackedEntry::value;
    if (const std::optional<bins::PackedMap> map = bins::parseMap(packed))
        static_cast<void>(std::ranges::all_of(map->entries, take, part));
}

void SecondaryIndex::visitParticle(bins::ParticleView particle, const Visitor& visitor) const
{
    auto type = static_cast<ParticleType>(particle.type);
    ByteView bytes = particle.bytes;
    std::optional<bins::CdtContext> context;
    if (!m_path.empty()) {
        if (type != ParticleType::list && type != ParticleType::map)
            return;
        Result<bins::CdtContext> entered = bins::CdtContext::enter(bytes, m_path, false);
        if (!entered)
            return;
        context = *std::move(entered);
        bytes = context->target();
        const std::optional<ParticleType> container = typeOfContainer(bytes);
        if (!container) {
            if (m_definition.collection == IndexCollection::none)
                visitElement(bytes, visitor);
            return;
        }
        type = *container;
    }
    if (isCollection(m_definition, type))
        return visitCollection(bytes, visitor);
    if (m_definition.collection != IndexCollection::none || type != m_definition.type)
        return;
    const std::optional<IndexedValue> value = indexedValue(particle);
    if (value && !isTooLong(*value))
        visitor(*value);
}

void SecondaryIndex::visit(const StoredRecord& record, const Digest& digest, const Visitor& visitor) const
{
    if (!m_definition.set.empty() && m_definition.set != record.set)
        return;
    if (!m_program) {
        if (const StoredBin* bin = findBin(record.bins, m_definition.bin))
            visitParticle({bin->type, bin->bytes}, visitor);
        return;
    }
    const expression::RecordView view = withBins(metadataOf(record, digest, {}), record.bins);
    const std::optional<wire::Particle> particle = expression::particleOf(expression::evaluate(*m_program, view));
    if (particle)
        visitParticle({particle->type, particle->bytes}, visitor);
}

std::vector<std::int64_t> SecondaryIndex::keysOf(const StoredRecord& record, const Digest& digest) const
{
    std::vector<std::int64_t> keys;
    visit(record, digest, [&keys](const IndexedValue& value) {
        appendIndexKeys(keys, value);
        return true;
    });
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

bool SecondaryIndex::matches(const IndexPredicate& predicate, const StoredRecord& record, const Digest& digest) const
{
    bool found = false;
    visit(record, digest, [&](const IndexedValue& value) {
        found = predicate.holds(value);
        return !found;
    });
    return found;
}

bool SecondaryIndex::ignoresChange(const StoredRecord& before, const StoredRecord& after) const
{
    if (before.set != after.set || m_program)
        return false;
    const StoredBin* was = findBin(before.bins, m_definition.bin);
    const StoredBin* is = findBin(after.bins, m_definition.bin);
    return was == nullptr || is == nullptr ? was == is : *was == *is;
}

} // namespace binnacle::engine
