// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <cstdint>
#include <memory>
#include <string_view>

namespace binnacle::expression {

/// A POSIX regular expression, as the server's own library has it. Ends, as text does, at the first zero byte.
class Regex {
public:
    /// `flags` are those of regcomp on Linux. Null if the library does not take it, or if it could cost more memory or stack than a
    /// peer may cause: very long, very deep, or with repetitions of repetitions that multiply.
    static std::shared_ptr<const Regex> compile(std::string_view pattern, std::int64_t flags);

    ~Regex();
    Regex(const Regex&) = delete;
    Regex& operator=(const Regex&) = delete;

    bool matches(ByteView text) const;

private:
    struct Compiled;
    explicit Regex(std::unique_ptr<Compiled> compiled);
    std::unique_ptr<Compiled> m_compiled;
};

} // namespace binnacle::expression
