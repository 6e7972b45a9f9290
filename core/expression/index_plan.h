// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/expression/node.h"
#include "core/value/key.h"
#include "core/value/secondary_index.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace binnacle::expression {

/// Which index a query would rather use. One of them, or none; what cannot be followed is passed over.
struct IndexHint {
    std::string indexName;
    std::string bin;
};

/// How a query is served: by a range of an index, if there is one, and what is left to be looked at in each of its records.
struct IndexPlan {
    std::optional<IndexRange> range;
    std::optional<Node> rest; ///< nothing: the range says all

    friend bool operator==(const IndexPlan&, const IndexPlan&) = default;
};

/// The plan whose records are those that `filter` picks, all of them and no others. A comparison of an indexed bin with a constant
/// becomes the range, if the filter is that comparison or an `and` of it with others. Among several it is the one with the most
/// entries a value, then the first bin by name, then the first in the text, as in the vendor's SDKs (VisitorUtils in
/// aerospike-client-java-sdk, filter_gen.py in aerospike-client-python-sdk). Where those compute with floats, drop quotients that
/// are rounded down, or leave out sums that wrap around, the plan is exact, or there is no range.
IndexPlan planIndex(const Node& filter, const DataSet& dataSet, std::span<const SecondaryIndex> indexes,
                    const IndexHint& hint = {});

/// A comparison that an index can answer.
struct Indexable {
    const Node* subject = nullptr; ///< what is compared: a bin, or something in it
    IndexType type = IndexType::integer;
    Value begin;
    Value end;
};

/// Nothing for what is no comparison with a constant, for what no value meets, and for what is no single range.
std::optional<Indexable> indexableOf(const Node& comparison);

/// Where in its bin a call takes a single value from, as an index's context; nothing for other nodes.
struct IndexedPlace {
    std::string bin;
    Bytes context;
};
std::optional<IndexedPlace> indexedPlaceOf(const Node& subject);

} // namespace binnacle::expression
