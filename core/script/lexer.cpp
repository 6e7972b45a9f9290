// SPDX-License-Identifier: Apache-2.0
#include "core/script/lexer.h"

#include <algorithm>
#include <array>

namespace binnacle::script {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool startsName(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || static_cast<unsigned char>(c) >= 0x80;
}

bool continuesName(char c)
{
    return startsName(c) || isDigit(c);
}

/// Prefixes of Python strings: r, b, u, f, t in either case, at most two.
bool isStringPrefix(std::string_view name)
{
    return name.size() <= 2 && std::all_of(name.begin(), name.end(), [](char c) {
               return std::string_view("rRbBuUfFtT").find(c) != std::string_view::npos;
           });
}

class Lexer {
public:
    explicit Lexer(Reporter& reporter) : m_reporter(reporter), m_text(reporter.text()) {}

    std::vector<Token> run()
    {
        constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
        if (m_text.starts_with(byteOrderMark))
            m_position = byteOrderMark.size();
        while (m_position < m_text.size())
            next();
        add(Token::Kind::end, m_position);
        return std::move(m_tokens);
    }

private:
    char peek(std::size_t ahead = 0) const { return m_position + ahead < m_text.size() ? m_text[m_position + ahead] : '\0'; }
    bool sees(std::string_view word) const { return m_text.substr(m_position).starts_with(word); }

    Span from(std::size_t start) const
    {
        return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(m_position - start)};
    }
    void add(Token::Kind kind, std::size_t start) { m_tokens.push_back({kind, from(start)}); }

    void next()
    {
        const char c = peek();
        if (c == ' ' || c == '\t' || c == '\r' || c == '\f')
            ++m_position;
        else if (c == '\n')
            mark(Token::Kind::newline, 1);
        else if (c == '\\' && (peek(1) == '\n' || (peek(1) == '\r' && peek(2) == '\n')))
            m_position += peek(1) == '\n' ? 2 : 3;
        else if (c == '#' || sees("//"))
            skipTo("\n");
        else if (sees("/*"))
            skipBlockComment();
        else if (startsName(c))
            name();
        else if (isDigit(c) || (c == '.' && isDigit(peek(1))))
            number();
        else if (c == '"' || c == '\'')
            string(m_position);
        else
            punctuation();
    }

    void mark(Token::Kind kind, std::size_t length)
    {
        const std::size_t start = m_position;
        m_position += length;
        add(kind, start);
    }

    void skipTo(std::string_view word) { m_position = std::min(m_text.find(word, m_position), m_text.size()); }

    void skipBlockComment()
    {
        const std::size_t start = m_position;
        m_position += 2;
        skipTo("*/");
        if (m_position == m_text.size())
            m_reporter.error({static_cast<std::uint32_t>(start), 2}, "this comment is never closed");
        else
            m_position += 2;
    }

    void name()
    {
        const std::size_t start = m_position;
        while (continuesName(peek()) && m_position < m_text.size())
            ++m_position;
        const bool quote = peek() == '"' || peek() == '\'';
        if (quote && isStringPrefix(m_text.substr(start, m_position - start)))
            string(start);
        else
            add(Token::Kind::name, start);
    }

    void number()
    {
        const std::size_t start = m_position;
        while (m_position < m_text.size()) {
            const char last = m_position == start ? '\0' : m_text[m_position - 1];
            const bool hex = m_text.substr(start, 2) == "0x" || m_text.substr(start, 2) == "0X";
            const bool exponent = (last == 'e' || last == 'E') && !hex;
            const bool point = peek() == '.' && !startsName(peek(1));
            if (!(continuesName(peek()) || point || (exponent && (peek() == '+' || peek() == '-'))))
                break;
            ++m_position;
        }
        add(Token::Kind::number, start);
    }

    /// The token begins at `start`, where its prefix is; the quote is at the position.
    void string(std::size_t start)
    {
        const std::string quote = sees("\"\"\"") || sees("'''") ? std::string(3, peek()) : std::string(1, peek());
        m_position += quote.size();
        while (m_position < m_text.size() && !sees(quote) && (quote.size() == 3 || peek() != '\n'))
            m_position += peek() == '\\' ? 2 : 1;
        m_position = std::min(m_position, m_text.size());
        if (sees(quote)) {
            m_position += quote.size();
            return add(Token::Kind::string, start);
        }
        m_reporter.error({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(quote.size())},
                         "this text is never closed", "it begins with " + quote);
        add(Token::Kind::broken, start);
    }

    void punctuation()
    {
        static constexpr std::array<std::string_view, 13> pairs{
            "==", "!=", "<=", "->", "+=", "-=", "*=", "/=", ":=", "::", "**", "&&", "||"};
        static constexpr std::string_view singles = "()[]{}.,;:=*+-<>?@/%&|^!~";
        const auto pair = std::find_if(pairs.begin(), pairs.end(), [this](std::string_view p) { return sees(p); });
        if (pair != pairs.end()) {
            mark(Token::Kind::mark, 2);
        } else if (singles.find(peek()) != std::string_view::npos && peek() != '\0') {
            mark(Token::Kind::mark, 1);
        } else {
            m_reporter.error({static_cast<std::uint32_t>(m_position), 1},
                             "the character " + escaped(m_text.substr(m_position, 1)) + " has no meaning here");
            mark(Token::Kind::broken, 1);
        }
    }

    Reporter& m_reporter;
    std::string_view m_text;
    std::size_t m_position = 0;
    std::vector<Token> m_tokens;
};

} // namespace

std::vector<Token> words(Reporter& reporter)
{
    return Lexer(reporter).run();
}

} // namespace binnacle::script
