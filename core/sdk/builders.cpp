// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/builders.h"

#include "core/sdk/session.h"

#include <stdexcept>

namespace binnacle {

namespace {

Segment segmentOf(Verb verb, const std::vector<Key>& keys)
{
    if (keys.empty()) {
        throw std::invalid_argument(std::string(nameOf(verb)) + " needs at least one key");
    }
    Segment segment;
    segment.verb = verb;
    segment.dataSet = {keys.front().nameSpace, keys.front().set};
    for (const Key& key : keys) {
        if (key.nameSpace != segment.dataSet.nameSpace || key.set != segment.dataSet.set) {
            throw std::invalid_argument("the keys of one call belong to one data set; begin another segment for another set");
        }
        segment.keys.push_back(key.userKey ? KeyItem(*key.userKey) : KeyItem(key.digest));
    }
    return segment;
}

} // namespace

OperationBuilder&& BinBuilder::apply(BinAction action)
{
    m_owner.current().operations.push_back({std::move(m_bin), std::move(action)});
    return std::move(m_owner);
}

OperationBuilder&& BinBuilder::setTo(Value value) &&
{
    return apply(SetTo{std::move(value)});
}

OperationBuilder&& BinBuilder::setToGeoJson(std::string text) &&
{
    return apply(SetTo{GeoJson{std::move(text)}});
}

OperationBuilder&& BinBuilder::incrementBy(Value value) &&
{
    return apply(Add{std::move(value)});
}

OperationBuilder&& BinBuilder::add(Value value) &&
{
    return apply(Add{std::move(value)});
}

OperationBuilder&& BinBuilder::append(Value value) &&
{
    return apply(Append{std::move(value)});
}

OperationBuilder&& BinBuilder::prepend(Value value) &&
{
    return apply(Prepend{std::move(value)});
}

OperationBuilder&& BinBuilder::remove() &&
{
    return apply(RemoveBin{});
}

OperationBuilder&& BinBuilder::get() &&
{
    return apply(GetBin{});
}

OperationBuilder::OperationBuilder(std::shared_ptr<const Session> session, Verb verb, const std::vector<Key>& keys)
    : m_session(std::move(session))
{
    m_document.policy = m_session->policy();
    m_document.segments.push_back(segmentOf(verb, keys));
}

BinBuilder OperationBuilder::bin(std::string name) &&
{
    return BinBuilder(*this, std::move(name));
}

OperationBuilder&& OperationBuilder::put(std::vector<std::pair<std::string, Value>> bins) &&
{
    for (auto& [name, value] : bins) {
        current().operations.push_back({std::move(name), SetTo{std::move(value)}});
    }
    return std::move(*this);
}

OperationBuilder&& OperationBuilder::expireRecordAfterSeconds(std::uint32_t seconds) &&
{
    if (seconds == 0) {
        throw std::invalid_argument("a record expires after 1 second or more; neverExpire() keeps it");
    }
    current().expiry = {Expiry::Kind::afterSeconds, seconds};
    return std::move(*this);
}

OperationBuilder&& OperationBuilder::neverExpire() &&
{
    current().expiry = {Expiry::Kind::never};
    return std::move(*this);
}

OperationBuilder&& OperationBuilder::withNoChangeInExpiration() &&
{
    current().expiry = {Expiry::Kind::unchanged};
    return std::move(*this);
}

OperationBuilder&& OperationBuilder::expiryFromServerDefault() &&
{
    current().expiry = {Expiry::Kind::serverDefault};
    return std::move(*this);
}

OperationBuilder&& OperationBuilder::ensureGenerationIs(std::uint32_t generation) &&
{
    current().generation = generation;
    return std::move(*this);
}

OperationBuilder&& OperationBuilder::withDurableDelete() &&
{
    current().durableDelete = true;
    return std::move(*this);
}

OperationBuilder&& OperationBuilder::withoutDurableDelete() &&
{
    current().durableDelete = false;
    return std::move(*this);
}

OperationBuilder&& OperationBuilder::segment(Verb verb, const std::vector<Key>& keys)
{
    m_document.segments.push_back(segmentOf(verb, keys));
    return std::move(*this);
}

OperationBuilder&& OperationBuilder::upsert(const std::vector<Key>& keys) &&
{
    return segment(Verb::upsert, keys);
}

OperationBuilder&& OperationBuilder::insert(const std::vector<Key>& keys) &&
{
    return segment(Verb::insert, keys);
}

OperationBuilder&& OperationBuilder::update(const std::vector<Key>& keys) &&
{
    return segment(Verb::update, keys);
}

OperationBuilder&& OperationBuilder::replace(const std::vector<Key>& keys) &&
{
    return segment(Verb::replace, keys);
}

OperationBuilder&& OperationBuilder::remove(const std::vector<Key>& keys) &&
{
    return segment(Verb::remove, keys);
}

OperationBuilder&& OperationBuilder::touch(const std::vector<Key>& keys) &&
{
    return segment(Verb::touch, keys);
}

OperationBuilder&& OperationBuilder::exists(const std::vector<Key>& keys) &&
{
    return segment(Verb::exists, keys);
}

OperationBuilder&& OperationBuilder::query(const std::vector<Key>& keys) &&
{
    return segment(Verb::query, keys);
}

RecordStream OperationBuilder::execute() &&
{
    return m_session->execute(m_document);
}

RecordStream OperationBuilder::executeStream() &&
{
    return m_session->executeStream(m_document);
}

} // namespace binnacle
