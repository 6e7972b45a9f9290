// SPDX-License-Identifier: Apache-2.0
#include "core/node/scan_partitions.h"

#include <algorithm>

namespace binnacle::node {
namespace {

constexpr std::size_t digestBytes = 20;
constexpr std::size_t keyBytes = 8;

Error wrong(std::string why)
{
    return Error::server(ServerCode::parameterError, std::move(why));
}

/// Notes that a partition is asked for; false for one that does not exist or was asked for before.
class Partitions {
public:
    bool add(ScanPartition partition)
    {
        if (partition.partition >= partitionCount || m_slots[partition.partition])
            return false;
        m_slots[partition.partition] = partition;
        return true;
    }

    std::vector<ScanPartition> inOrder() const
    {
        std::vector<ScanPartition> all;
        for (const std::optional<ScanPartition>& slot : m_slots) {
            if (slot)
                all.push_back(*slot);
        }
        return all;
    }

private:
    std::vector<std::optional<ScanPartition>> m_slots = std::vector<std::optional<ScanPartition>>(partitionCount);
};

Result<void> addNumbers(const wire::Field& field, Partitions& partitions)
{
    const std::size_t count = field.data.size() / 2;
    if (count == 0 || count > partitionCount)
        return wrong("an empty list of partitions, or too long a one");
    for (std::size_t i = 0; i < count; ++i) {
        const auto number = static_cast<std::uint16_t>(field.data[2 * i] | field.data[2 * i + 1] << 8);
        if (!partitions.add({.partition = number}))
            return wrong("a partition that does not exist, or one twice");
    }
    return {};
}

/// The keys after which a query by an index goes on: one for each digest, their lowest byte first.
Result<std::vector<std::int64_t>> keysBehind(const wire::Message& message, std::size_t digests)
{
    const wire::Field* field = message.field(wire::FieldType::indexKeys);
    if (message.field(wire::FieldType::indexRange) == nullptr)
        return std::vector<std::int64_t>(digests, 0);
    if (field == nullptr || field->data.size() / keyBytes != digests)
        return wrong("not as many keys as digests");
    std::vector<std::int64_t> keys(digests, 0);
    for (std::size_t i = 0; i < digests * keyBytes; ++i) {
        const std::uint64_t byte = std::uint64_t{field->data[i]} << (8 * (i % keyBytes));
        keys[i / keyBytes] = static_cast<std::int64_t>(static_cast<std::uint64_t>(keys[i / keyBytes]) | byte);
    }
    return keys;
}

Result<void> addDigests(const wire::Message& message, const wire::Field& field, Partitions& partitions)
{
    const std::size_t count = field.data.size() / digestBytes;
    if (count == 0 || count > partitionCount)
        return wrong("an empty list of digests, or too long a one");
    const Result<std::vector<std::int64_t>> keys = keysBehind(message, count);
    if (!keys)
        return keys.error();
    for (std::size_t i = 0; i < count; ++i) {
        Digest digest{};
        std::ranges::copy(field.data.subspan(i * digestBytes, digestBytes), digest.begin());
        if (!partitions.add({partitionOf(digest), digest, (*keys)[i]}))
            return wrong("two digests of one partition, or a partition and a digest of it");
    }
    return {};
}

} // namespace

Result<std::optional<std::vector<ScanPartition>>> parsePartitions(const wire::Message& message)
{
    const wire::Field* numbers = message.field(wire::FieldType::partitionIds);
    const wire::Field* digests = message.field(wire::FieldType::digests);
    if (numbers == nullptr && digests == nullptr)
        return std::optional<std::vector<ScanPartition>>();
    if (digests == nullptr && message.field(wire::FieldType::indexKeys) != nullptr)
        return wrong("keys to go on after, but no digests");
    Partitions partitions;
    if (numbers != nullptr) {
        if (Result<void> added = addNumbers(*numbers, partitions); !added)
            return added.error();
    }
    if (digests != nullptr) {
        if (Result<void> added = addDigests(message, *digests, partitions); !added)
            return added.error();
    }
    return std::optional(partitions.inOrder());
}

} // namespace binnacle::node
