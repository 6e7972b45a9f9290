// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sdk/error_disposition.h"
#include "core/sdk/errors.h"
#include "core/sdk/result_rules.h"

#include <utility>

namespace binnacle {

/// What a stream gives to its reader, by the document's rules and what the reader wants of failures.
class ResultFilter {
public:
    ResultFilter(ResultRules rules, ErrorDisposition errors) : m_rules(std::move(rules)), m_errors(std::move(errors)) {}

    /// False if the reader does not get it. Throws AerospikeError for a failure that is to be raised.
    bool pass(RecordResult& result) const
    {
        if (!m_rules.admit(result)) {
            return false;
        }
        if (!m_rules.isFailure(result)) {
            return true;
        }
        if (m_errors.kind() == ErrorDisposition::Kind::raise) {
            throw AerospikeError(*result.error);
        }
        if (m_errors.kind() == ErrorDisposition::Kind::handler) {
            m_errors.handler()(result.key, result.index, *result.error);
            return false;
        }
        return true;
    }

private:
    ResultRules m_rules;
    ErrorDisposition m_errors;
};

/// What execute() gives: the failure of an only record is raised if nothing else is said.
inline ResultFilter filterOfExecute(const OperationDocument& document, const ErrorDisposition& errors)
{
    ResultRules rules(document);
    const bool raisesOne = errors.kind() == ErrorDisposition::Kind::byKeyCount && rules.namesOneRecord();
    return ResultFilter(std::move(rules), raisesOne ? ErrorDisposition::raise() : errors);
}

} // namespace binnacle
