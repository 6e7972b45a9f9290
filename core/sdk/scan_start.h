// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/behavior.h"
#include "core/sdk/session.h"
#include "core/sdk/states.h"

#include <functional>

namespace binnacle {

/// A scan whose options depend on the kind of its namespace, which the runtime thread knows.
struct ScanAsked {
    DataSet dataSet;
    std::function<ScanOptions(Consistency)> options; ///< pure
};

/// The scan that a document stands for.
ScanAsked scanOf(OperationDocument document);

/// What keeps it from running comes through onDone.
void startScan(Cluster::State& cluster, const std::shared_ptr<StreamHandle::Control>& control, ScanAsked asked,
               Dispatcher dispatcher, ScanHandler handler);

} // namespace binnacle
