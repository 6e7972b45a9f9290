// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/script/values.h"

namespace binnacle::script {

/// Reads data sets and keys: users, users.id(1), users.ids(*range(1, 501)), DataSet.of("test", "users").id(1), [key1, key2],
/// Key("test", "users", 1), and names that stand for them.
class Keys {
public:
    Keys(const Scope& scope, Reporter& reporter) : m_scope(scope), m_reporter(reporter), m_values(scope, reporter) {}

    /// Nothing if it is neither; why has been reported.
    std::optional<Target> read(const Expression& expression);
    /// The arguments of a verb, together.
    std::optional<Target> readAll(const std::vector<Argument>& arguments, Span at);

    /// True for what read() is meant for, whether it can be read or not.
    bool isTarget(const Expression& expression) const;

private:
    std::optional<Target> refuse(Span at, std::string sentence, std::string hint = {});
    std::optional<Target> readDataSet(const std::vector<Argument>& arguments, Span at);
    std::optional<Target> readKey(const std::vector<Argument>& arguments, Span at);
    std::optional<Target> readMember(DataSet dataSet, const Member& member);
    bool appendIds(const std::vector<Argument>& arguments, std::vector<KeyItem>& keys);
    std::optional<KeyRange> rangeOfStream(const Expression& expression);
    bool appendRange(const Expression& range, std::vector<KeyItem>& keys);
    bool appendKey(const Value& value, Span at, std::vector<KeyItem>& keys);
    bool appendDigest(const Value& value, Span at, std::vector<KeyItem>& keys);
    bool fail(Span at, std::string sentence, std::string hint = {});

    const Scope& m_scope;
    Reporter& m_reporter;
    Values m_values;
};

} // namespace binnacle::script
