// SPDX-License-Identifier: Apache-2.0
#include "core/script/print_node.h"

#include <algorithm>

namespace binnacle::script {

namespace {

bool isRange(const KeyItem& item)
{
    return std::holds_alternative<KeyRange>(item);
}

class NodeDocument {
public:
    NodeDocument(const OperationDocument& document, const DataSetNames& names, Refusal& refuse)
        : m_document(document), m_names(names), m_refuse(refuse), m_operations(refuse)
    {
    }

    std::string print()
    {
        const auto& segments = m_document.segments;
        if (segments.empty())
            return m_refuse("a document without segments does nothing");
        for (const Segment& segment : segments)
            check(segment);
        const bool single = segments.size() == 1 && segments[0].keys.size() == 1 && !isRange(segments[0].keys[0]);
        return single ? command(segments[0]) : batch();
    }

private:
    void check(const Segment& segment)
    {
        if (effectiveWhere(segment) || segment.failOnFilteredOut)
            m_refuse("the client builds filters of calls, and takes no AEL");
        if (segment.keys.empty())
            m_refuse("a scan of a whole set is another matter for this client");
        if (effectiveExpiry(segment).kind == Expiry::Kind::at)
            m_refuse("the client has no expiry at a moment");
        const bool takesBins = segment.verb != Verb::remove && segment.verb != Verb::touch && segment.verb != Verb::exists;
        if (takesBins == segment.operations.empty() && segment.verb != Verb::query)
            m_refuse(std::string(binnacle::nameOf(segment.verb)) +
                     (takesBins ? " needs bin operations" : " takes no bin operations"));
        const auto writes = [](const BinOperation& operation) { return isWrite(operation.action); };
        if (segment.verb == Verb::query && std::ranges::any_of(segment.operations, writes))
            m_refuse("a query only reads");
        if (segment.verb == Verb::query && segment.withNoBins)
            m_refuse("the client reads no record without its bins");
    }

    std::string key(const Segment& segment, const KeyItem& item)
    {
        const auto* user = std::get_if<KeyValue>(&item);
        const std::string& name = m_names.nameOf(segment.dataSet);
        if (const auto* digest = std::get_if<Digest>(&item)) {
            return "new Aerospike.Key(" + m_operations.values().text(segment.dataSet.nameSpace) + ", " +
                   m_operations.values().text(segment.dataSet.set) + ", null, " +
                   m_operations.values().blob({Bytes(digest->begin(), digest->end())}) + ')';
        }
        if (const auto* integer = std::get_if<std::int64_t>(user))
            return name + '(' + m_operations.values().integer(*integer) + ')';
        if (const auto* text = std::get_if<std::string>(user))
            return text->empty() ? m_refuse("the client takes no empty text for a key")
                                 : name + '(' + m_operations.values().text(*text) + ')';
        return name + '(' + m_operations.values().blob(std::get<Blob>(*user)) + ')';
    }

    std::string operations(const Segment& segment)
    {
        if (segment.verb == Verb::touch)
            return "[operations.touch(" + ttl(segment) + ")]";
        std::vector<std::string> parts;
        for (const BinOperation& operation : segment.operations)
            parts.push_back(m_operations.print(operation));
        if (parts.size() == 1)
            return '[' + parts.front() + ']';
        return "[\n    " + joined(parts, ",\n    ") + "\n  ]";
    }

    std::string ttl(const Segment& segment)
    {
        const Expiry& expiry = effectiveExpiry(segment);
        switch (expiry.kind) {
        case Expiry::Kind::never:
            return "Aerospike.ttl.NEVER_EXPIRE";
        case Expiry::Kind::unchanged:
            return "Aerospike.ttl.DONT_UPDATE";
        case Expiry::Kind::afterSeconds:
            return std::to_string(expiry.seconds);
        default:
            return "Aerospike.ttl.NAMESPACE_DEFAULT";
        }
    }

    static std::string_view existence(Verb verb)
    {
        switch (verb) {
        case Verb::insert:
            return "CREATE";
        case Verb::update:
        case Verb::touch:
            return "UPDATE";
        case Verb::replace:
        case Verb::replaceIfExists:
            return "REPLACE";
        case Verb::createOrReplace:
            return "CREATE_OR_REPLACE";
        default:
            return "IGNORE";
        }
    }

    /// What policies for writes share.
    std::vector<std::string> policy(const Segment& segment)
    {
        std::vector<std::string> parts;
        if (existence(segment.verb) != "IGNORE")
            parts.push_back("exists: Aerospike.policy.exists." + std::string(existence(segment.verb)));
        parts.push_back("key: Aerospike.policy.key.SEND"); // as a Behavior has it that says nothing
        if (segment.verb == Verb::remove && segment.durableDelete.value_or(segment.defaults.durableDelete.value_or(false)))
            parts.push_back("durableDelete: true");
        return parts;
    }

