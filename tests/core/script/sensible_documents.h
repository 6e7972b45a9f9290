// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/core/operation/random_values.h"

namespace binnacle::test {

/// Documents as people write them, most of which every language can say: plain values, calls that fit together, conditions where
/// they belong. RandomValues makes anything.
class SensibleDocuments {
public:
    explicit SensibleDocuments(std::uint64_t seed) : m_any(std::mt19937_64(seed)) {}

    OperationDocument document()
    {
        OperationDocument out;
        const bool wholeSet = below(12) == 0;
        for (std::size_t count = wholeSet ? 1 : 1 + below(3); count > 0; --count)
            out.segments.push_back(segment(wholeSet));
        if (below(4) == 0)
            addDefaults(out);
        return out;
    }

private:
    std::size_t below(std::size_t bound) { return m_any.below(bound); }
    bool chance() { return m_any.chance(); }

    std::string text()
    {
        const char* texts[] = {"", "name", "user-1", "å", "a\"\\\n\r\t", "😀 ' ", "$.a == ?0", "\x01\x7f"};
        return texts[below(std::size(texts))];
    }

    std::string bin()
    {
        const char* names[] = {"name", "age", "h", "scores", "å"};
        return names[below(std::size(names))];
    }

    double real()
    {
        const double special[] = {0.0,
                                  -0.0,
                                  1.5,
                                  1e300,
                                  5e-324,
                                  std::numeric_limits<double>::infinity(),
                                  -std::numeric_limits<double>::infinity(),
                                  std::numeric_limits<double>::quiet_NaN(),
                                  0.1};
        return special[below(std::size(special))];
    }

    Value value(int depth)
    {
        switch (below(depth > 0 ? 9 : 6)) {
        case 0:
            return m_any.integer();
        case 1:
            return chance();
        case 2:
            return real();
        case 3:
            return Blob{m_any.bytes()};
        case 4:
        case 5:
            return text();
        case 6:
            return map(depth);
        case 7:
            return List{{value(depth - 1), Nil{}}};
        default:
            return list(depth);
        }
    }

    List list(int depth)
    {
        List out;
        for (std::size_t count = below(4); count > 0; --count)
            out.items.push_back(value(depth - 1));
        return out;
    }

    Map map(int depth)
    {
        Map out;
        for (std::int64_t i = static_cast<std::int64_t>(below(13)); i > 0; --i)
            out.entries.emplace_back(chance() ? Value(i) : Value("k" + std::to_string(i)), value(depth - 1));
        return out;
    }

    Value argument(ParameterKind kind, std::string_view name)
    {
        switch (kind) {
        case ParameterKind::integer:
            return name == "value" ? m_any.integer() : static_cast<std::int64_t>(below(20)) - 5;
        case ParameterKind::count:
            return static_cast<std::int64_t>(below(20));
        case ParameterKind::number:
            return chance() ? Value(m_any.integer()) : Value(real());
        case ParameterKind::boolean:
            return chance();
        case ParameterKind::blob:
            return Blob{m_any.bytes()};
        case ParameterKind::list:
            return list(2);
        case ParameterKind::map:
            return map(2);
        case ParameterKind::sketches:
            return List{{Blob{m_any.bytes()}}};
        case ParameterKind::expression:
            return "$.age + 1";
        default:
            return chance() ? Value(text()) : Value(m_any.integer());
        }
    }

    std::vector<Value> arguments(std::span<const Parameter> parameters)
    {
        std::vector<Value> out;
        for (const Parameter& parameter : parameters) {
            if (parameter.optional && parameter.kind != ParameterKind::bound && chance())
                break;
            out.push_back(argument(parameter.kind, parameter.name));
        }
        if (parameters.size() == 2 && parameters[0].kind == ParameterKind::bound)
            out =
                chance() ? std::vector<Value>{below(9) == 0 ? Value(Nil{}) : Value(1), Infinity{}} : std::vector<Value>{"a", "c"};
        return out;
    }

    PathStep step(bool last, bool selects)
    {
        const auto fits = [&](const SelectorEntry& entry) { return (last && selects) || entry.contextId != 0; };
        const SelectorEntry* entry = &selectorEntries()[below(selectorEntries().size())];
        while (!fits(*entry))
            entry = &selectorEntries()[below(selectorEntries().size())];
        PathStep out{entry->selector, arguments(used(entry->parameters)), {}};
        if (last && selects)
            return out;
        if (entry->selector == Selector::mapKey && chance())
            out.create = static_cast<CreateOnDemand>(3 + below(3));
        if (entry->selector == Selector::listIndex && chance())
            out.create = static_cast<CreateOnDemand>(below(3));
        return out;
    }

    CallFlags flagsOf(const MethodEntry& entry)
    {
        CallFlags flags;
        const auto exclude = [&](CallFlag one, CallFlag other) { return flags.has(one) && flags.has(other); };
        for (const FlagName& flag : flagNames())
            flags.set(flag.flag, entry.flags.has(flag.flag) && below(3) == 0);
        if (exclude(CallFlag::createOnly, CallFlag::updateOnly))
            flags.set(CallFlag::updateOnly, false);
        if (exclude(CallFlag::saturate, CallFlag::wrap))
            flags.set(CallFlag::wrap, false);
        return flags;
    }

