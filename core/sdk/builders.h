// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/document.h"
#include "core/sdk/record_stream.h"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace binnacle {

class Session;
class OperationBuilder;

/// What `.bin("name")` returns: says what happens to that bin and gives the chain back.
class BinBuilder {
public:
    OperationBuilder&& setTo(Value value) &&;
    OperationBuilder&& setToGeoJson(std::string text) &&;
    OperationBuilder&& incrementBy(Value value) &&;
    OperationBuilder&& add(Value value) &&;
    OperationBuilder&& append(Value value) &&;
    OperationBuilder&& prepend(Value value) &&;
    OperationBuilder&& remove() &&;
    OperationBuilder&& get() &&;

private:
    friend class OperationBuilder;
    BinBuilder(OperationBuilder& owner, std::string bin) : m_owner(owner), m_bin(std::move(bin)) {}
    OperationBuilder&& apply(BinAction action);

    OperationBuilder& m_owner;
    std::string m_bin;
};

/// Builds an operation document, segment by segment, and runs it. Reads as the SDK's chains do:
///     session.upsert(users.id(1)).bin("name").setTo("Alice").bin("age").setTo(30).execute();
class OperationBuilder {
public:
    OperationBuilder(std::shared_ptr<const Session> session, Verb verb, const std::vector<Key>& keys);

    BinBuilder bin(std::string name) &&;
    OperationBuilder&& put(std::vector<std::pair<std::string, Value>> bins) &&;
    OperationBuilder&& expireRecordAfterSeconds(std::uint32_t seconds) &&;
    OperationBuilder&& neverExpire() &&;
    OperationBuilder&& withNoChangeInExpiration() &&;
    OperationBuilder&& expiryFromServerDefault() &&;
    OperationBuilder&& ensureGenerationIs(std::uint32_t generation) &&;
    OperationBuilder&& withDurableDelete() &&;
    OperationBuilder&& withoutDurableDelete() &&;

    /// The next segment of the same document.
    OperationBuilder&& upsert(const std::vector<Key>& keys) &&;
    OperationBuilder&& insert(const std::vector<Key>& keys) &&;
    OperationBuilder&& update(const std::vector<Key>& keys) &&;
    OperationBuilder&& replace(const std::vector<Key>& keys) &&;
    OperationBuilder&& remove(const std::vector<Key>& keys) &&;
    OperationBuilder&& touch(const std::vector<Key>& keys) &&;
    OperationBuilder&& exists(const std::vector<Key>& keys) &&;
    OperationBuilder&& query(const std::vector<Key>& keys) &&;
    OperationBuilder&& upsert(const Key& key) && { return std::move(*this).upsert(std::vector{key}); }
    OperationBuilder&& insert(const Key& key) && { return std::move(*this).insert(std::vector{key}); }
    OperationBuilder&& update(const Key& key) && { return std::move(*this).update(std::vector{key}); }
    OperationBuilder&& replace(const Key& key) && { return std::move(*this).replace(std::vector{key}); }
    OperationBuilder&& remove(const Key& key) && { return std::move(*this).remove(std::vector{key}); }
    OperationBuilder&& touch(const Key& key) && { return std::move(*this).touch(std::vector{key}); }
    OperationBuilder&& exists(const Key& key) && { return std::move(*this).exists(std::vector{key}); }
    OperationBuilder&& query(const Key& key) && { return std::move(*this).query(std::vector{key}); }

    /// What was built so far.
    const OperationDocument& document() const { return m_document; }

    RecordStream execute() &&;
    RecordStream executeStream() &&;

private:
    friend class BinBuilder;
    OperationBuilder&& segment(Verb verb, const std::vector<Key>& keys);
    Segment& current() { return m_document.segments.back(); }

    std::shared_ptr<const Session> m_session;
    OperationDocument m_document;
};

/// Reads a whole set as a paged stream.
class SetQueryBuilder {
public:
    SetQueryBuilder(std::shared_ptr<const Session> session, DataSet dataSet);

    SetQueryBuilder&& bins(std::vector<std::string> names) &&;
    SetQueryBuilder&& withNoBins() &&;
    SetQueryBuilder&& limit(std::int64_t records) &&;
    SetQueryBuilder&& pageSize(std::int64_t records) &&;

    /// A stream that asks for the next page only when the last one has been taken.
    RecordStream execute() &&;

private:
    struct Plan;
    std::shared_ptr<Plan> m_plan;
};

} // namespace binnacle
