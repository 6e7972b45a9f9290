// SPDX-License-Identifier: Apache-2.0
#include "core/script/literals.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace binnacle::script {

namespace {

constexpr std::uint64_t highest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());

class NumberReader {
public:
    NumberReader(std::string_view digits, bool negative, Span at, Reporter& reporter)
        : m_raw(digits), m_negative(negative), m_at(at), m_reporter(reporter)
    {
    }

    std::optional<Value> run()
    {
        std::string text = withoutUnderscores();
        if (text.empty())
            return noNumber();
        const int base = takeBase(text);
        const char last = text.empty() ? '\0' : text.back();
        if (base == 10 && text.find_first_of(".eEfFdD") != std::string::npos)
            return real(text);
        m_long = last == 'L' || last == 'l';
        if (m_long)
            text.pop_back();
        return integer(text, base);
    }

private:
    std::optional<Value> refuse(std::string sentence, std::string hint = {})
    {
        m_reporter.error(m_at, std::move(sentence), std::move(hint));
        return std::nullopt;
    }
    std::optional<Value> noNumber() { return refuse("`" + std::string(m_raw) + "` is no number"); }

    /// Empty if an underscore is not between two digits.
    std::string withoutUnderscores() const
    {
        if (m_raw.find("__") != std::string_view::npos || m_raw.ends_with('_'))
            return {};
        std::string text(m_raw);
        std::erase(text, '_');
        return text;
    }

    static int takeBase(std::string& text)
    {
        if (text.size() < 2 || text[0] != '0')
            return 10;
        const char mark = static_cast<char>(text[1] | 0x20);
        const int base = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 10;
        if (base != 10)
            text.erase(0, 2);
        return base;
    }

    std::optional<Value> integer(const std::string& text, int base)
    {
        if (base == 10 && text.size() > 1 && text[0] == '0' && text.find_first_not_of("0123456789") == std::string::npos)
            return refuse("`" + std::string(m_raw) + "` is octal in Java and nothing in Python",
                          "write it without the leading zero");
        std::uint64_t magnitude = 0;
        const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), magnitude, base);
        if (text.empty() || end != text.data() + text.size() || code == std::errc::invalid_argument)
            return noNumber();
        if (code == std::errc::result_out_of_range)
            return tooLarge();
        if (base != 10 && m_long && magnitude > highest && !m_negative)
            return Value(static_cast<std::int64_t>(magnitude));
        if (base != 10 && !m_long && magnitude > 0x7fffffff && magnitude <= 0xffffffff)
            return refuse("`" + std::string(m_raw) + "` is negative in Java and positive in Python",
                          "write it in decimal digits");
        if (magnitude > highest + (m_negative ? 1 : 0))
            return tooLarge();
        return Value(static_cast<std::int64_t>(m_negative ? 0 - magnitude : magnitude));
    }

    std::optional<Value> tooLarge()
    {
        return refuse("the integer does not fit in 64 bits", "integers run from -9223372036854775808 to 9223372036854775807");
    }

    std::optional<Value> real(std::string text)
    {
        const char suffix = static_cast<char>(text.back() | 0x20);
        if (suffix == 'f' || suffix == 'd')
            text.pop_back();
        double value = 0;
        float narrow = 0;
        const char* first = text.data();
        const char* last = text.data() + text.size();
        const auto [end, code] = suffix == 'f' ? std::from_chars(first, last, narrow) : std::from_chars(first, last, value);
        if (end != last || code == std::errc::invalid_argument)
            return noNumber();
        if (code == std::errc::result_out_of_range)
            return refuse("the number is beyond what a double can hold");
        value = suffix == 'f' ? static_cast<double>(narrow) : value;
        return Value(m_negative ? -value : value);
    }

    std::string_view m_raw;
    bool m_negative;
    bool m_long = false;
    Span m_at;
    Reporter& m_reporter;
};

} // namespace

std::optional<Value> readNumber(std::string_view digits, bool negative, Span at, Reporter& reporter)
{
    return NumberReader(digits, negative, at, reporter).run();
}

} // namespace binnacle::script
