// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/ael_completions.h"

#include "core/expression/lexer.h"

#include <QCoreApplication>

#include <algorithm>

namespace binnacle::ui {

namespace {

bool isNameByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// As it is written after `$.`.
QString binText(const std::string& bin)
{
    const bool plain = !bin.empty() && std::all_of(bin.begin(), bin.end(), isNameByte) && !(bin.front() >= '0' && bin.front() <= '9')
        && !expression::isWordOfTheLanguage(bin);
    const QString name = QString::fromStdString(bin);
    return plain ? name : u'\'' + name + u'\'';
}

} // namespace

AelCompletions aelCompletions(std::string_view text, std::size_t offset, const std::vector<std::string>& bins)
{
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    std::size_t begin = before.size();
    while (begin > 0 && isNameByte(before[begin - 1]))
        --begin;
    if (!before.substr(0, begin).ends_with("$."))
        return {};
    const std::string_view typed = before.substr(begin);
    AelCompletions found{begin, typed.size(), {}};
    for (const std::string& bin : bins) {
        if (bin.starts_with(typed) && bin != typed)
            found.items.push_back({binText(bin), QCoreApplication::translate("AelCompletions", "bin")});
    }
    std::ranges::sort(found.items, {}, &CompletionItem::text);
    return found;
}

} // namespace binnacle::ui
