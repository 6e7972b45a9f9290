// SPDX-License-Identifier: Apache-2.0
#include "core/expression/evaluate_regex.h"

#include <regex.h>

#include <algorithm>
#include <charconv>
#include <string>

namespace binnacle::expression {
namespace {

constexpr std::size_t maxPattern = 16 * 1024;
constexpr int maxDepth = 200;
constexpr std::uint64_t maxRepetitions = 64 * 1024;

/// How often the whole would be written out without bounds like {2,5}; too high rather than too low, since it takes all of them for
/// nested.
std::uint64_t repetitionsIn(std::string_view pattern)
{
    std::uint64_t product = 1;
    for (std::size_t at = pattern.find('{'); at != std::string_view::npos; at = pattern.find('{', at + 1)) {
        const std::size_t end = std::min(pattern.find('}', at), pattern.size());
        std::uint64_t largest = 1;
        for (std::size_t from = at + 1; from < end; ++from) {
            std::uint64_t bound = 0;
            const char* begin = pattern.data() + from;
            const auto [next, error] = std::from_chars(begin, pattern.data() + end, bound);
            if (error == std::errc::result_out_of_range)
                return maxRepetitions + 1;
            largest = std::max(largest, bound);
            from += static_cast<std::size_t>(next - begin);
        }
        product *= std::min(largest, maxRepetitions + 1);
        if (product > maxRepetitions)
            return product;
    }
    return product;
}

bool isModest(std::string_view pattern)
{
    const auto depth = std::ranges::count(pattern, '(');
    return pattern.size() <= maxPattern && depth <= maxDepth && repetitionsIn(pattern) <= maxRepetitions;
}

} // namespace

struct Regex::Compiled {
    regex_t regex{};
};

Regex::Regex(std::unique_ptr<Compiled> compiled) : m_compiled(std::move(compiled)) {}

Regex::~Regex()
{
    regfree(&m_compiled->regex);
}

std::shared_ptr<const Regex> Regex::compile(std::string_view pattern, std::int64_t flags)
{
    const std::string text(pattern.substr(0, pattern.find('\0')));
    if (!isModest(text))
        return nullptr;
    auto compiled = std::make_unique<Compiled>();
    // Nobody asks where it matches.
    if (regcomp(&compiled->regex, text.c_str(), static_cast<int>(flags) | REG_NOSUB) != 0)
        return nullptr;
    return std::shared_ptr<const Regex>(new Regex(std::move(compiled)));
}

bool Regex::matches(ByteView text) const
{
    const std::string whole(textOf(text));
    return regexec(&m_compiled->regex, whole.c_str(), 0, nullptr, 0) == 0;
}

} // namespace binnacle::expression
