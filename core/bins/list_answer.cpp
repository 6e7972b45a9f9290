// SPDX-License-Identifier: Apache-2.0
#include "core/bins/list_answer.h"

#include "core/bins/bin_error.h"

namespace binnacle::bins {

std::uint32_t listSize(const PackedList& list)
{
    return static_cast<std::uint32_t>(list.items.size());
}

Error otherListType()
{
    return notApplicable("lists do not answer with this type here");
}

Result<ListSelection> itemsSelected(std::vector<bool> items, Result<wire::Particle> answer)
{
    if (!answer)
        return answer.error();
    return ListSelection{std::move(items), *std::move(answer)};
}

Result<ListSelection> nothingInList(const PackedList& list, Returning returning, std::int64_t place)
{
    if (returning.type == ResultType::key || returning.isMap())
        return otherListType();
    return itemsSelected(std::vector<bool>(list.items.size()), notFoundAnswer(returning, place));
}

std::vector<ByteView> itemsMarked(const PackedList& list, const std::vector<bool>& marks)
{
    std::vector<ByteView> items;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (marks[i])
            items.push_back(list.items[i]);
    }
    return items;
}

Result<ListSelection> scannedItems(const PackedList& list, ScannedItems scanned, Returning returning)
{
    const std::uint32_t size = listSize(list);
    if (returning.isIndexRange() || returning.type == ResultType::key || returning.isMap())
        return otherListType();
    if (returning.isIndex())
        return itemsSelected(scanned.items, placesAnswer(returning, scanned.items));
    if (returning.type == ResultType::value) {
        const std::vector<ByteView> items = itemsMarked(list, scanned.items);
        if (returning.many)
            return itemsSelected(scanned.items, listAnswer(items));
        return itemsSelected(scanned.items, items.empty() ? noAnswer() : elementAnswer(items.front()));
    }
    const std::uint32_t inside = returning.inverted ? size - scanned.count : scanned.count;
    return itemsSelected(scanned.items, rangeAnswer(returning, {scanned.less, inside}, size));
}

} // namespace binnacle::bins
