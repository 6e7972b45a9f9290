// SPDX-License-Identifier: Apache-2.0
#include "tests/support/index_fields.h"

#include "core/wire/big_endian.h"

namespace binnacle::test {
namespace {

Bytes begun(std::string_view bin, ParticleType type)
{
    Bytes field{1, static_cast<std::uint8_t>(bin.size())};
    const ByteView name = bytesOf(bin);
    field.insert(field.end(), name.begin(), name.end());
    field.push_back(static_cast<std::uint8_t>(type));
    return field;
}

} // namespace

Bytes integerRange(std::string_view bin, std::int64_t first, std::int64_t last)
{
    Bytes field = begun(bin, ParticleType::integer);
    for (const std::int64_t end : {first, last}) {
        wire::appendBigEndian(field, 8, 4);
        wire::appendBigEndian(field, static_cast<std::uint64_t>(end), 8);
    }
    return field;
}

Bytes equalTo(std::string_view bin, ParticleType type, std::string_view value)
{
    Bytes field = begun(bin, type);
    for (int end = 0; end < 2; ++end) {
        wire::appendBigEndian(field, value.size(), 4);
        const ByteView bytes = bytesOf(value);
        field.insert(field.end(), bytes.begin(), bytes.end());
    }
    return field;
}

Bytes indexKeys(const std::vector<std::int64_t>& keys)
{
    Bytes field;
    for (const std::int64_t key : keys) {
        for (int i = 0; i < 8; ++i)
            field.push_back(static_cast<std::uint8_t>(static_cast<std::uint64_t>(key) >> (8 * i)));
    }
    return field;
}

} // namespace binnacle::test