    static std::string object(const std::vector<std::string>& fields)
    {
        return fields.empty() ? "{}" : "{ " + joined(fields) + " }";
    }

    std::string command(const Segment& segment)
    {
        const std::string record = key(segment, segment.keys.front());
        if (segment.verb == Verb::exists)
            return "await client.exists(" + record + ')';
        if (segment.verb == Verb::query)
            return segment.operations.empty() ? "await client.get(" + record + ')'
                                              : "await client.operate(" + record + ", " + operations(segment) + ')';
        std::vector<std::string> fields = policy(segment);
        if (segment.generation)
            fields.push_back("gen: Aerospike.policy.gen.EQ");
        if (segment.verb == Verb::remove) {
            if (segment.generation)
                fields.push_back("generation: " + std::to_string(*segment.generation));
            return "await client.remove(" + record + ", new Aerospike.RemovePolicy(" + object(fields) + "))";
        }
        std::vector<std::string> meta;
        if (segment.verb != Verb::touch && effectiveExpiry(segment).kind != Expiry::Kind::unset)
            meta.push_back("ttl: " + ttl(segment));
        if (segment.generation)
            meta.push_back("gen: " + std::to_string(*segment.generation));
        return "await client.operate(" + record + ", " + operations(segment) + ", " + object(meta) +
               ",\n    new Aerospike.OperatePolicy(" + object(fields) + "))";
    }

    std::string batch()
    {
        std::vector<std::string> records;
        bool respondsAll = true;
        for (const Segment& segment : m_document.segments) {
            for (const KeyItem& item : segment.keys)
                records.push_back(entry(segment, item));
            respondsAll = respondsAll && segment.respondAllKeys;
        }
        return "await client.batchWrite([\n    " + joined(records, ",\n    ") +
               "\n  ], new Aerospike.BatchPolicy({ respondAllKeys: " + (respondsAll ? "true" : "false") + " }))";
    }

    std::string entry(const Segment& segment, const KeyItem& item)
    {
        if (const auto* range = std::get_if<KeyRange>(&item))
            return ranged(segment, *range);
        return "{ key: " + key(segment, item) + ", " + rest(segment) + " }";
    }

    std::string ranged(const Segment& segment, const KeyRange& range)
    {
        constexpr std::int64_t mostKeys = 10'000'000;
        constexpr std::int64_t safe = std::int64_t{1} << 52;
        const bool fits =
            range.first > -safe && range.last < safe && range.first <= range.last && range.last - range.first < mostKeys;
        if (!fits)
            return m_refuse("a range of keys like that is not counted in JavaScript");
        return "...Array.from({ length: " + std::to_string(range.last - range.first + 1) +
               " }, (_, i) => ({ key: " + m_names.nameOf(segment.dataSet) + "(i + " + std::to_string(range.first) + "), " +
               rest(segment) + " }))";
    }

    /// All of a batch's entry but its key.
    std::string rest(const Segment& segment)
    {
        if (segment.generation || segment.verb == Verb::exists)
            return m_refuse("a batch of this client takes no " + std::string(segment.generation ? "generation" : "exists"));
        if (segment.verb == Verb::query) {
            const std::string what = segment.operations.empty() ? "readAllBins: true" : "ops: " + operations(segment);
            return "type: Aerospike.batchType.BATCH_READ, " + what;
        }
        std::vector<std::string> fields = policy(segment);
        if (segment.verb == Verb::remove)
            return "type: Aerospike.batchType.BATCH_REMOVE, policy: new Aerospike.BatchRemovePolicy(" + object(fields) + ')';
        if (segment.verb != Verb::touch && effectiveExpiry(segment).kind != Expiry::Kind::unset)
            fields.push_back("ttl: " + ttl(segment));
        return "type: Aerospike.batchType.BATCH_WRITE, ops: " + operations(segment) +
               ", policy: new Aerospike.BatchWritePolicy(" + object(fields) + ')';
    }

    const OperationDocument& m_document;
    const DataSetNames& m_names;
    Refusal& m_refuse;
    NodeOperations m_operations;
};

} // namespace

std::string nodePrologue(const DataSetNames& names, Refusal& refuse)
{
    std::string out = "const Aerospike = require(\"aerospike\")\n"
                      "const { operations, lists, maps, hll, bitwise } = Aerospike\n\n";
    for (const DataSetNames::Entry& entry : names.entries()) {
        out += "const " + entry.name + " = id => new Aerospike.Key(" + quoted(entry.dataSet.nameSpace, refuse) + ", " +
               quoted(entry.dataSet.set, refuse) + ", id)\n";
        if (entry.dataSet.set.empty())
            refuse("the client takes no empty set name");
    }
    return out;
}

std::string nodeStatement(const OperationDocument& document, const DataSetNames& names, Refusal& refuse)
{
    return NodeDocument(document, names, refuse).print();
}

} // namespace binnacle::script
