// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/check.h"

namespace binnacle {

/// Where the parts of check() put what they find; `segment` is the one being looked at.
class ProblemList {
public:
    void enterSegment(std::size_t segment) { m_segment = segment; }
    void error(Place place, std::string sentence, std::optional<std::size_t> operation = {});
    void warning(Place place, std::string sentence, std::optional<std::size_t> operation = {});
    std::vector<Problem> take() { return std::move(m_problems); }

private:
    std::size_t m_segment = 0;
    std::vector<Problem> m_problems;
};

/// Ranges that are empty or backwards, keys named twice, a write without keys.
void checkKeys(const Segment& segment, ProblemList& problems);

/// Of queries of whole sets: how they are read, and that they read bins. Of others: that nothing is said about it.
void checkQuery(const Segment& segment, const Behavior& behavior, ProblemList& problems);

/// Bin names, operands, and which operations the segment's verb takes.
void checkOperations(const Segment& segment, ProblemList& problems);

} // namespace binnacle
