// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cluster/scan_plan.h"
#include "core/operation/document.h"
#include "core/sdk/session.h"

#include <optional>
#include <span>

namespace binnacle {

// What is asked of a session, looked at before anything is sent. Pure.

/// The first problem that keeps `document` from being sent, as an invalid parameter.
std::optional<Error> refusal(const OperationDocument& document);
/// The same on a connection; one that is read-only takes no write.
std::optional<Error> refusal(const OperationDocument& document, bool readOnly);
std::optional<Error> refusal(const DataSet& dataSet, const ScanOptions& options);

/// A document that reads a whole set is one segment, a query without keys; refusal() sees to that.
bool readsWholeSet(const OperationDocument& document);

/// What a behavior says about scans of such namespaces.
ScanOptions scanOptionsFor(const Behavior& behavior, Consistency consistency);

/// The scan that such a document stands for: the bins of its `get` operations, all bins without any.
ScanOptions scanOptionsOf(const OperationDocument& document, Consistency consistency);

/// What refusal() has let pass, as a scan of every record.
cluster::ScanPlan planOf(const DataSet& dataSet, const ScanOptions& options);

/// The same, with the filter served by an index as far as one of `indexes` can.
cluster::ScanPlan planOf(const DataSet& dataSet, const ScanOptions& options, std::span<const SecondaryIndex> indexes);

/// Whether an index may serve it. A packed filter is sent as it is, as the vendor's SDKs do.
bool mayUseIndex(const ScanOptions& options);

} // namespace binnacle
