// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/document.h"
#include "core/operation/record_result.h"

#include <vector>

namespace binnacle {

/// Which results of a document its caller is told, and which of them are failures, as the vendor's SDKs have it: a query leaves
/// out records that are missing or filtered out, unless the segment asks for all of its keys. Pure.
class ResultRules {
public:
    explicit ResultRules(const OperationDocument& document);

    /// False for a result that is left out. Marks a record that was filtered out where that is to be a failure.
    bool admit(RecordResult& result) const;

    /// True if the result is a failure: neither skipped, nor a record whose absence is an answer.
    bool isFailure(const RecordResult& result) const;

    /// True if the document names one record: then execute() raises its failure.
    bool namesOneRecord() const { return m_segments.size() == 1 && m_segments.front().end == 1; }

private:
    struct Part {
        std::int64_t end = 0; ///< the index behind the segment's last record
        Verb verb = Verb::query;
        bool failOnFilteredOut = false;
        bool respondAllKeys = false;
    };
    const Part& partOf(std::int64_t index) const;

    std::vector<Part> m_segments;
};

} // namespace binnacle
