// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/filter.h"
#include "core/sdk/record_stream.h"
#include "core/value/key.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace binnacle {

class Session;

/// Reads a whole set as a paged stream.
class SetQueryBuilder {
public:
    SetQueryBuilder(std::shared_ptr<const Session> session, DataSet dataSet);

    SetQueryBuilder&& bins(std::vector<std::string> names) &&;
    SetQueryBuilder&& withNoBins() &&;
    SetQueryBuilder&& where(std::string_view ael) &&;
    SetQueryBuilder&& where(Filter filter) &&;
    SetQueryBuilder&& limit(std::int64_t records) &&;
    SetQueryBuilder&& pageSize(std::int64_t records) &&;

    /// A stream that asks for the next page only when the last one has been taken.
    RecordStream execute() &&;

private:
    struct Plan;
    std::shared_ptr<Plan> m_plan;
};

} // namespace binnacle
