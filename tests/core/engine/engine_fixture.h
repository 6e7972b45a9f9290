// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine.h"
#include "tests/support/node_command.h"

#include <optional>

namespace binnacle::test {

/// When the engine's tests happen.
inline constexpr engine::Clock noon{500'000'000, 500'000'000'000};

inline Key key()
{
    return DataSet::of("test", "things").id(1);
}

/// What the engine makes of the command; an outcome of its own making if the command is no message.
inline engine::Outcome applied(const std::optional<engine::StoredRecord>& before, const NodeCommand& command,
                               const engine::Configuration& configuration = {})
{
    const Bytes bytes = command.message();
    std::size_t offset = 0;
    const auto message = wire::decodeMessage(bytes, offset);
    return message ? engine::apply(before, *message, noon, configuration) : engine::Outcome();
}

inline int codeOf(const std::optional<engine::StoredRecord>& before, const NodeCommand& command,
                  const engine::Configuration& configuration = {})
{
    return static_cast<int>(applied(before, command, configuration).code);
}

} // namespace binnacle::test
