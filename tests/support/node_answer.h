// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/engine/engine.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace binnacle::test {

/// One message of an answer, taken apart and owning what it holds.
struct NodeAnswer {
    bool last = false;
    int code = -1;
    std::uint32_t generation = 0;
    std::uint32_t voidTime = 0;
    std::uint32_t index = 0; ///< of the row that it answers, in a batch
    std::map<int, Bytes> fields;
    std::vector<engine::AnswerBin> bins;

    const engine::AnswerBin* bin(std::string_view name) const;
    /// The value of an integer bin.
    std::optional<std::int64_t> integer(std::string_view name) const;
    std::optional<std::string> text(std::string_view name) const;
};

/// The messages of a frame; an empty list if it is no message frame, or one that cannot be read.
std::vector<NodeAnswer> answersIn(const Bytes& frame);
std::vector<NodeAnswer> answersIn(const std::vector<Bytes>& frames);

/// The first message of a frame; one with code -1 if there is none.
NodeAnswer answerIn(const std::optional<Bytes>& frame);

} // namespace binnacle::test
