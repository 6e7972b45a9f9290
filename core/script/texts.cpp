// SPDX-License-Identifier: Apache-2.0
#include "core/script/literals.h"

#include <algorithm>

namespace binnacle::script {

namespace {

struct Quoted {
    bool raw = false;
    bool bytes = false;
    std::size_t start = 0; ///< of the content, in the whole text
    std::string_view content;
};

void appendUtf8(std::string& out, std::uint32_t c)
{
    const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

int digitOf(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 99;
}

class TextReader {
public:
    TextReader(const Quoted& quoted, Reporter& reporter) : m_quoted(quoted), m_text(quoted.content), m_reporter(reporter) {}

    /// False if it was refused.
    bool appendTo(std::string& out)
    {
        while (m_next < m_text.size()) {
            const char c = m_text[m_next];
            if (m_quoted.bytes && static_cast<unsigned char>(c) >= 0x80)
                return refuse(m_next, 1, "bytes are written in ASCII; this is not", "write it as \\x and two digits");
            if (c == '\\' && !m_quoted.raw) {
                if (!escape(out))
                    return false;
                continue;
            }
            // A carriage return before a line end is the file's and not the text's, as both languages see it.
            if (!(c == '\r' && m_next + 1 < m_text.size() && m_text[m_next + 1] == '\n'))
                out += c;
            ++m_next;
        }
        return true;
    }

private:
    bool refuse(std::size_t at, std::size_t length, std::string sentence, std::string hint = {})
    {
        m_reporter.error({static_cast<std::uint32_t>(m_quoted.start + at), static_cast<std::uint32_t>(length)},
                         std::move(sentence), std::move(hint));
        return false;
    }

    bool escape(std::string& out)
    {
        static constexpr std::string_view letters = "ntrbfav\\'\"";
        static constexpr std::string_view meanings = "\n\t\r\b\f\a\v\\'\"";
        const std::size_t start = m_next++;
        const char c = m_next < m_text.size() ? m_text[m_next] : '\0';
        if (c >= '0' && c <= '7')
            return octal(out, start);
        if (const std::size_t known = letters.find(c); known != std::string_view::npos) {
            out += meanings[known];
            ++m_next;
            return true;
        }
        ++m_next;
        if (c == '\n')
            return true;
        if (c == 'x')
            return hexByte(out, start);
        if (c == 'u' && !m_quoted.bytes)
            return character(out, start, 4);
        if (c == 'U' && !m_quoted.bytes)
            return character(out, start, 8);
        return refuse(start, 2, "the escape \\" + escaped(std::string_view(&c, 1)) + " does not mean the same in Python and Java",
                      "a backslash is written \\\\");
    }

    /// Up to `most` digits; how many there are comes back in `count`.
    std::uint32_t digits(unsigned base, std::size_t most, std::size_t& count)
    {
        std::uint32_t value = 0;
        for (count = 0; count < most && m_next < m_text.size(); ++count, ++m_next) {
            const int digit = digitOf(m_text[m_next]);
            if (digit >= static_cast<int>(base))
                break;
            value = value * base + static_cast<std::uint32_t>(digit);
        }
        return value;
    }

    bool octal(std::string& out, std::size_t start)
    {
        std::size_t count = 0;
        const std::uint32_t value = digits(8, 3, count);
        if (value > 0xFF)
            return refuse(start, 4, "the octal escape is above \\377");
        put(out, value);
        return true;
    }

    bool hexByte(std::string& out, std::size_t start)
    {
        std::size_t count = 0;
        const std::uint32_t value = digits(16, 2, count);
        if (count != 2)
            return refuse(start, 2, "\\x needs two hexadecimal digits");
        put(out, value);
        return true;
    }

    /// In bytes an escape is a byte, in a text the character of that number.
    void put(std::string& out, std::uint32_t value)
    {
        if (m_quoted.bytes)
            out += static_cast<char>(value);
        else
            appendUtf8(out, value);
    }

    bool character(std::string& out, std::size_t start, std::size_t width)
    {
        std::size_t count = 0;
        std::uint32_t value = digits(16, width, count);
        if (count != width)
            return refuse(start, 2, width == 4 ? "\\u needs four hexadecimal digits" : "\\U needs eight hexadecimal digits");
        if (value >= 0xD800 && value < 0xDC00 && m_text.substr(m_next).starts_with("\\u")) {
            m_next += 2;
            const std::uint32_t low = digits(16, 4, count);
            if (count != 4 || low < 0xDC00 || low > 0xDFFF)
                return refuse(start, m_next - start, "half of a surrogate pair is no character");
            value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
        }
        if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
            return refuse(start, m_next - start,
                          value > 0x10FFFF ? "there is no character above \\U0010FFFF"
                                           : "half of a surrogate pair is no character");
        appendUtf8(out, value);
        return true;
    }

    const Quoted& m_quoted;
    std::string_view m_text;
    std::size_t m_next = 0;
    Reporter& m_reporter;
};

std::optional<Quoted> unquote(Span part, Reporter& reporter)
{
    const std::string_view whole = reporter.text(part);
    const std::size_t open = whole.find_first_of("\"'");
    Quoted quoted;
    for (const char c : whole.substr(0, open)) {
        const char letter = static_cast<char>(c | 0x20);
        if (letter == 'f' || letter == 't') {
            reporter.error(part, "the value of an f-string is not known before it runs", "write the text itself");
            return std::nullopt;
        }
        quoted.raw = quoted.raw || letter == 'r';
        quoted.bytes = quoted.bytes || letter == 'b';
    }
    const bool triple = whole.size() >= open + 6 && whole.substr(open, 3) == std::string(3, whole[open]);
    const std::size_t quotes = triple ? 3 : 1;
    quoted.start = part.offset + open + quotes;
    quoted.content = whole.substr(open + quotes, whole.size() - open - 2 * quotes);
    if (triple && (quoted.content.starts_with('\n') || quoted.content.starts_with("\r\n")) && whole[open] == '"') {
        reporter.error(part, "a text that begins with a line end is different in Python and in Java",
                       "write it in one line, with \\n");
        return std::nullopt;
    }
    return quoted;
}

} // namespace

std::optional<Value> readText(const std::vector<Span>& parts, Reporter& reporter)
{
    std::string out;
    bool bytes = false;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::optional<Quoted> quoted = unquote(parts[i], reporter);
        if (!quoted)
            return std::nullopt;
        if (i > 0 && quoted->bytes != bytes) {
            reporter.error(parts[i], "bytes and text cannot be joined");
            return std::nullopt;
        }
        bytes = quoted->bytes;
        if (!TextReader(*quoted, reporter).appendTo(out))
            return std::nullopt;
    }
    if (bytes)
        return Value(Blob{toBytes(out)});
    return Value(std::move(out));
}

} // namespace binnacle::script
