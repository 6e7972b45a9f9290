// SPDX-License-Identifier: Apache-2.0
#include "core/value/key.h"

#include "core/value/ripemd160.h"

namespace binnacle {

namespace {

Bytes keyBytes(const KeyValue& key)
{
    if (const auto* integer = std::get_if<std::int64_t>(&key)) {
        Bytes out(8);
        for (std::size_t i = 0; i < 8; ++i)
            out[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(*integer) >> (56 - 8 * i));
        return out;
    }
    if (const auto* text = std::get_if<std::string>(&key))
        return toBytes(*text);
    return std::get<Blob>(key).bytes;
}

ParticleType particleTypeOf(const KeyValue& key)
{
    switch (key.index()) {
    case 0:
        return ParticleType::integer;
    case 1:
        return ParticleType::string;
    default:
        return ParticleType::blob;
    }
}

} // namespace

Digest digestOf(std::string_view set, const KeyValue& key)
{
    Bytes input = toBytes(set);
    input.push_back(static_cast<std::uint8_t>(particleTypeOf(key)));
    const Bytes bytes = keyBytes(key);
    input.insert(input.end(), bytes.begin(), bytes.end());
    return ripemd160(input);
}

std::uint16_t partitionOf(const Digest& digest)
{
    return static_cast<std::uint16_t>((digest[0] | digest[1] << 8) & (partitionCount - 1));
}

Key DataSet::id(KeyValue value) const
{
    const Digest digest = digestOf(set, value);
    return {nameSpace, set, digest, std::move(value)};
}

Key DataSet::id(std::int64_t value) const
{
    return id(KeyValue(value));
}

Key DataSet::id(std::string value) const
{
    return id(KeyValue(std::move(value)));
}

Key DataSet::id(Blob value) const
{
    return id(KeyValue(std::move(value)));
}

Key DataSet::idFromDigest(const Digest& digest) const
{
    return {nameSpace, set, digest, std::nullopt};
}

RangeOfKeys DataSet::idRange(std::int64_t first, std::int64_t last) const
{
    return {*this, {first, last}};
}

Result<void> validate(const DataSet& dataSet)
{
    constexpr std::size_t longestNamespace = 31;
    constexpr std::size_t longestSet = 63;
    const auto refuse = [](std::string sentence) -> Result<void> {
        return Error::client(ClientCode::invalidParameter, std::move(sentence));
    };
    if (dataSet.nameSpace.empty())
        return refuse("the namespace has no name");
    if (dataSet.nameSpace.size() > longestNamespace)
        return refuse("the namespace's name has " + std::to_string(dataSet.nameSpace.size()) + " bytes, at most 31 are allowed");
    if (dataSet.set.size() > longestSet)
        return refuse("the set's name has " + std::to_string(dataSet.set.size()) + " bytes, at most 63 are allowed");
    return {};
}

std::string displayText(const KeyValue& key)
{
    if (const auto* integer = std::get_if<std::int64_t>(&key))
        return std::to_string(*integer);
    if (const auto* text = std::get_if<std::string>(&key))
        return '"' + escaped(*text) + '"';
    return "0x" + toHex(std::get<Blob>(key).bytes);
}

std::string displayText(const Key& key)
{
    return key.userKey ? displayText(*key.userKey) : '<' + toHex(key.digest) + '>';
}

} // namespace binnacle
