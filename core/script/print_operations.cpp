// SPDX-License-Identifier: Apache-2.0
#include "core/script/print_chain.h"

#include <algorithm>

namespace binnacle::script {

void ChainPrinter::operations(const Segment& segment)
{
    if (segment.withNoBins)
        add("withNoBins");
    if (segment.verb == Verb::query)
        return reads(segment);
    for (const BinOperation& one : segment.operations)
        m_links.push_back(operation(one, false));
}

void ChainPrinter::reads(const Segment& segment)
{
    const auto isGet = [](const BinOperation& one) { return std::holds_alternative<GetBin>(one.action); };
    if (!std::ranges::all_of(segment.operations, isGet)) {
        for (const BinOperation& one : segment.operations)
            m_links.push_back(operation(one, true));
        return;
    }
    std::vector<std::string> names;
    for (const BinOperation& one : segment.operations)
        names.push_back(values().text(one.bin));
    if (!names.empty())
        isJava() ? add("readingOnlyBins", joined(names))
                 : add("bins", isPython() ? '[' + joined(names) + ']' : '{' + joined(names) + '}');
}

std::string ChainPrinter::operation(const BinOperation& operation, bool reads)
{
    if (reads && isWrite(operation.action))
        return m_refuse("a query only reads; " + std::string(nameOf(operation.action)) + " would write");
    return ".bin(" + values().text(operation.bin) + ')' + action(operation.action, reads);
}

std::string ChainPrinter::action(const BinAction& action, bool reads)
{
    if (const auto* call = std::get_if<Call>(&action))
        return m_calls.print(*call, reads);
    if (const auto* set = std::get_if<SetTo>(&action)) {
        if (const auto* geo = set->value.as<GeoJson>())
            return '.' + name("setToGeoJson") + '(' + values().text(geo->text) + ')';
        return '.' + name("setTo") + '(' + m_calls.operand(set->value, "setTo") + ')';
    }
    if (const auto* add = std::get_if<Add>(&action)) {
        if (!isCpp() && !add->value.as<std::int64_t>() && !add->value.as<double>())
            return m_refuse("the SDK adds an integer or a double");
        return (isPython() ? ".increment_by(" : ".add(") + values().print(add->value) + ')';
    }
    const auto* append = std::get_if<Append>(&action);
    const auto* prepend = std::get_if<Prepend>(&action);
    if (append || prepend) {
        const Value& value = append ? append->value : prepend->value;
        const auto* text = value.as<std::string>();
        return text || isCpp() ? (append ? ".append(" : ".prepend(") + values().print(value) + ')'
                               : m_refuse("the SDK appends and prepends text");
    }
    return std::holds_alternative<GetBin>(action) ? ".get()" : ".remove()";
}

} // namespace binnacle::script
