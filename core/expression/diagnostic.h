// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace binnacle::expression {

/// What is wrong with a text, and where. Offset and length are bytes; the length is 0 only at the end of the text.
struct Diagnostic {
    std::size_t offset = 0;
    std::size_t length = 0;
    std::string sentence; ///< ends without a full stop
    std::string hint;     ///< what to write instead; may be empty

    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// A part of a text, in bytes.
struct Span {
    std::size_t offset = 0;
    std::size_t length = 0;

    std::size_t end() const { return offset + length; }
};

/// From the beginning of the first to the end of the second.
inline Span joined(Span first, Span second)
{
    return {first.offset, second.end() - first.offset};
}

/// Collects what is wrong: one sentence a place, in the order of the text, and not without end.
class Diagnostics {
public:
    void report(Span span, std::string sentence, std::string hint = {});

    bool empty() const { return m_all.empty(); }
    std::size_t size() const { return m_all.size(); }
    std::vector<Diagnostic> take();

private:
    std::vector<Diagnostic> m_all;
};

} // namespace binnacle::expression
