// SPDX-License-Identifier: Apache-2.0
#include "core/operation/json_place.h"

#include "core/operation/json_parse.h"

#include <algorithm>
#include <charconv>

namespace binnacle {

namespace {

constexpr std::string_view blanks = " \t\r\n";

/// Walks over JSON that is known to be well-formed; of any other text it leaves the end, never more.
class Walker {
public:
    explicit Walker(std::string_view text) : m_text(text) { skipBlanks(); }

    std::size_t position() const { return m_at; }

    /// Goes to the value of a member, or of an item, of the value that begins here. False if there is none.
    bool enterMember(std::string_view name)
    {
        return enter('{', [&, this](std::size_t) {
            const std::size_t start = m_at;
            skipValue();
            const std::string_view quoted = m_text.substr(start, m_at - start);
            skipBlanks();
            skip(':');
            return quoted.size() > 1 && quoted.substr(1, quoted.size() - 2) == name;
        });
    }
    bool enterItem(std::size_t index)
    {
        return enter('[', [index](std::size_t count) { return count == index; });
    }
    std::vector<JsonStretch> items()
    {
        std::vector<JsonStretch> all;
        const auto take = [&, this](std::size_t) {
            Walker item = *this;
            item.skipValue();
            all.push_back({m_at, item.m_at - m_at});
            return false;
        };
        enter('[', take);
        return all;
    }

    void skipValue()
    {
        std::size_t depth = 0;
        do {
            const char head = current();
            if (head == '"')
                skipString();
            else if (head == '{' || head == '[' || head == '}' || head == ']' || head == ',' || head == ':')
                ++m_at;
            else
                m_at = std::min(m_text.find_first_of(" \t\r\n,:{}[]\"", m_at), m_text.size());
            depth += head == '{' || head == '[' ? 1 : 0;
            depth -= depth > 0 && (head == '}' || head == ']') ? 1 : 0;
            if (depth > 0)
                skipBlanks();
        } while (depth > 0 && m_at < m_text.size());
    }

private:
    char current() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    void skip(char expected)
    {
        m_at += current() == expected ? 1 : 0;
        skipBlanks();
    }
    void skipBlanks() { m_at = std::min(m_text.find_first_not_of(blanks, m_at), m_text.size()); }
    void skipString()
    {
        for (++m_at; m_at < m_text.size() && m_text[m_at] != '"'; ++m_at)
            m_at += m_text[m_at] == '\\' ? 1 : 0;
        m_at = std::min(m_at + 1, m_text.size());
    }

    /// `found` says of each entry, by its number, whether it is the one; it leaves the place at the entry's value.
    template <typename Found>
    bool enter(char bracket, Found found)
    {
        if (current() != bracket)
            return false;
        skip(bracket);
        for (std::size_t count = 0; m_at < m_text.size() && current() != '}' && current() != ']'; ++count) {
            if (found(count))
                return true;
            skipValue();
            skipBlanks();
            skip(',');
        }
        return false;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

/// Takes `name` or `[12]` off the front of the path and goes there.
bool step(Walker& walker, std::string_view& path)
{
    if (path.front() == '[') {
        const std::size_t end = std::min(path.find(']'), path.size());
        std::size_t index = 0;
        std::from_chars(path.data() + 1, path.data() + end, index);
        path.remove_prefix(std::min(end + 1, path.size()));
        return walker.enterItem(index);
    }
    path.remove_prefix(path.front() == '.' ? 1 : 0);
    const std::size_t end = std::min(path.find_first_of(".["), path.size());
    const std::string_view name = path.substr(0, end);
    path.remove_prefix(end);
    return walker.enterMember(name);
}

/// The beginning of a message that tells the place: `segments[0].keys[2]: …`.
std::string_view pathOf(std::string_view detail)
{
    const std::size_t end = detail.find(": ");
    const bool isPath = end != std::string_view::npos && std::ranges::all_of(detail.substr(0, end), [](char each) {
        return (each >= '0' && each <= '9') || (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || each == '.' ||
               each == '[' || each == ']';
    });
    return isPath ? detail.substr(0, end) : std::string_view();
}

/// The word that ends at `end`.
JsonStretch wordBefore(std::string_view text, std::size_t end)
{
    end = std::min(end, text.size());
    std::size_t start = end;
    if (start > 0 && text[start - 1] == '"')
        start = start > 1 ? std::min(text.rfind('"', start - 2), start - 1) : 0;
    else
        while (start > 0 && std::string_view(" \t\r\n,:{}[]\"").find(text[start - 1]) == std::string_view::npos)
            --start;
    return start == end && end > 0 ? JsonStretch{end - 1, 1} : JsonStretch{start, end - start};
}

JsonFault faultAt(std::string_view text, JsonStretch at, std::string_view sentence)
{
    const std::size_t lineEnd = std::min(text.find('\n', at.offset), text.size());
    return {at.offset, std::min(at.length, lineEnd - at.offset), std::string(sentence)};
}

} // namespace

JsonStretch placeInJson(std::string_view text, std::string_view path)
{
    Walker walker(text);
    JsonStretch around{walker.position(), 0};
    bool inside = true;
    while (inside && !path.empty()) {
        inside = step(walker, path);
        if (inside)
            around.offset = walker.position();
    }
    Walker end(text.substr(around.offset));
    end.skipValue();
    around.length = end.position();
    return around;
}

std::vector<JsonStretch> itemsInJson(std::string_view text)
{
    return Walker(text).items();
}

JsonFault jsonFault(std::string_view text, std::string_view detail)
{
    constexpr std::string_view malformed = "JSON: ";
    if (detail.starts_with(malformed)) {
        detail.remove_prefix(malformed.size());
        constexpr std::string_view place = "parse error at line ";
        if (const std::size_t rest = detail.find(": "); detail.starts_with(place) && rest != std::string_view::npos)
            detail.remove_prefix(rest + 2);
        return faultAt(text, wordBefore(text, json::parsedLength(text)), detail);
    }
    const std::string_view path = pathOf(detail);
    const JsonStretch at = placeInJson(text, path);
    return faultAt(text, at, path.empty() ? detail : detail.substr(path.size() + 2));
}

} // namespace binnacle