    Call call(bool reads)
    {
        const MethodEntry* entry = &methodEntries()[below(methodEntries().size())];
        while (reads && entry->writes)
            entry = &methodEntries()[below(methodEntries().size())];
        Call out;
        out.method = entry->method;
        out.arguments = arguments(used(entry->parameters));
        out.flags = flagsOf(*entry);
        const bool selection = entry->family == MethodFamily::selection;
        const bool nests = selection || entry->family == MethodFamily::list || entry->family == MethodFamily::map;
        const std::size_t steps = selection ? 1 + below(2) : nests ? below(2) : 0;
        for (std::size_t i = 0; i < steps; ++i)
            out.path.push_back(step(i + 1 == steps, selection));
        const bool selects = entry->method == Method::getSelected || entry->method == Method::removeSelected;
        if (selection && !selects)
            out.path.back() = {Selector::mapKey, {text()}, {}};
        const bool ofList = entry->family == MethodFamily::list;
        if (entry->takesOrder && (entry->parameters[0].kind == ParameterKind::none || chance()))
            out.order = ofList     ? static_cast<CollectionOrder>(below(2))
                        : chance() ? CollectionOrder::unordered
                                   : CollectionOrder::keyOrdered;
        if (entry->method == Method::listIncrement)
            out.order.reset();
        if (selects) {
            const ReturnType types[] = {ReturnType::values, ReturnType::count, ReturnType::ranks, ReturnType::indexes};
            out.returns = types[below(4)];
            out.inverted = below(3) == 0 && !selectsOne(out.path.back().selector);
        }
        return out;
    }

    BinOperation operation(bool reads)
    {
        const BinAction writes[] = {SetTo{value(3)},
                                    SetTo{GeoJson{"{\"type\":\"Point\"}"}},
                                    Add{m_any.integer()},
                                    Append{text()},
                                    Prepend{text()},
                                    RemoveBin{},
                                    GetBin{},
                                    call(false),
                                    call(false),
                                    call(false)};
        return {bin(), reads ? (below(4) == 0 ? BinAction(GetBin{}) : BinAction(call(true))) : writes[below(std::size(writes))]};
    }

    void addKeys(std::vector<KeyItem>& keys)
    {
        switch (below(6)) {
        case 0:
            keys.emplace_back(KeyRange{1, static_cast<std::int64_t>(1 + below(500))});
            return;
        case 1:
            keys.emplace_back(Digest{static_cast<std::uint8_t>(below(256)), 1, 2});
            return;
        default:
            for (std::size_t count = 1 + below(3); count > 0; --count)
                keys.emplace_back(below(3) == 0   ? KeyValue(text())
                                  : below(4) == 0 ? KeyValue(Blob{m_any.bytes()})
                                                  : KeyValue(m_any.integer()));
        }
    }

    Segment segment(bool wholeSet)
    {
        Segment out;
        out.dataSet = DataSet::of("test", chance() ? "users" : "day visitors");
        out.verb = wholeSet ? Verb::query : static_cast<Verb>(below(10));
        if (out.verb == Verb::createOrReplace)
            out.verb = Verb::upsert;
        const bool reads = out.verb == Verb::query;
        if (!wholeSet)
            addKeys(out.keys);
        if (wholeSet && chance())
            out.operations = {{"a", GetBin{}}, {"å", GetBin{}}};
        const bool takesBins = out.verb < Verb::remove || reads;
        for (std::size_t count = takesBins && !wholeSet ? 1 + below(3) : 0; count > 0; --count)
            out.operations.push_back(operation(reads));
        if (reads && chance()) {
            out.operations.clear();
            out.withNoBins = chance();
        }
        if (chance())
            out.where = Filter::text("$.age >= 18 and $.name != 'x'");
        out.failOnFilteredOut = below(4) == 0;
        out.respondAllKeys = below(4) == 0;
        if (wholeSet)
            addQueryOptions(out.query);
        if (!reads)
            addConditions(out);
        return out;
    }

    void addQueryOptions(QueryOptions& query)
    {
        query.limit = chance() ? static_cast<std::int64_t>(1 + below(5'000'000'000)) : 0;
        query.chunkSize = chance() ? static_cast<std::uint32_t>(1 + below(1000)) : 0;
        query.recordsPerSecond = chance() ? static_cast<std::uint32_t>(1 + below(1000)) : 0;
        const auto first = static_cast<std::uint32_t>(below(4096));
        if (chance())
            query.partitions = {first, first + 1 + static_cast<std::uint32_t>(below(4096 - first))};
        if (below(3) == 0)
            return;
        query.hint.emplace();
        (chance() ? query.hint->indexName : query.hint->binName) = "idx \"å";
        if (chance())
            query.hint->duration = static_cast<QueryDuration>(below(3));
    }

    void addConditions(Segment& segment)
    {
        const Expiry expiries[] = {{},
                                   {Expiry::Kind::never},
                                   {Expiry::Kind::unchanged},
                                   {Expiry::Kind::serverDefault},
                                   {Expiry::Kind::afterSeconds, 3600},
                                   {Expiry::Kind::at, 0, 1'893'456'000}};
        segment.expiry = expiries[below(4) == 0 ? below(std::size(expiries)) : 0];
        if (below(4) == 0)
            segment.generation = 5;
        if (segment.verb == Verb::remove && chance())
            segment.durableDelete = chance();
    }

    void addDefaults(OperationDocument& document)
    {
        SegmentDefaults defaults;
        if (chance())
            defaults.durableDelete = chance();
        if (chance())
            defaults.where = Filter::text("$.active == true");
        if (chance())
            defaults.expiry = {Expiry::Kind::afterSeconds, 600};
        for (Segment& segment : document.segments)
            segment.defaults = defaults;
    }

    RandomValues m_any;
};

} // namespace binnacle::test
