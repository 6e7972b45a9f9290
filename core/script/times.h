// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/document.h"
#include "core/script/values.h"

namespace binnacle::script {

/// Reads how long a record lives, and until when: seconds, Duration.ofHours(1), timedelta(hours=1), Instant.ofEpochSecond(…),
/// datetime(2030, 1, 1, tzinfo=timezone.utc). What depends on the time zone of a machine, or on its clock, is refused.
class Times {
public:
    Times(const Scope& scope, Reporter& reporter) : m_reporter(reporter), m_values(scope, reporter) {}

    /// Nothing if it cannot be read; why has been reported.
    std::optional<Expiry> readSeconds(const Expression& expression);
    std::optional<Expiry> readDuration(const Expression& expression);
    std::optional<Expiry> readMoment(const Expression& expression);

private:
    std::optional<Expiry> refuse(Span at, std::string sentence, std::string hint = {});
    std::optional<Expiry> readDelta(const Expression& expression);
    std::optional<Expiry> readInstant(const Expression& expression);
    std::optional<Expiry> readDateTime(const Expression& expression);
    std::optional<Expiry> parseInstant(const Expression& text);
    std::optional<Expiry> unixTime(const Expression& seconds, std::int64_t perSecond);
    std::optional<Expiry> dateOf(const std::int64_t (&parts)[6], Span at);

    Reporter& m_reporter;
    Values m_values;
};

} // namespace binnacle::script
