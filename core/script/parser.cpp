// SPDX-License-Identifier: Apache-2.0
#include "core/script/parser.h"

namespace binnacle::script {

namespace {

constexpr int deepest = 100;

class Parser {
public:
    Parser(std::span<const Token> tokens, Reporter& reporter) : m_tokens(tokens), m_reporter(reporter) {}

    std::optional<Expression> run()
    {
        Expression expression;
        if (!readExpression(expression))
            return std::nullopt;
        if (m_next < m_tokens.size()) {
            fail("the end of the statement");
            return std::nullopt;
        }
        return expression;
    }

private:
    bool atEnd() const { return m_next >= m_tokens.size(); }
    Token::Kind kind(std::size_t ahead = 0) const
    {
        return m_next + ahead < m_tokens.size() ? m_tokens[m_next + ahead].kind : Token::Kind::end;
    }
    std::string_view word(std::size_t ahead = 0) const
    {
        return m_next + ahead < m_tokens.size() ? m_reporter.text(m_tokens[m_next + ahead].span) : std::string_view();
    }
    bool sees(std::string_view expected, std::size_t ahead = 0) const
    {
        return (kind(ahead) == Token::Kind::mark || kind(ahead) == Token::Kind::name) && word(ahead) == expected;
    }
    bool take(std::string_view expected)
    {
        const bool there = sees(expected);
        m_next += there ? 1 : 0;
        return there;
    }
    Span here() const
    {
        if (!atEnd())
            return m_tokens[m_next].span;
        return m_tokens.empty() ? Span{} : Span{m_tokens.back().span.end(), 0};
    }
    Span previous() const { return m_tokens[m_next - 1].span; }

    bool fail(const std::string& expected)
    {
        const bool operation =
            kind() == Token::Kind::mark && std::string_view("+-*/%&|^@<>?").find(word()) != std::string_view::npos;
        if (atEnd())
            m_reporter.error(here(), expected + " is expected here, but the statement ends");
        else if (operation)
            m_reporter.error(here(), "calculations are not read; `" + std::string(word()) + "` is one", "write the value itself");
        else
            m_reporter.error(here(), expected + " is expected here, not `" + std::string(word()) + "`");
        return false;
    }

    bool readExpression(Expression& out)
    {
        if (m_depth == deepest) {
            m_reporter.error(here(), "brackets are more than 100 deep");
            return false;
        }
        ++m_depth;
        const bool done = readOperand(out) && readMembers(out) && readAlternatives(out);
        --m_depth;
        return done;
    }

    /// a | b | c: names of flags. Numbers are not reckoned with.
    bool readAlternatives(Expression& out)
    {
        if (!sees("|") || out.kind != Expression::Kind::name)
            return true;
        Expression either;
        either.kind = Expression::Kind::either;
        either.items.emplace_back().value = std::move(out);
        while (take("|")) {
            Expression& next = either.items.emplace_back().value;
            if (!readOperand(next) || !readMembers(next))
                return false;
        }
        either.span = cover(either.items.front().value.span, previous());
        out = std::move(either);
        return true;
    }

    bool readOperand(Expression& out)
    {
        take("await");
        const Span start = here();
        if (kind() == Token::Kind::mark && (word() == "-" || word() == "+")) {
            out.negative = word() == "-";
            ++m_next;
            if (kind() != Token::Kind::number)
                return fail("a number");
        }
        const bool signedNumber = m_next > 0 && previous().offset == start.offset && kind() == Token::Kind::number;
        switch (kind()) {
        case Token::Kind::number:
            out.kind = Expression::Kind::number;
            out.parts.push_back(here());
            ++m_next;
            out.span = signedNumber ? cover(start, previous()) : previous();
            return true;
        case Token::Kind::string:
            return readTexts(out);
        case Token::Kind::name:
            return word() == "new" && kind(1) == Token::Kind::name ? readMade(out) : readName(out);
        default:
            break;
        }
        if (sees("("))
            return readGroup(out);
        if (sees("["))
            return readItems(out, Expression::Kind::list, "]");
        if (sees("{"))
            return readDictionary(out);
        return fail("a value");
    }

