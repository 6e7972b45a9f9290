// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/engine/index_predicate.h"
#include "core/node/index_catalog.h"
#include "core/wire/message.h"

#include <memory>
#include <optional>
#include <string>

namespace binnacle::node {

/// What a query says about its index: the name, or else what it is over.
struct IndexWanted {
    std::string name;
    engine::IndexDefinition definition;
    engine::IndexPredicate predicate;
};

/// Nothing for a scan, which looks for no range; a parameter error for what does not fit together.
Result<std::optional<IndexWanted>> parseIndexFields(const wire::Message& message);

/// A query by an index, ready to run.
struct IndexQuery {
    std::shared_ptr<const Index> index;
    engine::IndexPredicate predicate;

    /// A range over the elements of a collection notices records that come up again.
    bool noticesRepeated() const
    {
        return predicate.isRange() && index->definition().collection != engine::IndexCollection::none;
    }
};

/// The index over the set, or else over the whole namespace. indexNotFound or indexNotReadable.
Result<IndexQuery> findIndex(const IndexWanted& wanted, const std::string& set, const IndexCatalog& catalog);

} // namespace binnacle::node
