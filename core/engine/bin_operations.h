// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/engine/engine.h"
#include "core/engine/stored_record.h"
#include "core/expression/record_view.h"
#include "core/wire/message.h"

#include <string_view>
#include <vector>

namespace binnacle::engine {

/// Null if there is no such bin.
const StoredBin* findBin(const std::vector<StoredBin>& bins, std::string_view name);

/// Carries out the operations of a write in order on `bins`, and collects what the answer holds. At the first failure it stops
/// and returns its code; `bins` are then of no use.
/// Expressions see the metadata, and the bins as they have become.
ServerCode applyOperations(const wire::Message& command, std::vector<StoredBin>& bins, const expression::RecordView& metadata,
                           std::vector<AnswerBin>& answer);

/// The bins that a read asks for. A bin that is not there is left out, unless every operation is to be answered.
ServerCode readOperations(const wire::Message& command, const std::vector<StoredBin>& bins, const expression::RecordView& metadata,
                          std::vector<AnswerBin>& answer);

/// The bin as a read.
AnswerBin answerWith(const StoredBin& bin);

/// All bins, each as a read.
std::vector<AnswerBin> answerWithAll(const std::vector<StoredBin>& bins);

} // namespace binnacle::engine
