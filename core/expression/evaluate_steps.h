// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/expression/evaluate_program.h"
#include "core/expression/record_view.h"

#include <optional>
#include <span>

namespace binnacle::expression {

// What operations make of operands that are all known, each of the kind that the program has checked.

using Operands = std::span<const Evaluated>;

/// The bytes that an evaluation may still make anew.
class Allowance {
public:
    bool take(std::size_t bytes)
    {
        if (bytes > m_left)
            return false;
        m_left -= bytes;
        return true;
    }

private:
    std::size_t m_left = std::size_t{64} << 20;
};

Evaluated comparison(Op op, const Evaluated& left, const Evaluated& right);
Evaluated isInList(const Evaluated& item, const Evaluated& list);

/// Integers wrap around at 64 bits.
Evaluated integerArithmetic(Op op, Operands operands);
Evaluated floatArithmetic(Op op, Operands operands);
/// Operations on the bits of integers.
Evaluated bitArithmetic(Op op, Operands operands);

/// Metadata, the key and bins.
Evaluated fromRecord(const Node& node, const RecordView& record);

Evaluated mapKeysOrValues(Op op, const Evaluated& map, Allowance& allowance);
/// An operation on a list, map, blob or sketch: the last operand is what it is made on, the others are its arguments.
Evaluated calledOn(const ProgramStep& step, Operands operands, Allowance& allowance);
/// A call's operation as a command has it; nothing if an argument cannot be packed, or beyond the allowance.
std::optional<Bytes> packedOperation(const Call& call, Operands arguments, Allowance& allowance);

} // namespace binnacle::expression
