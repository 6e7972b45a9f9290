// SPDX-License-Identifier: Apache-2.0
#include "core/expression/lexer.h"

#include "core/expression/vocabulary.h"

#include <algorithm>
#include <array>
#include <string>

namespace binnacle::expression {

namespace {

constexpr std::array<std::string_view, 22> reservedWords{
    "true", "false",   "get",    "type",   "return", "and",    "or",        "not",   "exclusive", "let",     "then",
    "when", "default", "remove", "insert", "set",    "append", "increment", "clear", "sort",      "unknown", "error"};
constexpr std::array<std::string_view, 21> typeWords{
    "INT",   "STRING", "HLL",   "BLOB",      "FLOAT",         "BOOL",          "LIST",
    "MAP",   "GEO",    "VALUE", "KEY_VALUE", "UNORDERED_MAP", "ORDERED_MAP",   "KEY",
    "INDEX", "RANK",   "COUNT", "NONE",      "EXISTS",        "REVERSE_INDEX", "REVERSE_RANK"};
/// The longer before what they begin with.
constexpr std::array<std::string_view, 45> symbols{
    ">>>", "{!=", "{!#", "[!=", "[!#", "**", "<<", ">>", "<=", ">=", "==", "!=", "=>", "{=", "{#",
    "{!",  "{}",  "[=",  "[#",  "[!",  "[]", "()", "$.", "(",  ")",  "[",  "]",  "{",  "}",  "<",
    ">",   "+",   "-",   "*",   "/",   "%",  "&",  "|",  "^",  "~",  "=",  ",",  ":",  ".",  "!"};

template <typename Words>
bool contains(const Words& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isBinaryDigit(char c)
{
    return c == '0' || c == '1';
}

bool isBase64(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' || c == '/' || c == '=';
}

bool isWord(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isIn(std::string_view word)
{
    return word.size() == 2 && (word[0] == 'i' || word[0] == 'I') && (word[1] == 'n' || word[1] == 'N');
}

/// Path functions without parameters are one token with their parentheses; `get` is none of them.
bool isMethod(std::string_view word)
{
    return std::ranges::any_of(pathFunctionWords(), [word](const PathFunctionWord& function) {
        return function.parameters.empty() && function.name == word;
    });
}

bool isMetadata(std::string_view word)
{
    return std::ranges::any_of(metadataWords(), [word](const MetadataWord& metadata) {
        return metadata.name.size() == word.size() + 2 && metadata.name.starts_with(word);
    });
}

class Lexer {
public:
    Lexer(std::string_view text, Diagnostics& diagnostics) : m_text(text), m_diagnostics(diagnostics) {}

    std::vector<Token> all();

private:
    char at(std::size_t offset) const { return offset < m_text.size() ? m_text[offset] : '\0'; }
    std::string_view rest() const { return m_text.substr(m_offset); }

    /// The end of the run of characters that `accepts`, from `from` on.
    template <typename Accepts>
    std::size_t endOf(std::size_t from, Accepts accepts) const
    {
        while (from < m_text.size() && accepts(m_text[from]))
            ++from;
        return from;
    }

    void push(TokenKind kind, std::size_t end)
    {
        m_tokens.push_back({kind, {m_offset, end - m_offset}, m_text.substr(m_offset, end - m_offset)});
        m_offset = end;
    }

    void refuse(std::size_t end, std::string sentence, std::string hint = {})
    {
        m_diagnostics.report({m_offset, end - m_offset}, std::move(sentence), std::move(hint));
        push(TokenKind::invalid, end);
    }

    void next();
    void word();
    void digits();
    void plainWord(std::size_t end);
    bool method(std::size_t end);
    void dot();
    void string();
    void blob(TokenKind kind, std::size_t quote);
    void variable();
    void symbol();
    void strange();

    std::string_view m_text;
    Diagnostics& m_diagnostics;
    std::size_t m_offset = 0;
    std::vector<Token> m_tokens;
};

std::vector<Token> Lexer::all()
{
    for (;;) {
        m_offset = endOf(m_offset, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
        if (m_offset == m_text.size())
            break;
        next();
    }
    push(TokenKind::end, m_offset);
    return std::move(m_tokens);
}

void Lexer::next()
{
    const char c = m_text[m_offset];
    if (isWord(c) || c == '@')
        word();
    else if (c == '"' || c == '\'')
        string();
    else if (c == '.')
        dot();
    else if (c == '$' && at(m_offset + 1) == '{')
        variable();
    else if (c == '?' && isDigit(at(m_offset + 1)))
        push(TokenKind::placeholder, endOf(m_offset + 1, isDigit));
    else
        symbol();
}

void Lexer::word()
{
    const std::size_t end = endOf(m_offset, isWord);
    const std::string_view word = m_text.substr(m_offset, end - m_offset);
    if (at(end) == '\'' && (word == "x" || word == "X"))
        return blob(TokenKind::hexBlob, end);
    if (at(end) == '\'' && (word == "b64" || word == "B64"))
        return blob(TokenKind::base64Blob, end);
    if (at(end) == '@')
        return push(TokenKind::binName, endOf(end, [](char c) { return isWord(c) || c == '@'; }));
    if (isDigit(word.front()))
        return digits();
    plainWord(end);
}

/// A word that begins with a digit: a number, if all of it is one.
void Lexer::digits()
{
    const std::size_t end = endOf(m_offset, isWord);
    const std::string_view word = m_text.substr(m_offset, end - m_offset);
    if (std::all_of(word.begin(), word.end(), isDigit)) {
        if (at(end) == '.' && isDigit(at(end + 1)))
            return push(TokenKind::floating, endOf(end + 1, isDigit));
        return push(TokenKind::integer, end);
    }
    const char base = word.size() > 2 && word.front() == '0' ? word[1] : '\0';
    const std::string_view figures = word.size() > 2 ? word.substr(2) : std::string_view();
    const bool hex = (base == 'x' || base == 'X') && std::all_of(figures.begin(), figures.end(), isHexDigit);
    const bool binary = (base == 'b' || base == 'B') && std::all_of(figures.begin(), figures.end(), isBinaryDigit);
    push(hex || binary ? TokenKind::integer : TokenKind::name, end);
}

void Lexer::plainWord(std::size_t end)
{
    if (method(end))
        return;
    const std::string_view word = m_text.substr(m_offset, end - m_offset);
    if (isIn(word))
        push(TokenKind::in, end);
    else if (contains(reservedWords, word))
        push(TokenKind::reserved, end);
    else if (contains(typeWords, word))
        push(TokenKind::typeWord, end);
    else
        push(TokenKind::name, end);
}

/// Takes a word together with its parentheses, where both make one token.
bool Lexer::method(std::size_t end)
{
    const std::string_view word = m_text.substr(m_offset, end - m_offset);
    if (at(end) != '(')
        return false;
    if (word == "digestModulo") {
        const std::size_t close = endOf(end + 1, isDigit);
        if (close == end + 1 || at(close) != ')')
            return false;
        push(TokenKind::metadata, close + 1);
        return true;
    }
    if (at(end + 1) != ')')
        return false;
    if (isMethod(word))
        push(TokenKind::methodCall, end + 2);
    else if (isMetadata(word))
        push(TokenKind::metadata, end + 2);
    else
        return false;
    return true;
}

void Lexer::dot()
{
    const char next = at(m_offset + 1);
    if ((next == '+' || next == '-') && isDigit(at(m_offset + 2)))
        return push(TokenKind::dotSignedInteger, endOf(m_offset + 2, isDigit));
    if (!isDigit(next))
        return symbol();
    const char base = next == '0' ? at(m_offset + 2) : '\0';
    if ((base == 'x' || base == 'X') && isHexDigit(at(m_offset + 3)))
        return push(TokenKind::dotHexOrBinary, endOf(m_offset + 3, isHexDigit));
    if ((base == 'b' || base == 'B') && isBinaryDigit(at(m_offset + 3)))
        return push(TokenKind::dotHexOrBinary, endOf(m_offset + 3, isBinaryDigit));
    push(TokenKind::dotInteger, endOf(m_offset + 1, isDigit));
}

void Lexer::string()
{
    const std::size_t close = m_text.find(m_text[m_offset], m_offset + 1);
    if (close == std::string_view::npos)
        return refuse(m_text.size(), "the string is not closed", std::string("end it with ") + m_text[m_offset]);
    push(TokenKind::string, close + 1);
}

void Lexer::blob(TokenKind kind, std::size_t quote)
{
    const bool hex = kind == TokenKind::hexBlob;
    const std::size_t close = m_text.find('\'', quote + 1);
    if (close == std::string_view::npos)
        return refuse(m_text.size(), "the blob is not closed", "end it with '");
    const std::string_view content = m_text.substr(quote + 1, close - quote - 1);
    if (!std::all_of(content.begin(), content.end(), hex ? isHexDigit : isBase64))
        return refuse(close + 1, hex ? "a blob X'…' holds hexadecimal digits only" : "a blob b64'…' holds base64 only");
    push(kind, close + 1);
}

void Lexer::variable()
{
    const std::size_t end = endOf(m_offset + 2, isWord);
    if (at(end) != '}' || end == m_offset + 2 || isDigit(at(m_offset + 2)))
        return refuse(end + (at(end) == '}'),
                      "a variable is written ${name}, and its name begins with a letter or an underscore");
    push(TokenKind::variable, end + 1);
}

void Lexer::symbol()
{
    for (const std::string_view symbol : symbols) {
        if (symbol.front() == m_text[m_offset] && rest().starts_with(symbol))
            return push(TokenKind::symbol, m_offset + symbol.size());
    }
    strange();
}

void Lexer::strange()
{
    if (m_text[m_offset] == '$')
        return refuse(endOf(m_offset + 1, isWord), "a $ begins a path or a variable", "write $.bin or ${variable}");
    if (m_text[m_offset] == '?')
        return refuse(m_offset + 1, "a placeholder has a number", "write ?0 for the first");
    // All bytes of one character, so that it can be shown.
    const std::size_t end = endOf(m_offset + 1, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; });
    refuse(end, "this character has no meaning outside quotes");
}

} // namespace

bool Token::is(std::string_view symbolOrWord) const
{
    return (kind == TokenKind::symbol || kind == TokenKind::reserved) && text == symbolOrWord;
}

std::vector<Token> tokenize(std::string_view text, Diagnostics& diagnostics)
{
    return Lexer(text, diagnostics).all();
}

bool isWordOfTheLanguage(std::string_view word)
{
    return contains(reservedWords, word) || contains(typeWords, word);
}

bool holdsNull(std::string_view name)
{
    constexpr std::string_view word = "null";
    const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b; };
    return std::search(name.begin(), name.end(), word.begin(), word.end(), same) != name.end();
}

} // namespace binnacle::expression
