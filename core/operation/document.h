// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/behavior.h"
#include "core/operation/bin_operation.h"
#include "core/operation/filter.h"
#include "core/operation/query_options.h"
#include "core/value/key.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace binnacle {

/// What a segment does to each of its records. The verbs are those of the Developer SDK's "Writing Data" guide.
enum class Verb : std::uint8_t {
    upsert,          ///< creates or updates
    insert,          ///< creates; fails if the record exists
    update,          ///< changes bins; fails if the record is missing
    replace,         ///< replaces all bins; fails if the record is missing
    replaceIfExists, ///< the explicit twin of replace
    createOrReplace, ///< replaces all bins, or creates: what the SDKs' own code makes of their replace
    remove,          ///< `delete` in the SDK and in JSON
    touch,           ///< resets the time to live; fails if the record is missing
    exists,          ///< asks whether there is a record
    query,           ///< reads records
};

/// One entry of a segment's keys: a user key, a range of them, or a digest.
using KeyItem = std::variant<KeyValue, KeyRange, Digest>;

/// When a written record expires.
struct Expiry {
    enum class Kind : std::uint8_t {
        unset, ///< nothing is said: the segment's default decides, and without one the server's
        serverDefault,
        never,
        unchanged,
        afterSeconds,
        at,
    };
    Kind kind = Kind::unset;
    std::uint32_t seconds = 0; ///< with afterSeconds: 1 to 4294967293; servers refuse more than ten years
    std::int64_t unixTime = 0; ///< with at: seconds since 1970-01-01 UTC

    friend bool operator==(const Expiry&, const Expiry&) = default;
};

/// What the chain that a segment belongs to says for segments that say nothing themselves. Each segment keeps what reached it, so
/// that it can be told; which ones a chain's default reaches is the business of whoever builds the document.
struct SegmentDefaults {
    std::optional<Filter> where;       ///< defaultWhere
    Expiry expiry;                     ///< defaultExpireRecordAfterSeconds and its like
    std::optional<bool> durableDelete; ///< defaultWithDurableDelete, defaultWithoutDurableDelete

    friend bool operator==(const SegmentDefaults&, const SegmentDefaults&) = default;
};

/// One verb on the records of one data set, with its bin operations in order and its conditions.
struct Segment {
    Verb verb = Verb::upsert;
    DataSet dataSet;
    std::vector<KeyItem> keys; ///< with Verb::query, no keys means the whole set
    std::vector<BinOperation> operations;
    Expiry expiry;
    std::optional<std::uint32_t> generation; ///< ensureGenerationIs
    std::optional<bool> durableDelete;       ///< withDurableDelete, withoutDurableDelete; nothing: the default decides
    std::optional<Filter> where;             ///< records that do not match are skipped
    bool failOnFilteredOut = false;          ///< … or are failures
    bool respondAllKeys = false;             ///< results of many keys tell of missing and skipped records, too
    bool withNoBins = false;                 ///< with Verb::query: metadata alone
    QueryOptions query;                      ///< of a query of a whole set: which part of it, and how
    SegmentDefaults defaults;

    friend bool operator==(const Segment&, const Segment&) = default;
};

/// The one shape that flows: everything a person can do to data, as plain data. It is built by the composer, by code and by
/// the fluent builders; it is printed, encoded to the wire and kept by the history.
struct OperationDocument {
    std::vector<Segment> segments;
    Behavior behavior; ///< how its commands are carried out

    friend bool operator==(const OperationDocument&, const OperationDocument&) = default;
};

/// How many records the segment names; nothing if it is a whole set. Never overflows: counts beyond 2^63 - 1 stay there.
std::optional<std::int64_t> keyCount(const Segment& segment);

bool isWrite(Verb verb);

// What holds in the end: what the segment says itself, then its defaults.

const std::optional<Filter>& effectiveWhere(const Segment& segment);
const Expiry& effectiveExpiry(const Segment& segment);

/// The SDK's word: upsert, insert, …; `delete` for Verb::remove.
std::string_view nameOf(Verb verb);
std::optional<Verb> verbNamed(std::string_view name);

/// The one-line meaning: `changes bins · fails if the record is missing`.
std::string_view meaningOf(Verb verb);

} // namespace binnacle
