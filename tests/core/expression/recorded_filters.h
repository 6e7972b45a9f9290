// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/wire/message.h"
#include "tests/support/recording.h"

namespace binnacle::test {

/// The filters of all requests in tests/data/wire/expressions.jsonl.
inline std::vector<Bytes> recordedFilters()
{
    std::vector<Bytes> filters;
    for (const auto& recording : recordings("expressions"))
        for (const auto& exchange : recording.exchanges) {
            std::size_t offset = 0;
            const auto message = wire::decodeMessage(bodyOf(exchange.request), offset);
            if (!message)
                continue;
            if (const auto* field = message->field(wire::FieldType::filterExpression))
                filters.emplace_back(field->data.begin(), field->data.end());
        }
    return filters;
}

} // namespace binnacle::test
