// SPDX-License-Identifier: Apache-2.0
#include "core/script/read.h"

#include "core/base/bytes.h"
#include "core/script/chain.h"
#include "core/script/lexer.h"
#include "core/script/parser.h"
#include "core/script/statements.h"

#include <algorithm>

namespace binnacle {

namespace script {

namespace {

constexpr int deepestValue = 100;

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool isPassedOver(std::string_view word)
{
    return isOneOf(word, {"import", "from", "package", "pass"});
}

bool isControl(std::string_view word)
{
    return isOneOf(word,
                   {"for",   "while",  "if",     "elif",      "else",   "try",   "except",    "catch",  "finally", "with",
                    "async", "def",    "class",  "return",    "raise",  "throw", "lambda",    "public", "private", "static",
                    "del",   "global", "assert", "protected", "switch", "do",    "interface", "enum",   "record",  "yield"});
}

class ScriptReader {
public:
    explicit ScriptReader(std::string_view text) : m_reporter(text) {}

    ScriptResult run()
    {
        for (const std::vector<Token>& statement : statements(words(m_reporter), m_reporter))
            read(statement);
        return {std::move(m_statements), m_reporter.take(), m_reporter.takeNotes()};
    }

private:
    using Tokens = std::span<const Token>;

    std::string_view word(const Token& token) const { return m_reporter.text(token.span); }
    bool isMark(const Token& token, std::string_view expected) const
    {
        return token.kind == Token::Kind::mark && word(token) == expected;
    }

    void read(Tokens tokens)
    {
        const std::string_view first = word(tokens.front());
        const bool named = tokens.front().kind == Token::Kind::name;
        if (isInLoop(tokens.front()) && !executes(tokens))
            return passOver(tokens, "the body of a loop over results is passed over");
        m_loopColumn.reset();
        if (named && isPassedOver(first))
            return passOver(tokens, "`" + std::string(first) + "` is passed over");
        if (hasEllipsis(tokens))
            return passOver(tokens, "`...` stands for code that is not here; the statement is passed over");
        if (concernsResults(tokens)) {
            if (isMark(tokens.back(), ":"))
                m_loopColumn = columnOf(tokens.front());
            return passOver(tokens, "what is done with results is passed over");
        }
        const bool assigned = tokens.size() > 1 && (isMark(tokens[1], "=") || isMark(tokens[1], "."));
        if (named && isControl(first) && !assigned)
            return m_reporter.error(tokens.front().span, "`" + std::string(first) + "` is not read here",
                                    "only assignments and chains that end in execute() are");
        const std::size_t equals = findAssignment(tokens);
        if (equals == tokens.size())
            return evaluate(tokens, {}, tokens);
        const std::optional<std::string_view> name = assignedName(tokens.first(equals));
        if (!name)
            return m_reporter.error(tokens.front().span, "one plain name is expected before `=`");
        if (equals + 1 == tokens.size())
            return m_reporter.error(tokens[equals].span, "a value is expected after `=`");
        evaluate(tokens.subspan(equals + 1), *name, tokens);
    }

    /// The place of the first `=` outside brackets, or the number of tokens.
    std::size_t findAssignment(Tokens tokens) const
    {
        int depth = 0;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (tokens[i].kind != Token::Kind::mark)
                continue;
            const std::string_view mark = word(tokens[i]);
            if (mark == "(" || mark == "[" || mark == "{")
                ++depth;
            else if (mark == ")" || mark == "]" || mark == "}")
                --depth;
            else if (mark == "=" && depth == 0)
                return i;
        }
        return tokens.size();
    }

    /// `users` of users, var users, List<Key> users and users: DataSet. The rest is a type and not looked at.
    std::optional<std::string_view> assignedName(Tokens left) const
    {
        if (left.empty())
            return std::nullopt;
        const bool annotated = left.size() > 2 && left[0].kind == Token::Kind::name && isMark(left[1], ":");
        const Token& name = annotated ? left.front() : left.back();
        if (name.kind != Token::Kind::name)
            return std::nullopt;
        const Tokens type = annotated ? left.subspan(2) : left.first(left.size() - 1);
        for (const Token& token : type) {
            if (token.kind != Token::Kind::name && !isOneOf(word(token), {".", "<", ">", ",", "?", "[", "]"}))
                return std::nullopt;
        }
        if (!annotated && !type.empty() && isOneOf(word(type.back()), {".", ",", "<"}))
            return std::nullopt;
        return word(name);
    }

    /// Whether the statement only looks at what an execute() gave: it begins with such a result, prints, or loops over one.
    bool concernsResults(Tokens tokens) const
    {
        if (executes(tokens))
            return false;
        const std::string_view first = word(tokens.front());
        if (isOneOf(first, {"print", "System"}))
            return true;
        const auto isOutcome = [this](const Token& t) {
            return t.kind == Token::Kind::name && m_scope.find<Outcome>(word(t)) != nullptr;
        };
        if (first == "for" || (first == "async" && tokens.size() > 1 && word(tokens[1]) == "for"))
            return std::any_of(tokens.begin(), tokens.end(), isOutcome);
        const std::size_t equals = findAssignment(tokens);
        std::size_t head = equals == tokens.size() ? 0 : equals + 1;
        while (head < tokens.size() && (word(tokens[head]) == "await" || isMark(tokens[head], "(")))
            ++head;
        return head < tokens.size() && isOutcome(tokens[head]);
    }

