// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/dispatcher.h"
#include "core/sdk/bin_builder.h"
#include "core/sdk/element_builder.h"
#include "core/sdk/error_disposition.h"
#include "core/sdk/key_list.h"
#include "core/sdk/record_stream.h"
#include "core/sdk/stream_handle.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace binnacle {

class Session;

/// Builds an operation document, segment by segment, and runs it. Reads as the SDK's chains do:
///     session.upsert(users.id(1)).bin("name").setTo("Alice").bin("age").setTo(30).execute();
///     session.batch().update(users.ids(1, 2)).bin("n").add(1).remove(users.idRange(10, 99)).executeStream();
/// A call that can never be right throws std::invalid_argument.
class OperationBuilder {
public:
    /// A chain without a segment: a verb comes next.
    explicit OperationBuilder(std::shared_ptr<const Session> session);

    // A segment: a verb and its records. The following calls are about it, until the next verb.
    OperationBuilder&& upsert(const KeyList& keys) && { return segment(Verb::upsert, keys); }
    OperationBuilder&& insert(const KeyList& keys) && { return segment(Verb::insert, keys); }
    OperationBuilder&& update(const KeyList& keys) && { return segment(Verb::update, keys); }
    OperationBuilder&& replace(const KeyList& keys) && { return segment(Verb::replace, keys); }
    OperationBuilder&& replaceIfExists(const KeyList& keys) && { return segment(Verb::replaceIfExists, keys); }
    /// Replaces or creates: what the vendor's SDKs do when their replace is called.
    OperationBuilder&& createOrReplace(const KeyList& keys) && { return segment(Verb::createOrReplace, keys); }
    OperationBuilder&& remove(const KeyList& keys) && { return segment(Verb::remove, keys); } ///< `delete` is a word of C++
    OperationBuilder&& touch(const KeyList& keys) && { return segment(Verb::touch, keys); }
    OperationBuilder&& exists(const KeyList& keys) && { return segment(Verb::exists, keys); }
    OperationBuilder&& query(const KeyList& keys) && { return segment(Verb::query, keys); }

    // What it does to bins, in order.
    BinBuilder bin(std::string name) &&;
    OperationBuilder&& put(std::vector<std::pair<std::string, Value>> bins) &&;
    OperationBuilder&& bins(const std::vector<std::string>& names) &&; ///< of a query: reads these alone
    OperationBuilder&& withNoBins() &&;                                ///< of a query: metadata alone

    // Its conditions.
    OperationBuilder&& where(std::string_view ael) &&;
    OperationBuilder&& where(Filter filter) &&;
    OperationBuilder&& failOnFilteredOut() &&;
    OperationBuilder&& respondAllKeys() &&;
    OperationBuilder&& ensureGenerationIs(std::uint32_t generation) &&;
    OperationBuilder&& withDurableDelete() &&;
    OperationBuilder&& withoutDurableDelete() &&;

    // When its records expire.
    OperationBuilder&& expireRecordAfterSeconds(std::uint32_t seconds) &&;
    OperationBuilder&& expireRecordAfter(std::chrono::seconds span) &&;
    OperationBuilder&& expireRecordAt(std::chrono::system_clock::time_point time) &&;
    OperationBuilder&& neverExpire() &&;
    OperationBuilder&& withNoChangeInExpiration() &&;
    OperationBuilder&& expiryFromServerDefault() &&;

    /// What this segment's deletes do if they say nothing themselves.
    OperationBuilder&& defaultWithDurableDelete() &&;
    OperationBuilder&& defaultWithoutDurableDelete() &&;

    // For all segments of the chain that say nothing themselves, those before it, too.
    OperationBuilder&& defaultWhere(std::string_view ael) &&;
    OperationBuilder&& defaultWhere(Filter filter) &&;
    OperationBuilder&& defaultExpireRecordAfterSeconds(std::uint32_t seconds) &&;
    OperationBuilder&& defaultExpireRecordAfter(std::chrono::seconds span) &&;
    OperationBuilder&& defaultExpireRecordAt(std::chrono::system_clock::time_point time) &&;
    OperationBuilder&& defaultNeverExpire() &&;
    OperationBuilder&& defaultWithNoChangeInExpiration() &&;
    OperationBuilder&& defaultExpiryFromServerDefault() &&;

    // What becomes of the failures of single records: see ErrorDisposition.
    OperationBuilder&& onError(ErrorHandler handler) &&;
    OperationBuilder&& inStream() &&;
    OperationBuilder&& raise() &&;

    /// What was built so far.
    const OperationDocument& document() const { return m_document; }
    const ErrorDisposition& errors() const { return m_errors; }
    const Session& session() const { return *m_session; }

    RecordStream execute() &&;
    RecordStream executeStream() &&;
    StreamHandle executeAsync(Dispatcher dispatcher, DocumentHandler handler) &&;

private:
    friend class CollectionBuilder;
    friend class SetQueryBuilder;
    OperationBuilder&& segment(Verb verb, const KeyList& keys);
    OperationBuilder&& setExpiry(Expiry expiry);
    OperationBuilder&& setDefaultExpiry(Expiry expiry);
    Segment& current();

    std::shared_ptr<const Session> m_session;
    OperationDocument m_document;
    SegmentDefaults m_defaults; ///< of the chain
    ErrorDisposition m_errors;
};

} // namespace binnacle
