// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/bins/cdt_operation.h"
#include "core/bins/packed_container.h"

#include <optional>
#include <vector>

namespace binnacle::bins {

/// A way into what is nested in a bin, and the way back: which element of which list or map leads to the next. The views point into
/// the bin and the operation, which have to outlive it.
class CdtContext {
public:
    /// Goes down from a bin's packed list or map, or from nothing (a null pointer) where there is no such bin. With `create`, steps
    /// that allow it make what is missing. A step that leads nowhere is not applicable.
    static Result<CdtContext> enter(ByteView bin, const std::vector<CdtStep>& path, bool create);

    /// What the path leads to; a null pointer if it has to be made.
    ByteView target() const { return m_target; }

    /// The whole bin with `target` in the place that the path leads to. An ordered list moves what has changed to where it belongs.
    Result<Bytes> withTarget(Bytes target) const;

private:
    /// A list or a map on the way, and the element that the way goes through.
    struct Level {
        std::optional<PackedList> list;
        std::optional<PackedMap> map;
        std::size_t index = 0;
        std::size_t nils = 0; ///< in front of a new item
        bool isNew = false;
        Bytes newKey;
    };

    Result<bool> descend(const CdtStep& step, bool create);
    Result<bool> descendList(const CdtStep& step, PackedList list, bool create);
    Result<bool> descendMap(const CdtStep& step, PackedMap map, bool create);
    Result<bool> newItem(const CdtStep& step, Level level, std::int64_t index);
    void through(Level level, ByteView element);

    ByteView m_target;
    std::vector<Level> m_levels;
    std::vector<CdtStep> m_toMake; ///< steps below the last level, or all of them where there is no bin
};

} // namespace binnacle::bins
