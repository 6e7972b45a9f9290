// SPDX-License-Identifier: Apache-2.0
#include "core/script/statements.h"

#include <array>
#include <limits>

namespace binnacle::script {

namespace {

constexpr std::size_t mostTokens = 1'000'000;
constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
constexpr std::string_view openers = "([{";
constexpr std::string_view closers = ")]}";

/// For each opening bracket the place of its closing one and the other way round; `none` for one without a partner.
std::vector<std::size_t> matchBrackets(const std::vector<Token>& tokens, const Reporter& reporter)
{
    std::vector<std::size_t> partners(tokens.size(), none);
    std::vector<std::pair<std::size_t, std::size_t>> open; // the token and its kind of bracket
    std::array<std::size_t, 3> openOfKind{};
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind != Token::Kind::mark || tokens[i].span.length != 1)
            continue;
        const char c = reporter.text(tokens[i].span)[0];
        if (const std::size_t kind = openers.find(c); kind != std::string_view::npos) {
            open.emplace_back(i, kind);
            ++openOfKind[kind];
        } else if (const std::size_t closed = closers.find(c); closed != std::string_view::npos && openOfKind[closed] > 0) {
            while (open.back().second != closed) {
                --openOfKind[open.back().second];
                open.pop_back();
            }
            partners[i] = open.back().first;
            partners[open.back().first] = i;
            --openOfKind[closed];
            open.pop_back();
        }
    }
    return partners;
}

class Splitter {
public:
    Splitter(std::vector<Token> tokens, Reporter& reporter)
        : m_tokens(std::move(tokens)), m_reporter(reporter), m_partners(matchBrackets(m_tokens, reporter))
    {
    }

    std::vector<std::vector<Token>> run()
    {
        for (m_next = 0; m_next < m_tokens.size(); ++m_next)
            step();
        return std::move(m_statements);
    }

private:
    std::string_view word(std::size_t index) const { return m_reporter.text(m_tokens[index].span); }
    bool isMark(std::size_t index, std::string_view expected) const
    {
        return m_tokens[index].kind == Token::Kind::mark && word(index) == expected;
    }
    bool isBracket(std::size_t index, std::string_view brackets) const
    {
        return m_tokens[index].kind == Token::Kind::mark && m_tokens[index].span.length == 1 &&
               brackets.find(word(index)[0]) != std::string_view::npos;
    }

    void step()
    {
        if (m_tokens[m_next].kind == Token::Kind::end || isMark(m_next, ";"))
            return finish();
        if (m_tokens[m_next].kind == Token::Kind::newline) {
            if (!goesOn())
                finish();
            return;
        }
        if (isBracket(m_next, openers))
            return bracket();
        if (isBracket(m_next, closers))
            return stray("this `" + std::string(word(m_next)) + "` closes nothing");
        add(m_tokens[m_next]);
    }

    /// Takes all up to the closing bracket.
    void bracket()
    {
        const std::size_t close = m_partners[m_next];
        if (close == none)
            return stray("this `" + std::string(word(m_next)) + "` is never closed");
        for (; m_next < close; ++m_next) {
            if (isBracket(m_next, openers) && m_partners[m_next] == none)
                m_broken = report("this `" + std::string(word(m_next)) + "` is never closed");
            if (isBracket(m_next, closers) && m_partners[m_next] == none)
                m_broken = report("this `" + std::string(word(m_next)) + "` closes nothing");
            if (m_tokens[m_next].kind != Token::Kind::newline)
                add(m_tokens[m_next]);
        }
        add(m_tokens[close]);
    }

    bool report(std::string sentence)
    {
        m_reporter.error(m_tokens[m_next].span, std::move(sentence));
        return true;
    }

    /// Gives the statement up and goes on at the next line. A broken word in the same line explains the bracket; one error is
    /// enough.
    void stray(std::string sentence)
    {
        const std::size_t start = m_next;
        bool explained = false;
        for (; m_tokens[m_next + 1].kind != Token::Kind::newline && m_tokens[m_next + 1].kind != Token::Kind::end; ++m_next)
            explained = explained || m_tokens[m_next + 1].kind == Token::Kind::broken;
        if (!explained)
            m_reporter.error(m_tokens[start].span, std::move(sentence));
        m_broken = true;
    }

    /// Whether the statement continues on the next line that has words; then the lines between are passed over.
    bool goesOn()
    {
        if (m_broken || m_current.empty())
            return false;
        const std::string_view last = m_reporter.text(m_current.back().span);
        if (m_current.back().kind == Token::Kind::mark && (last == "." || last == "," || last == "="))
            return true;
        std::size_t ahead = m_next;
        while (m_tokens[ahead].kind == Token::Kind::newline)
            ++ahead;
        if (!isMark(ahead, "."))
            return false;
        m_next = ahead - 1;
        return true;
    }

    void add(Token token)
    {
        m_broken = m_broken || token.kind == Token::Kind::broken;
        if (!m_broken && m_current.size() == mostTokens) {
            m_reporter.error(token.span, "a statement of more than a million words is not read");
            m_broken = true;
        }
        if (!m_broken)
            m_current.push_back(token);
    }

    void finish()
    {
        if (!m_broken && !m_current.empty())
            m_statements.push_back(std::move(m_current));
        m_current.clear();
        m_broken = false;
    }

    std::vector<Token> m_tokens;
    Reporter& m_reporter;
    std::vector<std::size_t> m_partners;
    std::size_t m_next = 0;
    bool m_broken = false;
    std::vector<Token> m_current;
    std::vector<std::vector<Token>> m_statements;
};

} // namespace

std::vector<std::vector<Token>> statements(std::vector<Token> tokens, Reporter& reporter)
{
    return Splitter(std::move(tokens), reporter).run();
}

} // namespace binnacle::script
