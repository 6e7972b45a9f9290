// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/script/call_options.h"

namespace binnacle::script {

/// Reads what stands behind bin("a") and is no operation on a whole scalar value: steps into the bin, such as on_map_key("k"), and
/// the method that ends them, such as get_values(), list_append(1) or hll_init(HllConfig.of(14)).
class Calls {
public:
    Calls(const Scope& scope, Reporter& reporter) : m_reporter(reporter), m_values(scope, reporter), m_options(scope, reporter) {}

    enum class Outcome : std::uint8_t {
        unknown, ///< it is none of these methods; nothing has been reported
        refused, ///< it cannot be read; why has been reported
        open,    ///< a step: a method is still to come
        whole,   ///< the call is there to be taken
    };
    /// `name` is the member's in Java's spelling.
    Outcome apply(const Member& member, const std::string& name);
    Call take() { return std::exchange(m_call, {}); }
    /// Whether steps have been read, and their method is still to come.
    bool isOpen() const { return !m_call.path.empty(); }

private:
    Outcome refuse(Span at, std::string sentence, std::string hint = {});
    Outcome step(const SelectorEntry& entry, const Member& member);
    Outcome method(const MethodEntry& entry, const Member& member);
    Outcome selected(const Member& member, const std::string& name);
    Outcome finish(const Member& member);
    bool readArguments(const Member& member, std::span<const Parameter> parameters, Call& call, CallFlags allowed,
                       std::optional<CallFlag> trailing, std::vector<Value>& out);
    bool readNamed(const Argument& argument, std::span<const Parameter> parameters, std::vector<std::optional<Value>>& out);
    std::string shown(const Member& member) const { return '`' + std::string(m_reporter.text(member.name)) + '`'; }

    Reporter& m_reporter;
    Values m_values;
    CallOptions m_options;
    Call m_call;
    bool m_removes = false; ///< remove_and(): what is answered is still to come
};

} // namespace binnacle::script
