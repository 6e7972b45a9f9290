// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/filtered_handler.h"

#include <memory>

namespace binnacle {

namespace {

/// Touched by one task of the dispatcher's at a time.
class Filtered {
public:
    Filtered(DocumentHandler handler, ResultFilter filter) : m_handler(std::move(handler)), m_filter(std::move(filter)) {}

    void take(std::vector<RecordResult> results)
    {
        std::vector<RecordResult> passed;
        for (RecordResult& result : results) {
            m_inDoubt = m_inDoubt || result.inDoubt();
            if (!m_raised && passes(result)) {
                passed.push_back(std::move(result));
            }
        }
        if (!passed.empty() && m_handler.onResults) {
            m_handler.onResults(std::move(passed));
        }
    }

    void end(std::optional<Error> failure)
    {
        if (failure) {
            failure->setInDoubt(m_inDoubt);
        }
        if (m_handler.onDone) {
            m_handler.onDone(failure ? std::move(failure) : std::move(m_raised));
        }
    }

private:
    bool passes(RecordResult& result)
    {
        try {
            return m_filter.pass(result);
        } catch (const AerospikeError& raised) {
            m_raised = raised.error();
            return false;
        }
    }

    DocumentHandler m_handler;
    ResultFilter m_filter;
    std::optional<Error> m_raised;
    bool m_inDoubt = false;
};

} // namespace

DocumentHandler filteredHandler(DocumentHandler handler, ResultFilter filter)
{
    const auto filtered = std::make_shared<Filtered>(std::move(handler), std::move(filter));
    DocumentHandler made;
    made.onResults = [filtered](std::vector<RecordResult> results) { filtered->take(std::move(results)); };
    made.onDone = [filtered](std::optional<Error> failure) { filtered->end(std::move(failure)); };
    return made;
}

} // namespace binnacle
