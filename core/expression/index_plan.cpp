// SPDX-License-Identifier: Apache-2.0
#include "core/expression/index_plan.h"

#include "core/expression/wire.h"

#include <utility>

namespace binnacle::expression {

namespace {

/// A comparison and an index that answers it.
struct Candidate {
    const Node* comparison = nullptr;
    Indexable indexable;
    const SecondaryIndex* index = nullptr;
};

bool comparesAs(const Node& subject, IndexType type)
{
    switch (type) {
    case IndexType::integer:
        return subject.type == Type::integer;
    case IndexType::string:
        return subject.type == Type::string;
    case IndexType::blob:
        return subject.type == Type::blob;
    case IndexType::geo2dSphere:
        break;
    }
    return false;
}

class Planner {
public:
    Planner(const DataSet& dataSet, std::span<const SecondaryIndex> indexes, const IndexHint& hint)
        : m_dataSet(dataSet), m_indexes(indexes), m_hint(hint)
    {
    }

    IndexPlan plan(const Node& filter)
    {
        collect(filter);
        const Candidate* chosen = choose();
        if (!chosen)
            return {std::nullopt, filter};
        return {rangeOf(*chosen), without(filter, chosen->comparison)};
    }

private:
    /// Under `and` alone: an `or` or a `not` needs records that the range of one operand leaves out.
    void collect(const Node& node)
    {
        if (node.op == Op::logicalAnd) {
            for (const Node& operand : node.operands)
                collect(operand);
            return;
        }
        const std::optional<Indexable> indexable = indexableOf(node);
        if (!indexable)
            return;
        for (const SecondaryIndex& index : m_indexes) {
            if (serves(index, *indexable))
                m_candidates.push_back({&node, *indexable, &index});
        }
    }

    bool serves(const SecondaryIndex& index, const Indexable& indexable) const
    {
        if (!index.isReadable || index.nameSpace != m_dataSet.nameSpace || (!index.set.empty() && index.set != m_dataSet.set))
            return false;
        if (index.type != indexable.type || index.collection != IndexCollectionType::defaultType)
            return false;
        if (!index.expression.empty()) // used where it is asked for
            return index.name == m_hint.indexName && pack(*indexable.subject) == index.expression;
        const std::optional<IndexedPlace> place = indexedPlaceOf(*indexable.subject);
        return place && comparesAs(*indexable.subject, index.type) && place->bin == index.bin && place->context == index.context;
    }

    const Candidate* choose() const
    {
        const auto named = [this](const Candidate& c) { return !m_hint.indexName.empty() && c.index->name == m_hint.indexName; };
        const auto onBin = [this](const Candidate& c) { return !m_hint.bin.empty() && c.index->bin == m_hint.bin; };
        if (const Candidate* hinted = best(named))
            return hinted;
        if (const Candidate* hinted = best(onBin))
            return hinted;
        return best([](const Candidate&) { return true; });
    }

    template <typename Admits>
    const Candidate* best(Admits admits) const
    {
        const Candidate* best = nullptr;
        for (const Candidate& candidate : m_candidates) {
            if (admits(candidate) && (!best || isBetter(*candidate.index, *best->index)))
                best = &candidate;
        }
        return best;
    }

    static bool isBetter(const SecondaryIndex& one, const SecondaryIndex& other)
    {
        return one.entriesPerValue != other.entriesPerValue ? one.entriesPerValue > other.entriesPerValue : one.bin < other.bin;
    }

    IndexRange rangeOf(const Candidate& chosen) const
    {
        const bool byName = !m_hint.indexName.empty() && chosen.index->name == m_hint.indexName;
        return {byName ? chosen.index->name : std::string(),
                chosen.index->bin,
                chosen.index->type,
                chosen.index->collection,
                chosen.index->context,
                chosen.indexable.begin,
                chosen.indexable.end};
    }

    static std::optional<Node> without(const Node& node, const Node* left)
    {
        if (&node == left)
            return std::nullopt;
        if (node.op != Op::logicalAnd)
            return node;
        Node rest;
        rest.op = Op::logicalAnd;
        for (const Node& operand : node.operands) {
            if (std::optional<Node> kept = without(operand, left))
                rest.operands.push_back(std::move(*kept));
        }
        if (rest.operands.size() > 1)
            return rest;
        return rest.operands.empty() ? std::nullopt : std::optional(std::move(rest.operands.front()));
    }

    const DataSet& m_dataSet;
    std::span<const SecondaryIndex> m_indexes;
    const IndexHint& m_hint;
    std::vector<Candidate> m_candidates;
};

} // namespace

IndexPlan planIndex(const Node& filter, const DataSet& dataSet, std::span<const SecondaryIndex> indexes, const IndexHint& hint)
{
    return Planner(dataSet, indexes, hint).plan(filter);
}

} // namespace binnacle::expression
