// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/document.h"

#include <bit>
#include <iterator>
#include <limits>
#include <random>

namespace binnacle::test {

/// Values and documents of every kind, with what is awkward more often than by chance.
class RandomValues {
public:
    explicit RandomValues(std::mt19937_64 generator) : m_random(generator) {}

    std::uint64_t bits() { return m_random(); }
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(m_random() % bound); }
    bool chance() { return below(2) == 0; }

    std::int64_t integer()
    {
        const std::int64_t special[] = {0, 1, -1, std::numeric_limits<std::int64_t>::min(),
                                        std::numeric_limits<std::int64_t>::max()};
        return chance() ? special[below(std::size(special))] : static_cast<std::int64_t>(bits() >> below(64));
    }

    Bytes bytes()
    {
        Bytes out(below(8));
        for (std::uint8_t& byte : out)
            byte = static_cast<std::uint8_t>(bits());
        return out;
    }

    std::string text()
    {
        const char* special[] = {"", "$", "$$", "$blob", "name", "å", "a\"\\\n", "\xff\xfe", "\xc3", "😀"};
        return chance() ? special[below(std::size(special))] : std::string(textOf(bytes()));
    }

    Value value(int depth)
    {
        switch (below(depth > 0 ? 13 : 11)) {
        case 0:
            return Nil{};
        case 1:
            return chance();
        case 2:
            return integer();
        case 3:
            return std::bit_cast<double>(bits());
        case 4:
            return text();
        case 5:
            return Blob{bytes()};
        case 6:
            return GeoJson{text()};
        case 7:
            return Hll{bytes()};
        case 8:
            return Opaque{static_cast<std::uint8_t>(bits()), bytes()};
        case 9:
            return Infinity{};
        case 10:
            return Wildcard{};
        case 11:
            return list(depth);
        default:
            return map(depth);
        }
    }

    List list(int depth)
    {
        List out{{}, chance() ? ListOrder::ordered : ListOrder::unordered, chance()};
        for (std::size_t count = below(4); count > 0; --count)
            out.items.push_back(value(depth - 1));
        return out;
    }

    Map map(int depth)
    {
        Map out;
        if (chance()) {
            out.order = static_cast<MapOrder>(below(3));
            out.persistIndex = chance();
        }
        for (std::size_t count = below(4); count > 0; --count)
            out.entries.emplace_back(chance() ? Value(text()) : value(depth - 1), value(depth - 1));
        return out;
    }

    KeyValue keyValue()
    {
        switch (below(3)) {
        case 0:
            return integer();
        case 1:
            return text();
        default:
            return Blob{bytes()};
        }
    }

    void addKeyItem(std::vector<KeyItem>& keys)
    {
        switch (below(4)) {
        case 0:
            keys.emplace_back(KeyRange{integer(), integer()});
            break;
        case 1:
            keys.emplace_back(Digest{static_cast<std::uint8_t>(bits()), 1, 2});
            break;
        default:
            keys.emplace_back(keyValue());
        }
    }

    BinOperation operation()
    {
        const Value operand = value(3);
        const BinAction actions[] = {SetTo{operand}, Add{operand}, Append{operand}, Prepend{operand}, RemoveBin{}, GetBin{}};
        return {text(), actions[below(std::size(actions))]};
    }

    Segment segment()
    {
        Segment out;
        out.verb = static_cast<Verb>(below(9));
        out.dataSet = DataSet::of(text(), text());
        for (std::size_t count = below(4); count > 0; --count)
            addKeyItem(out.keys);
        for (std::size_t count = below(4); count > 0; --count)
            out.operations.push_back(operation());
        out.expiry.kind = static_cast<Expiry::Kind>(below(4));
        if (out.expiry.kind == Expiry::Kind::afterSeconds)
            out.expiry.seconds = static_cast<std::uint32_t>(bits());
        if (chance())
            out.generation = static_cast<std::uint32_t>(bits());
        if (chance())
            out.durableDelete = chance();
        return out;
    }

    OperationDocument document()
    {
        OperationDocument out;
        for (std::size_t count = below(4); count > 0; --count)
            out.segments.push_back(segment());
        if (chance())
            out.policy = {static_cast<std::uint32_t>(bits()), static_cast<std::uint32_t>(bits()), chance(), {}};
        if (chance())
            out.policy.durableDelete = chance();
        return out;
    }

private:
    std::mt19937_64 m_random;
};

} // namespace binnacle::test
