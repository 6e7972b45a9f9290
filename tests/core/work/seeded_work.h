// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/document.h"
#include "core/sdk/requests.h"
#include "core/value/hll_sketch.h"
#include "core/wire/msgpack.h"

#include <iterator>
#include <random>

namespace binnacle::test {

/// Records with bins of every type, and documents that do every kind of thing to them: most of it fits, some of it fails.
class SeededWork {
public:
    explicit SeededWork(std::uint64_t seed) : m_random(seed) {}

    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(m_random() % bound); }
    bool chance() { return below(2) == 0; }
    bool rarely() { return below(8) == 0; }

    Bytes sketch(int indexBits, int minHashBits)
    {
        HllSketch made = HllSketch::create(indexBits, minHashBits).value();
        for (std::size_t i = below(40); i > 0; --i) {
            Bytes packed;
            wire::pack(packed, Value(static_cast<std::int64_t>(below(1000))));
            made.add(packed);
        }
        return made.bytes();
    }

    Value scalar()
    {
        switch (below(6)) {
        case 0:
            return static_cast<std::int64_t>(m_random());
        case 1:
            return 0.5 * static_cast<double>(below(100));
        case 2:
            return Blob{{1, 2, static_cast<std::uint8_t>(below(256))}};
        case 3:
            return chance();
        default:
            return below(2) == 0 ? Value("k" + std::to_string(below(6))) : Value(static_cast<std::int64_t>(below(20)));
        }
    }

    List list(int depth)
    {
        List made;
        for (std::size_t count = below(6); count > 0; --count)
            made.items.push_back(depth > 0 && rarely() ? nested(depth - 1) : scalar());
        return made;
    }

    Map map(int depth)
    {
        Map made;
        for (std::size_t i = 0; i < 6; ++i) {
            if (chance())
                made.entries.emplace_back(Value("k" + std::to_string(i)), depth > 0 && rarely() ? nested(depth - 1) : scalar());
        }
        return made;
    }

    Value nested(int depth) { return chance() ? Value(list(depth)) : Value(map(depth)); }

    std::string point()
    {
        return R"({"type":"Point","coordinates":[)" + std::to_string(below(180)) + "," + std::to_string(below(80)) + "]}";
    }

    /// A value as the bin of that name holds it.
    Value valueFor(const std::string& bin)
    {
        switch (bin.front()) {
        case 'i':
            return static_cast<std::int64_t>(below(100));
        case 'd':
            return 0.25 * static_cast<double>(below(1000));
        case 's':
            return "text " + std::to_string(below(100));
        case 'b':
            return Blob{{7, 6, 5, static_cast<std::uint8_t>(below(256)), 3, 2, 1, 0}};
        case 't':
            return chance();
        case 'l':
            return list(2);
        case 'm': {
            Map made = map(2);
            made.order = bin == "mo" ? MapOrder::keyOrdered : MapOrder::unordered;
            return made;
        }
        case 'g':
            return GeoJson{point()};
        default:
            return bin == "hm" ? Hll{sketch(8, 10)} : Hll{sketch(10, 0)};
        }
    }

    std::vector<Bin> bins()
    {
        std::vector<Bin> made;
        for (const char* name : names) {
            if (chance())
                made.push_back({name, valueFor(name)});
        }
        if (made.empty())
            made.push_back({"i", 1});
        return made;
    }