    bool executes(Tokens tokens) const
    {
        return std::any_of(tokens.begin(), tokens.end(), [this](const Token& token) {
            return token.kind == Token::Kind::name && word(token).starts_with("execute");
        });
    }

    /// `(...)`, as guides write for code that was shown before.
    bool hasEllipsis(Tokens tokens) const
    {
        for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
            if (isMark(tokens[i], ".") && isMark(tokens[i + 1], ".") && isMark(tokens[i + 2], "."))
                return true;
        }
        return false;
    }

    std::size_t columnOf(const Token& token) const
    {
        const std::size_t before = m_reporter.text().substr(0, token.span.offset).rfind('\n');
        return token.span.offset - (before == std::string_view::npos ? 0 : before + 1);
    }

    bool isInLoop(const Token& token) const { return m_loopColumn && columnOf(token) > *m_loopColumn; }

    void passOver(Tokens tokens, std::string sentence)
    {
        m_reporter.note(cover(tokens.front().span, tokens.back().span), std::move(sentence));
        bindOutcome(tokens);
    }

    void bindOutcome(Tokens tokens)
    {
        const std::size_t equals = findAssignment(tokens);
        if (equals == tokens.size())
            return;
        if (const auto name = assignedName(tokens.first(equals)))
            m_scope.bind(*name, Outcome{});
    }

    void evaluate(Tokens tokens, std::string_view name, Tokens whole)
    {
        const std::optional<Expression> expression = parse(tokens, m_reporter);
        Binding binding = expression ? meaningOf(*expression, cover(whole.front().span, whole.back().span), !name.empty())
                                     : Binding(Unreadable{});
        if (!name.empty())
            m_scope.bind(name, std::move(binding));
    }

    Binding meaningOf(const Expression& expression, Span statement, bool assigned)
    {
        const bool target = Keys(m_scope, m_reporter).isTarget(expression);
        if (!target && !Values(m_scope, m_reporter).isValue(expression))
            return chain(expression, statement);
        if (!assigned) {
            m_reporter.error(expression.whole(), "this does nothing", "only chains that end in execute() do");
            return Unreadable{};
        }
        if (target) {
            std::optional<Target> read = Keys(m_scope, m_reporter).read(expression);
            return read ? Binding(std::move(*read)) : Binding(Unreadable{});
        }
        std::optional<Value> value = Values(m_scope, m_reporter).read(expression);
        if (value && depthOf(*value) > deepestValue) {
            m_reporter.error(expression.whole(), "brackets are more than 100 deep");
            value.reset();
        }
        return value ? Binding(std::move(*value)) : Binding(Unreadable{});
    }

    Binding chain(const Expression& expression, Span statement)
    {
        if (expression.called || expression.members.empty()) {
            m_reporter.error(expression.span,
                             "`" + std::string(m_reporter.text(expression.parts.front())) + "` is not known here",
                             "a chain begins with a session, such as session.upsert(…)");
            return Unreadable{};
        }
        const std::string_view session = m_reporter.text(expression.parts.front());
        if (m_scope.find<Outcome>(session) || m_scope.find<Value>(session)) {
            m_reporter.error(expression.span, "`" + std::string(session) + "` is not a session");
            return Unreadable{};
        }
        std::optional<ScriptStatement> read = Chain(m_scope, m_reporter).read(expression);
        if (!read)
            return executes(expression) ? Binding(Outcome{}) : Binding(Unreadable{});
        read->offset = statement.offset;
        read->length = statement.length;
        m_statements.push_back(std::move(*read));
        return Outcome{};
    }

    /// Whether a name for this would stand for results, so that what is done with them needs no second error.
    bool executes(const Expression& chain) const
    {
        return std::any_of(chain.members.begin(), chain.members.end(),
                           [this](const Member& member) { return m_reporter.text(member.name).starts_with("execute"); });
    }

    Reporter m_reporter;
    Scope m_scope;
    std::optional<std::size_t> m_loopColumn; ///< of a loop over results, while its body may go on
    std::vector<ScriptStatement> m_statements;
};

} // namespace

} // namespace script

ScriptResult readScript(std::string_view text)
{
    constexpr std::size_t longest = 16u * 1024 * 1024;
    if (text.size() > longest)
        return {{}, {{0, 0, 1, 1, "the code has more than 16 MiB", {}}}};
    if (!isUtf8(text))
        return {{}, {{0, 0, 1, 1, "the code is not UTF-8", {}}}};
    return script::ScriptReader(text).run();
}

/// Code that a tool wrote can be one line of megabytes.
constexpr std::size_t longestLineShown = 500;

std::string displayText(const ScriptError& error, std::string_view text)
{
    const std::size_t offset = std::min(error.offset, text.size());
    const std::size_t before = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
    const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
    const std::string_view line = text.substr(start, std::min(text.find('\n', start), text.size()) - start);
    std::string shown = std::to_string(error.line) + ':' + std::to_string(error.column) + ": " + error.sentence;
    if (!error.hint.empty())
        shown += " (" + error.hint + ')';
    if (line.size() > longestLineShown || !isUtf8(line))
        return shown;
    return shown + '\n' + std::string(line) + '\n' + std::string(error.column - 1, ' ') + '^';
}

} // namespace binnacle
