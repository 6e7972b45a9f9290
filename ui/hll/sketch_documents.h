// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"
#include "ui/hll/gathered_sketch.h"

#include <vector>

namespace binnacle::ui {

// What is done with sketches, as operation documents. Those that are of no record cannot be written to and are passed over.

/// The key as documents name it, and its set.
KeyItem itemOf(const Key& key);
DataSet dataSetOf(const Key& key);

/// Writes the union of all into a bin of its own of the first one's record. Where none is of a record, key and set are left to be
/// filled in.
OperationDocument unionDocument(const std::vector<GatheredSketch>& sketches);

/// Folds each where it is.
OperationDocument foldDocument(const std::vector<GatheredSketch>& sketches, int indexBits);

/// Adds elements to one where it is. It has a key.
OperationDocument addDocument(const GatheredSketch& sketch, std::vector<Value> elements);

/// Reads these records of a set.
OperationDocument readDocument(const DataSet& dataSet, std::vector<KeyItem> keys);

} // namespace binnacle::ui
