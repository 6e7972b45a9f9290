// SPDX-License-Identifier: Apache-2.0
#include "core/node/index_catalog.h"

#include <algorithm>

namespace binnacle::node {
namespace {

template <typename Predicate>
std::shared_ptr<const Index> firstOf(const IndexList& list, Predicate predicate)
{
    const auto found = std::ranges::find_if(list, predicate);
    return found == list.end() ? nullptr : *found;
}

void tell(IndexProgress& progress, const IndexRow& row)
{
    const std::uint32_t partition = row.builtUpTo ? partitionOf(*row.builtUpTo) : 0;
    progress.percent = row.stage == IndexStage::ready ? 100 : partition * 100 / partitionCount;
    progress.loadMilliseconds = row.loadMilliseconds;
    progress.ready = row.stage == IndexStage::ready;
}

} // namespace

std::shared_ptr<const IndexList> IndexCatalog::all() const
{
    const std::lock_guard lock(m_mutex);
    return m_all;
}

std::shared_ptr<const Index> IndexCatalog::named(std::string_view name) const
{
    return firstOf(*all(), [name](const auto& index) { return index->name == name; });
}

std::shared_ptr<const Index> IndexCatalog::over(const engine::IndexDefinition& definition) const
{
    return firstOf(*all(), [&](const auto& index) { return engine::indexTheSame(index->definition(), definition); });
}

std::shared_ptr<const Index> IndexCatalog::numbered(std::uint32_t number) const
{
    return firstOf(*all(), [number](const auto& index) { return index->number == number; });
}

Result<void> IndexCatalog::follow(const std::vector<NumberedIndex>& rows)
{
    auto list = std::make_shared<IndexList>();
    for (const auto& [number, row] : rows) {
        if (row.stage == IndexStage::dropped)
            continue;
        const std::shared_ptr<const Index> present = numbered(number);
        Index index = present != nullptr ? *present : Index{number, {}, nullptr, std::make_shared<IndexProgress>()};
        if (present == nullptr) {
            Result<engine::SecondaryIndex> keys = engine::SecondaryIndex::prepare(row.definition);
            if (!keys)
                return Error::client(ClientCode::storageError, "an index cannot be used: " + keys.error().sentence());
            index.keys = std::make_shared<const engine::SecondaryIndex>(*std::move(keys));
        }
        index.name = row.definition.name;
        tell(*index.progress, row);
        list->push_back(std::make_shared<const Index>(std::move(index)));
    }
    const std::lock_guard lock(m_mutex);
    for (const std::shared_ptr<const Index>& index : *m_all) {
        if (firstOf(*list, [&](const auto& kept) { return kept->number == index->number; }) == nullptr)
            index->progress->dropped = true;
    }
    m_all = std::move(list);
    return {};
}

} // namespace binnacle::node