    bool readTexts(Expression& out)
    {
        out.kind = Expression::Kind::text;
        out.span = here();
        for (; kind() == Token::Kind::string; ++m_next)
            out.parts.push_back(here());
        out.span = cover(out.span, previous());
        return true;
    }

    bool readName(Expression& out)
    {
        out.kind = Expression::Kind::name;
        out.span = here();
        out.parts.push_back(here());
        ++m_next;
        if (!sees("("))
            return true;
        out.called = true;
        if (!readArguments(out.items))
            return false;
        out.span = cover(out.span, previous());
        return true;
    }

    bool readMade(Expression& out)
    {
        const Span start = here();
        ++m_next;
        out.kind = Expression::Kind::made;
        out.parts.push_back(here());
        ++m_next;
        const bool array = take("[");
        if (array && !take("]"))
            return fail("`]`");
        const bool done = array ? readSequence(out.items, "{", "}") : readArguments(out.items);
        if (done)
            out.span = cover(start, previous());
        return done;
    }

    /// (a) is a itself; (a, b), (a,) and () are tuples; (byte) 7 is 7.
    bool readGroup(Expression& out)
    {
        const Span start = here();
        if (sees("byte", 1) && sees(")", 2)) {
            m_next += 3;
            return readOperand(out);
        }
        Expression tuple;
        if (!readItems(tuple, Expression::Kind::tuple, ")"))
            return false;
        const bool comma = m_lastHadComma;
        if (tuple.items.size() == 1 && !comma && !tuple.items[0].star && tuple.items[0].name.length == 0) {
            Expression inner = std::move(tuple.items[0].value);
            out = std::move(inner);
        } else {
            out = std::move(tuple);
            out.span = cover(start, previous());
        }
        return true;
    }

    bool readItems(Expression& out, Expression::Kind itsKind, std::string_view close)
    {
        const Span start = here();
        out.kind = itsKind;
        if (!readSequence(out.items, word(), close))
            return false;
        out.span = cover(start, previous());
        return true;
    }

    bool readArguments(std::vector<Argument>& arguments) { return readSequence(arguments, "(", ")"); }

    bool readSequence(std::vector<Argument>& items, std::string_view open, std::string_view close)
    {
        if (!take(open))
            return fail('`' + std::string(open) + '`');
        bool comma = false;
        while (!sees(close)) {
            if (!items.empty() && !comma)
                return fail("`,` or `" + std::string(close) + '`');
            Argument& item = items.emplace_back();
            if (kind() == Token::Kind::name && sees("=", 1)) {
                item.name = here();
                m_next += 2;
            }
            item.star = take("*");
            item.lambda = kind() == Token::Kind::name && sees("->", 1);
            const std::string_view parameter = word();
            m_next += item.lambda ? 2 : 0;
            if (item.lambda && !sees(parameter))
                return fail('`' + std::string(parameter) + '`');
            if (!readExpression(item.value))
                return false;
            comma = take(",");
        }
        ++m_next;
        m_lastHadComma = comma;
        return true;
    }

    bool readDictionary(Expression& out)
    {
        const Span start = here();
        out.kind = Expression::Kind::dictionary;
        ++m_next;
        bool comma = true;
        while (!sees("}")) {
            if (!comma)
                return fail("`,` or `}`");
            if (!readExpression(out.items.emplace_back().value))
                return false;
            if (!take(":"))
                return fail("`:`");
            if (!readExpression(out.items.emplace_back().value))
                return false;
            comma = take(",");
        }
        ++m_next;
        out.span = cover(start, previous());
        return true;
    }

    bool readMembers(Expression& out)
    {
        while (take(".")) {
            if (kind() != Token::Kind::name)
                return fail("a name");
            Member& member = out.members.emplace_back();
            member.name = member.span = here();
            ++m_next;
            if (!sees("("))
                continue;
            member.called = true;
            if (!readArguments(member.arguments))
                return false;
            member.span = cover(member.name, previous());
        }
        return true;
    }

    std::span<const Token> m_tokens;
    Reporter& m_reporter;
    std::size_t m_next = 0;
    int m_depth = 0;
    bool m_lastHadComma = false;
};

} // namespace

std::optional<Expression> parse(std::span<const Token> tokens, Reporter& reporter)
{
    return Parser(tokens, reporter).run();
}

} // namespace binnacle::script
