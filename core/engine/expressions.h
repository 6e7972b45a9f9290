// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"
#include "core/bins/modified.h"
#include "core/engine/engine.h"
#include "core/engine/stored_record.h"
#include "core/expression/record_view.h"
#include "core/value/key.h"
#include "core/wire/message.h"

#include <vector>

namespace binnacle::engine {

/// The record's metadata as expressions see them; without bins.
expression::RecordView metadataOf(const StoredRecord& record, const Digest& digest, const Clock& now);

/// The same view with these bins.
expression::RecordView withBins(expression::RecordView view, const std::vector<StoredBin>& bins);

/// What the command's filter says about a record that is there: ok, filteredOut, or a parameter error for what is no filter. ok
/// without a filter. A server looks at a filter no earlier than that.
ServerCode checkFilter(const wire::Message& command, const StoredRecord& record, const Digest& digest, const Clock& now);

// Operations that hold an expression: a packed list of the expression and, if there are any, flags. What is no such list, and what
// is no expression, is a parameter error; an expression that gives no value is not applicable, unless the flags say otherwise.
// Source: expop.c of the server.

/// The value, or a particle of type null.
Result<wire::Particle> readExpression(ByteView operation, const expression::RecordView& record);

/// `exists`: the bin is there. A bin of type null in the result has to go.
Result<bins::Modified> modifyExpression(ByteView operation, bool exists, const expression::RecordView& record);

} // namespace binnacle::engine
