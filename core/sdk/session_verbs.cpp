// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/session.h"

namespace binnacle {

namespace {

OperationBuilder begin(const Session& session, Verb verb, const std::vector<Key>& keys)
{
    return OperationBuilder(std::make_shared<const Session>(session), verb, keys);
}

} // namespace

OperationBuilder Session::upsert(const Key& key) const
{
    return begin(*this, Verb::upsert, {key});
}

OperationBuilder Session::upsert(const std::vector<Key>& keys) const
{
    return begin(*this, Verb::upsert, keys);
}

OperationBuilder Session::insert(const Key& key) const
{
    return begin(*this, Verb::insert, {key});
}

OperationBuilder Session::insert(const std::vector<Key>& keys) const
{
    return begin(*this, Verb::insert, keys);
}

OperationBuilder Session::update(const Key& key) const
{
    return begin(*this, Verb::update, {key});
}

OperationBuilder Session::update(const std::vector<Key>& keys) const
{
    return begin(*this, Verb::update, keys);
}

OperationBuilder Session::replace(const Key& key) const
{
    return begin(*this, Verb::replace, {key});
}

OperationBuilder Session::replace(const std::vector<Key>& keys) const
{
    return begin(*this, Verb::replace, keys);
}

OperationBuilder Session::replaceIfExists(const Key& key) const
{
    return begin(*this, Verb::replaceIfExists, {key});
}

OperationBuilder Session::replaceIfExists(const std::vector<Key>& keys) const
{
    return begin(*this, Verb::replaceIfExists, keys);
}

OperationBuilder Session::createOrReplace(const Key& key) const
{
    return begin(*this, Verb::createOrReplace, {key});
}

OperationBuilder Session::createOrReplace(const std::vector<Key>& keys) const
{
    return begin(*this, Verb::createOrReplace, keys);
}

OperationBuilder Session::remove(const Key& key) const
{
    return begin(*this, Verb::remove, {key});
}

OperationBuilder Session::remove(const std::vector<Key>& keys) const
{
    return begin(*this, Verb::remove, keys);
}

OperationBuilder Session::touch(const Key& key) const
{
    return begin(*this, Verb::touch, {key});
}

OperationBuilder Session::touch(const std::vector<Key>& keys) const
{
    return begin(*this, Verb::touch, keys);
}

OperationBuilder Session::exists(const Key& key) const
{
    return begin(*this, Verb::exists, {key});
}

OperationBuilder Session::exists(const std::vector<Key>& keys) const
{
    return begin(*this, Verb::exists, keys);
}

OperationBuilder Session::query(const Key& key) const
{
    return begin(*this, Verb::query, {key});
}

OperationBuilder Session::query(const std::vector<Key>& keys) const
{
    return begin(*this, Verb::query, keys);
}

SetQueryBuilder Session::query(const DataSet& dataSet) const
{
    return SetQueryBuilder(std::make_shared<const Session>(*this), dataSet);
}

} // namespace binnacle
