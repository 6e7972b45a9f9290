// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/expression/evaluate_program.h"
#include "core/expression/record_view.h"

#include <vector>

namespace binnacle::expression {

/// What the expression comes to on a record, as a server has it. No more is worked out than decides. The result may look into the
/// program and the record. Bounded: what an expression makes anew beyond 64 MiB is unknown.
Evaluated evaluate(const Program& program, const RecordView& record);

/// True if a filter leaves the record in: it has to come to true, and unknown is not true.
bool passes(const Program& filter, const RecordView& record);

/// What each node comes to, in the shape of the program's tree: also those that the result does not depend on. The definitions of
/// a let stand before its body, a call's arguments before what it is made on, as in the tree.
struct NodeResult {
    Evaluated value;
    std::vector<NodeResult> operands;
};
NodeResult explain(const Program& program, const RecordView& record);

} // namespace binnacle::expression