    Expiry expiry()
    {
        const Expiry kinds[] = {{},
                                {},
                                {Expiry::Kind::serverDefault},
                                {Expiry::Kind::never},
                                {Expiry::Kind::unchanged},
                                {Expiry::Kind::afterSeconds, 5000},
                                {Expiry::Kind::at, 0, 1'893'456'000}};
        return kinds[below(std::size(kinds))];
    }

    /// A write of the record that is to be there before.
    Segment record(const DataSet& dataSet, const KeyItem& key)
    {
        Segment segment;
        segment.dataSet = dataSet;
        segment.keys = {key};
        segment.expiry = expiry();
        for (Bin& bin : bins())
            segment.operations.push_back({bin.name, SetTo{std::move(bin.value)}});
        return segment;
    }

    /// What can be sent: one to three segments on `keys`, which the segments may share.
    OperationDocument document(const DataSet& dataSet, const std::vector<KeyItem>& keys)
    {
        for (;;) {
            OperationDocument made;
            for (std::size_t count = 1 + below(3); count > 0; --count)
                made.segments.push_back(segment(dataSet, keys));
            if (!refusal(made))
                return made;
        }
    }

private:
    static constexpr const char* names[] = {"i", "d", "s", "b", "t", "l", "lo", "m", "mo", "g", "h", "hm"};

    std::string name() { return names[below(std::size(names))]; }

    static Call call(Method method, std::vector<Value> arguments = {}, CallFlags flags = {})
    {
        Call made;
        made.method = method;
        made.arguments = std::move(arguments);
        made.flags = flags;
        return made;
    }

    static Call at(PathStep step, Method method, std::vector<Value> arguments = {}, ReturnType returns = ReturnType::none)
    {
        Call made = call(method, std::move(arguments));
        made.path = {std::move(step)};
        made.returns = returns;
        return made;
    }

    Value index() { return Value(static_cast<std::int64_t>(below(5))); }
    Value mapKey() { return Value("k" + std::to_string(below(6))); }

    BinAction ofList()
    {
        const BinAction all[] = {call(Method::listAppend, {scalar()}),
                                 call(Method::listAppendItems, {Value(list(1))}),
                                 call(Method::listInsert, {index(), scalar()}),
                                 call(Method::listSet, {index(), scalar()}),
                                 call(Method::listPop, {index()}),
                                 call(Method::listRemoveRange, {index(), Value(2)}),
                                 call(Method::listTrim, {Value(0), index()}),
                                 call(Method::listClear),
                                 call(Method::listSort),
                                 call(Method::listSize),
                                 at({Selector::listIndex, {index()}, {}}, Method::removeSelected, {}, ReturnType::values),
                                 at({Selector::listRank, {Value(-1)}, {}}, Method::getSelected, {}, ReturnType::values),
                                 at({Selector::listValue, {scalar()}, {}}, Method::removeSelected, {}, ReturnType::count)};
        return all[below(std::size(all))];
    }

    BinAction ofMap()
    {
        const BinAction all[] = {at({Selector::mapKey, {mapKey()}, {}}, Method::setTo, {scalar()}),
                                 at({Selector::mapKey, {mapKey()}, {}}, Method::insert, {scalar()}),
                                 at({Selector::mapKey, {mapKey()}, {}}, Method::add, {Value(3)}),
                                 at({Selector::mapKey, {mapKey()}, {}}, Method::removeSelected, {}, ReturnType::values),
                                 at({Selector::mapRank, {Value(0)}, {}}, Method::removeSelected, {}, ReturnType::keys),
                                 at({Selector::mapIndex, {index()}, {}}, Method::getSelected, {}, ReturnType::keysAndValues),
                                 call(Method::mapUpsertItems, {Value(map(1))}),
                                 call(Method::mapClear),
                                 call(Method::mapSize),
                                 at({Selector::mapKey, {mapKey()}, CreateOnDemand::orderedList}, Method::listAppend, {scalar()})};
        return all[below(std::size(all) - 1)];
    }

    BinAction ofSketch()
    {
        const BinAction all[] = {call(Method::hllAdd, {Value(list(0)), Value(10)}),
                                 call(Method::hllInit, {Value(8)}),
                                 call(Method::hllSetUnion, {Value(List{{Value(Hll{sketch(10, 0)})}})}),
                                 call(Method::hllRefreshCount),
                                 call(Method::hllFold, {Value(6)}),
                                 call(Method::hllGetCount),
                                 call(Method::hllDescribe)};
        return all[below(std::size(all))];
    }

    BinAction ofBlob()
    {
        const BinAction all[] = {call(Method::bitSet, {Value(3), Value(4), Value(Blob{{0xF0}})}),
                                 call(Method::bitNot, {Value(0), Value(9)}),
                                 call(Method::bitResize, {Value(4)}),
                                 call(Method::bitAdd, {Value(0), Value(8), Value(200)}, CallFlag::wrap),
                                 call(Method::bitCount, {Value(0), Value(12)}),
                                 Append{Value(Blob{{9}})},
                                 Prepend{Value(Blob{{8}})}};
        return all[below(std::size(all))];
    }

    BinAction ofExpression()
    {
        const BinAction all[] = {call(Method::upsertFrom, {Value("$.i + 1")}),
                                 call(Method::upsertFrom, {Value("$.i + $.i")}, CallFlag::evalNoFail),
                                 call(Method::insertFrom, {Value("7")}), call(Method::updateFrom, {Value("$.recordSize()")}),
                                 call(Method::selectFrom, {Value("$.i * 2")}, CallFlag::evalNoFail)};
        return all[below(std::size(all))];
    }

    BinAction fitting(const std::string& bin)
    {
        switch (bin.front()) {
        case 'i':
            return chance() ? BinAction(Add{Value(static_cast<std::int64_t>(below(9)))}) : ofExpression();
        case 'd':
            return Add{Value(0.5)};
        case 's':
            return chance() ? BinAction(Append{Value("!")}) : BinAction(Prepend{Value("?")});
        case 'b':
            return ofBlob();
        case 'l':
            return ofList();
        case 'm':
            return ofMap();
        case 'h':
            return ofSketch();
        default:
            return SetTo{valueFor(bin)};
        }
    }

    BinOperation operation()
    {
        const std::string bin = name();
        switch (below(10)) {
        case 0:
            return {bin, RemoveBin{}};
        case 1:
            return {bin, GetBin{}};
        case 2:
            return {bin, fitting(name())};
        case 3:
        case 4:
            return {bin, SetTo{valueFor(bin)}};
        case 5:
            return {bin, SetTo{valueFor(name())}};
        default:
            return {bin, fitting(bin)};
        }
    }

    void addOperations(Segment& segment)
    {
        const bool replaces =
            segment.verb == Verb::replace || segment.verb == Verb::replaceIfExists || segment.verb == Verb::createOrReplace;
        if (segment.verb == Verb::remove || segment.verb == Verb::touch || segment.verb == Verb::exists)
            return;
        if (segment.verb == Verb::query) {
            if (chance())
                segment.operations.push_back({name(), GetBin{}});
            return;
        }
        for (std::size_t count = 1 + below(4); count > 0; --count) {
            const std::string bin = name();
            segment.operations.push_back(replaces && !rarely() ? BinOperation{bin, SetTo{valueFor(bin)}} : operation());
        }
    }

    std::string where()
    {
        const char* texts[] = {"$.i >= 50", "$.s == 'text 7' or $.i < 90",    "$.ttl() > 100",
                               "$.t",       "$.keyExists() and $.i > 10",     "$.recordSize() > 100",
                               "$.i > 30",  "$.lastUpdate() > 1000000000000", "$.m.k1 > 3"};
        return texts[below(std::size(texts))];
    }

    Segment segment(const DataSet& dataSet, const std::vector<KeyItem>& keys)
    {
        Segment made;
        made.dataSet = dataSet;
        made.verb = static_cast<Verb>(below(10));
        for (const KeyItem& key : keys) {
            if (chance())
                made.keys.push_back(key);
        }
        if (made.keys.empty())
            made.keys.push_back(keys[below(keys.size())]);
        addOperations(made);
        if (below(3) == 0)
            made.where = Filter::text(where());
        if (isWrite(made.verb)) {
            made.expiry = expiry();
            if (rarely() && made.verb != Verb::insert)
                made.generation = static_cast<std::uint32_t>(1 + below(3));
            if (rarely())
                made.durableDelete = true;
        }
        return made;
    }

    std::mt19937_64 m_random;
};

} // namespace binnacle::test
