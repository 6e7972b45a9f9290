// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/work/rehearsal.h"

#include <map>
#include <utility>

namespace binnacle::work {

/// Which records a document comes to, each once, and what it does to each of them in which order.
struct RehearsalPlan {
    struct Row {
        std::size_t segment = 0;
        std::int64_t index = 0;
        std::size_t record = 0; ///< its place in `keys`
    };
    std::vector<Key> keys;
    std::vector<Row> rows; ///< in document order
    std::vector<LeftOut> leftOut;
};

/// The records of all segments with keys, up to the limit. Whole sets are left to sample().
class RehearsalPlanner {
public:
    RehearsalPlanner(const OperationDocument& document, const RehearsalLimits& limits) : m_document(document), m_limits(limits) {}

    /// Adds the records that segment `segment` names.
    void addNamed(std::size_t segment);
    /// Adds one record of a segment that names a whole set. False if there is no room for it.
    bool addSampled(std::size_t segment, const Key& key);
    void leaveOut(std::size_t segment, std::optional<std::int64_t> records, std::string why);

    RehearsalPlan take() { return std::move(m_plan); }

private:
    bool add(std::size_t segment, std::int64_t index, const Key& key);

    const OperationDocument& m_document;
    const RehearsalLimits& m_limits;
    RehearsalPlan m_plan;
    std::map<std::pair<std::string, Digest>, std::size_t> m_places; ///< by namespace and digest
    std::int64_t m_index = 0;
};

} // namespace binnacle::work
