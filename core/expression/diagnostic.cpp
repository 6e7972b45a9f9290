// SPDX-License-Identifier: Apache-2.0
#include "core/expression/diagnostic.h"

#include <algorithm>
#include <utility>

namespace binnacle::expression {

namespace {

constexpr std::size_t mostDiagnostics = 20;

} // namespace

void Diagnostics::report(Span span, std::string sentence, std::string hint)
{
    const auto same = [&](const Diagnostic& other) { return other.offset == span.offset; };
    if (m_all.size() < mostDiagnostics && std::none_of(m_all.begin(), m_all.end(), same))
        m_all.push_back({span.offset, span.length, std::move(sentence), std::move(hint)});
}

std::vector<Diagnostic> Diagnostics::take()
{
    std::stable_sort(m_all.begin(), m_all.end(), [](const auto& a, const auto& b) { return a.offset < b.offset; });
    return std::exchange(m_all, {});
}

} // namespace binnacle::expression
