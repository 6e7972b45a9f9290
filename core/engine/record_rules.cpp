// SPDX-License-Identifier: Apache-2.0
#include "core/engine/record_rules.h"

#include "core/value/value.h"

#include <algorithm>

namespace binnacle::engine {

std::string_view setOf(const wire::Message& command)
{
    const wire::Field* field = command.field(wire::FieldType::set);
    return field != nullptr ? textOf(field->data) : std::string_view();
}

bool namesSetForWrite(const wire::Message& command, const StoredRecord& record)
{
    return setOf(command) == record.set;
}

bool namesSetForRead(const wire::Message& command, const StoredRecord& record)
{
    const std::string_view set = setOf(command);
    return set.empty() || set == record.set;
}

bool generationHolds(const wire::MessageHeader& header, std::uint32_t present)
{
    if ((header.info2 & wire::info2::generation) != 0)
        return header.generation == present;
    if ((header.info2 & wire::info2::generationGreater) != 0)
        return header.generation > present;
    return true;
}

std::uint32_t nextGeneration(std::uint32_t generation)
{
    return generation >= 0xFFFF ? 1 : generation + 1;
}

bool keyMatches(const wire::Message& command, const StoredRecord& record)
{
    const wire::Field* field = command.field(wire::FieldType::key);
    return field == nullptr || record.key.empty() || std::ranges::equal(field->data, record.key);
}

std::optional<Bytes> keyToStore(const wire::Message& command)
{
    const wire::Field* field = command.field(wire::FieldType::key);
    if (field == nullptr)
        return Bytes();
    constexpr std::size_t integerKey = 1 + 8;
    if (field->data.empty())
        return std::nullopt;
    if (field->data[0] == static_cast<std::uint8_t>(ParticleType::integer) && field->data.size() != integerKey)
        return std::nullopt;
    return Bytes(field->data.begin(), field->data.end());
}

} // namespace binnacle::engine
