// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/script/calls.h"
#include "core/script/chain_defaults.h"
#include "core/script/keys.h"
#include "core/script/times.h"

namespace binnacle::script {

/// Reads one chain from its session to execute(), such as session.upsert(…).bin("a").set_to(1).execute(), into a document.
/// Methods are taken in either language's spelling. What follows execute() concerns results and is passed over.
class Chain {
public:
    Chain(const Scope& scope, Reporter& reporter)
        : m_reporter(reporter),
          m_values(scope, reporter),
          m_keys(scope, reporter),
          m_calls(scope, reporter),
          m_times(scope, reporter)
    {
    }

    /// Nothing if something in it cannot be read; why has been reported. Offset and length are left to the caller.
    std::optional<ScriptStatement> read(const Expression& expression);

private:
    struct Method;
    static const std::vector<Method>& methods();

    bool refuse(Span at, std::string sentence, std::string hint = {});
    bool apply(const Member& member);
    bool applyTo(const Member& member, const std::string& name);
    bool applyMethod(const Method& method, const Member& member);
    bool applyToBin(const Member& member, const std::string& name);
    bool applyToNamedBin(const Member& member, const std::string& name);
    bool applyBinAction(const Member& member, const std::string& name);
    bool applyCall(const Member& member, const std::string& name);
    bool unknown(const Member& member, const std::string& name);
    std::optional<BinAction> actionOf(const std::string& name, const std::vector<Argument>& arguments);

    bool startSegment(Verb verb, const Member& member);
    bool batch(const Member& member);
    bool bin(const Member& member);
    bool put(const Member& member);
    bool bins(const Member& member);
    bool rowOfValues(const Member& member);
    bool removeBin(const Member& member);
    bool replaceOnly(const Member& member);
    bool expiry(const Member& member);
    bool defaultExpiry(const Member& member);
    std::optional<Expiry> readExpiry(std::string_view name, const Member& member);
    bool where(const Member& member);
    bool defaultWhere(const Member& member);
    std::optional<Filter> readFilter(const Member& member);
    bool failOnFilteredOut(const Member& member);
    bool respondAllKeys(const Member& member);
    bool withNoBins(const Member& member);
    bool readsWholeSet(const Member& member);
    bool queryNumber(const Member& member);
    bool partitions(const Member& member);
    bool hint(const Member& member);
    bool hintPart(QueryHint& hint, const std::string& name, Span at, const Expression& value);
    bool ensureGeneration(const Member& member);
    bool durableDelete(const Member& member);
    bool withDurableDelete(const Member& member);
    bool withoutDurableDelete(const Member& member);
    bool defaultWithDurableDelete(const Member& member);
    bool defaultWithoutDurableDelete(const Member& member);
    bool setDefaultDurableDelete(const Member& member, bool durable);
    bool execute(const Member& member);
    bool executeStream(const Member& member);
    bool executeAsync(const Member& member);

    Segment& current() { return m_statement.document.segments.back(); }

    Reporter& m_reporter;
    Values m_values;
    Keys m_keys;
    Calls m_calls;
    Times m_times;
    ChainDefaults m_defaults{Dialect::java};
    ScriptStatement m_statement;
    std::optional<std::string> m_bin;   ///< named by bin(), its operation is still to come
    std::vector<std::string> m_rowBins; ///< named by bins(), their values are still to come
    bool m_executed = false;
};

} // namespace binnacle::script
