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

    std::vector<Value> arguments(std::span<const Parameter> parameters)
    {
        std::vector<Value> out;
        for (const Parameter& parameter : parameters) {
            if (parameter.optional && chance())
                break;
            out.push_back(argument(parameter.kind));
        }
        return out;
    }

    Value argument(ParameterKind kind)
    {
        switch (kind) {
        case ParameterKind::integer:
            return integer();
        case ParameterKind::count:
            return static_cast<std::int64_t>(bits() >> 1);
        case ParameterKind::number:
            return chance() ? Value(integer()) : Value(std::bit_cast<double>(bits()));
        case ParameterKind::boolean:
            return chance();
        case ParameterKind::blob:
            return Blob{bytes()};
        case ParameterKind::list:
            return list(2);
        case ParameterKind::map:
            return map(2);
        case ParameterKind::sketches:
            return List{{Hll{bytes()}}};
        case ParameterKind::expression:
            return chance() ? Value("$.a > 1") : Value(Blob{{0x93, 1, 2, 3}});
        default:
            return value(2);
        }
    }

    PathStep step()
    {
        const SelectorEntry& entry = selectorEntries()[below(selectorEntries().size())];
        PathStep out{entry.selector, arguments(used(entry.parameters)), {}};
        if (chance())
            out.create = static_cast<CreateOnDemand>(below(6));
        return out;
    }

    Call call()
    {
        Call out;
        const MethodEntry& entry = methodEntries()[below(methodEntries().size())];
        out.method = entry.method;
        out.arguments = arguments(used(entry.parameters));
        const bool selects = entry.family == MethodFamily::selection;
        for (std::size_t count = below(3) + (selects ? 1 : 0); count > 0; --count)
            out.path.push_back(step());
        for (const FlagName& flag : flagNames())
            out.flags.set(flag.flag, entry.flags.has(flag.flag) && chance());
        if (entry.takesOrder && chance())
            out.order = static_cast<CollectionOrder>(below(4));
        if (entry.method == Method::getSelected || entry.method == Method::removeSelected) {
            out.returns = chance() ? ReturnType::keysAndValues : ReturnType::none;
            out.inverted = chance();
        }
        return out;
    }

    Filter filter() { return chance() ? Filter::text("$.a == '" + std::to_string(bits()) + "'") : Filter::expression({0x93, 1, 2}); }

    Expiry expiry()
    {
        Expiry out;
        out.kind = static_cast<Expiry::Kind>(below(6));
        if (out.kind == Expiry::Kind::afterSeconds)
            out.seconds = static_cast<std::uint32_t>(bits());
        if (out.kind == Expiry::Kind::at)
            out.unixTime = static_cast<std::int64_t>(bits() >> 1);
        return out;
    }

    BinOperation operation()
    {
        const Value operand = value(3);
        const BinAction actions[] = {SetTo{operand}, Add{operand},  Append{operand}, Prepend{operand},
                                     RemoveBin{},    GetBin{},      call()};
        return {text(), actions[below(std::size(actions))]};
    }

    QueryOptions queryOptions()
    {
        QueryOptions out;
        out.limit = chance() ? static_cast<std::int64_t>(bits() >> 1) : 0;
        out.chunkSize = static_cast<std::uint32_t>(below(3));
        out.recordsPerSecond = static_cast<std::uint32_t>(bits());
        if (chance())
            out.partitions = {static_cast<std::uint32_t>(bits()), static_cast<std::uint32_t>(bits())};
        if (chance())
            out.hint = QueryHint{chance() ? text() : std::string(), chance() ? text() : std::string(), {}};
        if (out.hint && chance())
            out.hint->duration = static_cast<QueryDuration>(below(3));
        return out;
    }

    Segment segment()
    {
        Segment out;
        out.verb = static_cast<Verb>(below(10));
        out.dataSet = DataSet::of(text(), text());
        for (std::size_t count = below(4); count > 0; --count)
            addKeyItem(out.keys);
        for (std::size_t count = below(4); count > 0; --count)
            out.operations.push_back(operation());
        out.expiry = expiry();
        out.defaults.expiry = expiry();
        if (chance())
            out.where = filter();
        if (chance())
            out.defaults.where = filter();
        if (chance())
            out.defaults.durableDelete = chance();
        out.failOnFilteredOut = chance();
        out.respondAllKeys = chance();
        out.withNoBins = chance();
        if (chance())
            out.query = queryOptions();
        if (chance())
            out.generation = static_cast<std::uint32_t>(bits());
        if (chance())
            out.durableDelete = chance();
        return out;
    }

    Settings settings()
    {
        Settings out;
        if (chance())
            out.totalTimeoutMs = static_cast<std::uint32_t>(bits());
        if (chance())
            out.sendKey = chance();
        if (chance())
            out.durableDelete = chance();
        if (chance())
            out.replica = chance() ? Replica::master : Replica::preferRack;
        return out;
    }

    Behavior behavior()
    {
        if (chance())
            return Behavior::with(settings());
        const Scope scope = static_cast<Scope>(below(15));
        return Behavior::readFast().deriveWithChanges("mine", {{scope, settings()}, {Scope::all, settings()}});
    }

    OperationDocument document()
    {
        OperationDocument out;
        for (std::size_t count = below(4); count > 0; --count)
            out.segments.push_back(segment());
        if (chance())
            out.behavior = behavior();
        return out;
    }

private:
    std::mt19937_64 m_random;
};

} // namespace binnacle::test
