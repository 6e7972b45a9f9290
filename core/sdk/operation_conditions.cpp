// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/operation_builder.h"

#include <limits>
#include <stdexcept>

namespace binnacle {

namespace {

Expiry after(std::int64_t seconds)
{
    if (seconds < 1 || seconds > std::numeric_limits<std::uint32_t>::max() - 2) {
        throw std::invalid_argument("a record expires after 1 to 4,294,967,293 seconds; neverExpire() keeps it");
    }
    return {Expiry::Kind::afterSeconds, static_cast<std::uint32_t>(seconds)};
}

Expiry at(std::chrono::system_clock::time_point time)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time.time_since_epoch()).count();
    if (seconds < 0) {
        throw std::invalid_argument("a record expires at a time after 1970");
    }
    return {Expiry::Kind::at, 0, seconds};
}

Filter textFilter(std::string_view ael)
{
    if (ael.empty()) {
        throw std::invalid_argument("an empty where says nothing");
    }
    return Filter::text(std::string(ael));
}

} // namespace

OperationBuilder&& OperationBuilder::where(std::string_view ael) &&
{
    current().where = textFilter(ael);
    return std::move(*this);
}

OperationBuilder&& OperationBuilder::where(Filter filter) &&
{
    current().where = std::move(filter);
    return std::move(*this);
}

OperationBuilder&& OperationBuilder::failOnFilteredOut() &&
{
    current().failOnFilteredOut = true;
    return std::move(*this);
}

OperationBuilder&& OperationBuilder::respondAllKeys() &&
{
    current().respondAllKeys = true;
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

OperationBuilder&& OperationBuilder::defaultWithDurableDelete() &&
{
    current().defaults.durableDelete = true;
    return std::move(*this);
}

OperationBuilder&& OperationBuilder::defaultWithoutDurableDelete() &&
{
    current().defaults.durableDelete = false;
    return std::move(*this);
}

OperationBuilder&& OperationBuilder::setExpiry(Expiry expiry)
{
    current().expiry = expiry;
    return std::move(*this);
}

OperationBuilder&& OperationBuilder::expireRecordAfterSeconds(std::uint32_t seconds) &&
{
    return setExpiry(after(seconds));
}

OperationBuilder&& OperationBuilder::expireRecordAfter(std::chrono::seconds span) &&
{
    return setExpiry(after(span.count()));
}

OperationBuilder&& OperationBuilder::expireRecordAt(std::chrono::system_clock::time_point time) &&
{
    return setExpiry(at(time));
}

OperationBuilder&& OperationBuilder::neverExpire() &&
{
    return setExpiry({Expiry::Kind::never});
}

OperationBuilder&& OperationBuilder::withNoChangeInExpiration() &&
{
    return setExpiry({Expiry::Kind::unchanged});
}

OperationBuilder&& OperationBuilder::expiryFromServerDefault() &&
{
    return setExpiry({Expiry::Kind::serverDefault});
}

OperationBuilder&& OperationBuilder::defaultWhere(std::string_view ael) &&
{
    return std::move(*this).defaultWhere(textFilter(ael));
}

OperationBuilder&& OperationBuilder::defaultWhere(Filter filter) &&
{
    m_defaults.where = std::move(filter);
    for (Segment& segment : m_document.segments) {
        segment.defaults.where = m_defaults.where;
    }
    return std::move(*this);
}

OperationBuilder&& OperationBuilder::setDefaultExpiry(Expiry expiry)
{
    m_defaults.expiry = expiry;
    for (Segment& segment : m_document.segments) {
        segment.defaults.expiry = expiry;
    }
    return std::move(*this);
}

OperationBuilder&& OperationBuilder::defaultExpireRecordAfterSeconds(std::uint32_t seconds) &&
{
    return setDefaultExpiry(after(seconds));
}

OperationBuilder&& OperationBuilder::defaultExpireRecordAfter(std::chrono::seconds span) &&
{
    return setDefaultExpiry(after(span.count()));
}

OperationBuilder&& OperationBuilder::defaultExpireRecordAt(std::chrono::system_clock::time_point time) &&
{
    return setDefaultExpiry(at(time));
}

OperationBuilder&& OperationBuilder::defaultNeverExpire() &&
{
    return setDefaultExpiry({Expiry::Kind::never});
}

OperationBuilder&& OperationBuilder::defaultWithNoChangeInExpiration() &&
{
    return setDefaultExpiry({Expiry::Kind::unchanged});
}

OperationBuilder&& OperationBuilder::defaultExpiryFromServerDefault() &&
{
    return setDefaultExpiry({Expiry::Kind::serverDefault});
}

} // namespace binnacle
