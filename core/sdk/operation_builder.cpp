// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/operation_builder.h"

#include "core/sdk/session.h"

#include <stdexcept>

namespace binnacle {

OperationBuilder::OperationBuilder(std::shared_ptr<const Session> session) : m_session(std::move(session))
{
    m_document.behavior = m_session->behavior();
}

OperationBuilder&& OperationBuilder::segment(Verb verb, const KeyList& keys)
{
    if (keys.items().empty()) {
        throw std::invalid_argument(std::string(nameOf(verb)) + " needs at least one key");
    }
    Segment segment;
    segment.verb = verb;
    segment.dataSet = keys.dataSet();
    segment.keys = keys.items();
    segment.defaults = m_defaults;
    m_document.segments.push_back(std::move(segment));
    return std::move(*this);
}

Segment& OperationBuilder::current()
{
    if (m_document.segments.empty()) {
        throw std::invalid_argument("a batch begins with a verb and its keys");
    }
    return m_document.segments.back();
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

OperationBuilder&& OperationBuilder::bins(const std::vector<std::string>& names) &&
{
    if (current().verb != Verb::query) {
        throw std::invalid_argument("bins() says what a query reads");
    }
    for (const std::string& name : names) {
        current().operations.push_back({name, GetBin{}});
    }
    return std::move(*this);
}

OperationBuilder&& OperationBuilder::withNoBins() &&
{
    if (current().verb != Verb::query || !current().operations.empty()) {
        throw std::invalid_argument("withNoBins() is for a query that reads no bins");
    }
    current().withNoBins = true;
    return std::move(*this);
}

OperationBuilder&& OperationBuilder::onError(ErrorHandler handler) &&
{
    if (!handler) {
        throw std::invalid_argument("onError() needs a handler");
    }
    m_errors = ErrorDisposition::onError(std::move(handler));
    return std::move(*this);
}

OperationBuilder&& OperationBuilder::inStream() &&
{
    m_errors = ErrorDisposition::inStream();
    return std::move(*this);
}

OperationBuilder&& OperationBuilder::raise() &&
{
    m_errors = ErrorDisposition::raise();
    return std::move(*this);
}

RecordStream OperationBuilder::execute() &&
{
    return m_session->execute(m_document, m_errors);
}

RecordStream OperationBuilder::executeStream() &&
{
    return m_session->executeStream(m_document, m_errors);
}

StreamHandle OperationBuilder::executeAsync(Dispatcher dispatcher, DocumentHandler handler) &&
{
    return m_session->executeAsync(std::move(m_document), std::move(dispatcher), std::move(handler), m_errors);
}

} // namespace binnacle
