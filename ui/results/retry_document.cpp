// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/retry_document.h"

#include <algorithm>

namespace binnacle::ui {

namespace {

KeyItem itemOf(const Key& key)
{
    return key.userKey ? KeyItem(*key.userKey) : KeyItem(key.digest);
}

} // namespace

OperationDocument retryDocument(const OperationDocument& document, const std::vector<RecordResult>& results)
{
    std::vector<const RecordResult*> failed;
    for (const RecordResult& result : results) {
        if (result.error && !result.skipped())
            failed.push_back(&result);
    }
    std::ranges::sort(failed, {}, &RecordResult::index);
    OperationDocument again;
    again.behavior = document.behavior;
    auto next = failed.begin();
    std::int64_t end = 0;
    for (const Segment& segment : document.segments) {
        const std::optional<std::int64_t> count = keyCount(segment);
        if (!count)
            break; // how many it had is not known, so what comes after it has no place
        end += *count;
        Segment left = segment;
        left.keys.clear();
        for (; next != failed.end() && (*next)->index < end; ++next)
            left.keys.push_back(itemOf((*next)->key));
        if (!left.keys.empty())
            again.segments.push_back(std::move(left));
    }
    return again;
}

} // namespace binnacle::ui
