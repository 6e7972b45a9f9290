// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/script/scope.h"

namespace binnacle::script {

/// Reads literals, names of values, and the few functions of either language that only make a value: List.of, Map.of,
/// float("nan"), bytes.fromhex and the like.
class Values {
public:
    Values(const Scope& scope, Reporter& reporter) : m_scope(scope), m_reporter(reporter) {}

    /// Nothing if it is no value; why has been reported.
    std::optional<Value> read(const Expression& expression);
    std::optional<std::string> readText(const Expression& expression);
    /// An integer within the bounds; `what` names it in the message.
    std::optional<std::int64_t> readInteger(const Expression& expression, std::string_view what, std::int64_t first,
                                            std::int64_t last);
    std::optional<std::vector<Value>> readAll(const std::vector<Argument>& arguments);

    /// True for what read() is meant for, whether it can be read or not.
    bool isValue(const Expression& expression) const;

private:
    std::optional<Value> refuse(Span at, std::string sentence, std::string hint = {});
    std::optional<Value> readName(const Expression& expression);
    std::optional<Value> readCall(const Expression& expression, const std::string& path);
    std::optional<Value> readDictionary(const Expression& expression);
    std::optional<Value> readPairs(const std::vector<Argument>& arguments, Span at);
    std::optional<Value> readEntries(const std::vector<Argument>& arguments);
    std::optional<Value> mapOf(std::vector<std::pair<Value, Value>> entries, Span at);
    std::optional<Value> bytesOfList(const std::vector<Argument>& items, Span at);
    std::optional<Value> readBytes(const std::vector<Argument>& arguments, Span at);
    std::optional<Value> readFloat(const std::vector<Argument>& arguments, Span at);
    std::optional<Value> readOneText(const std::vector<Argument>& arguments, const std::string& path, Span at);

    const Scope& m_scope;
    Reporter& m_reporter;
};

} // namespace binnacle::script
