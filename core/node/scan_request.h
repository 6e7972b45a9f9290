// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/expression/evaluate_program.h"
#include "core/node/index_query.h"
#include "core/node/scan_cursor.h"
#include "core/wire/message.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace binnacle::node {

/// Operations that a scan carries out on each record in place of naming bins: reads inside lists and maps, of bits, of sketches, and
/// expressions. The command's views point into its bytes.
struct Projection {
    std::shared_ptr<const Bytes> bytes;
    wire::Message command;
};

/// What a scan asks for, checked.
struct ScanRequest {
    std::string set;                              ///< empty: the whole namespace
    std::vector<ScanPartition> partitions;        ///< in order, each once
    std::optional<std::vector<std::string>> bins; ///< nothing: all of them
    std::optional<Projection> projection;         ///< in place of bins
    std::optional<expression::Program> filter;    ///< nothing: all records
    std::optional<IndexQuery> query;              ///< nothing: all records, without an index
    bool withoutBins = false;
    bool answersAllBins = false;        ///< a bin that a record lacks is answered as empty
    std::uint64_t maxRecords = 0;       ///< 0: all
    std::uint32_t recordsPerSecond = 0; ///< 0: as fast as it goes
};

/// True for a message without a digest: such a command is about many records.
bool isScan(const wire::Message& message);

/// A number of exactly `width` bytes; 0 if the field is not there.
Result<std::uint64_t> numberIn(const wire::Message& message, wire::FieldType type, std::size_t width);

/// The checks of a server, with its codes, in its order. Aggregations are refused. `catalog` has the namespace's
/// indexes.
Result<ScanRequest> parseScan(const wire::Message& message, const IndexCatalog& catalog);

} // namespace binnacle::node
