// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"

#include <algorithm>
#include <array>

namespace binnacle {

namespace {

struct Entry {
    int code;
    std::string_view name;
    std::string_view sentence;
};

// Meanings as the vendor documents them: https://aerospike.com/docs/database/reference/error-codes
constexpr std::array entries = std::to_array<Entry>({
    {0, "ok", "the operation succeeded"},
    {1, "server error", "the server failed in a way it does not name"},
    {2, "record not found", "there is no record with this key"},
    {3, "generation mismatch", "the record's generation is not the one that was asked for"},
    {4, "parameter error", "the server refuses this combination of parameters"},
    {5, "record exists", "there is a record with this key already"},
    {6, "bin exists", "the record has this bin already"},
    {7, "cluster key mismatch", "the cluster changed while the operation ran"},
    {8, "out of space", "the server has no space left for writes"},
    {9, "timeout", "the server did not finish in the time it was given"},
    {10, "always forbidden", "the server's configuration never allows this operation"},
    {11, "partition unavailable", "the partition of this key is not available"},
    {12, "bin type error", "the operation does not fit the type of the value in the bin"},
    {13, "record too big", "the record would exceed the server's limit for one record"},
    {14, "key busy", "other operations on this record are queued already; try again"},
    {15, "scan aborted", "the scan was stopped by the server"},
    {16, "unsupported feature", "the server does not support this operation"},
    {17, "bin not found", "the record has no such bin"},
    {18, "device overload", "the server's storage cannot keep up with the writes"},
    {19, "key mismatch", "the stored key is not the key that was sent, although both have one digest"},
    {20, "namespace not found", "the server has no such namespace"},
    {21, "bin name too long", "a bin name is over 15 bytes, or there are too many of them"},
    {22, "forbidden", "the operation is not allowed at this time"},
    {23, "element not found", "the list or map has no such element"},
    {24, "element exists", "the list or map has this element already"},
    {25, "enterprise only", "this server is a Community Edition, it lacks this feature"},
    {26, "op not applicable", "the operation cannot be applied to the value in the bin"},
    {27, "filtered out", "the record did not match the filter"},
    {28, "lost conflict", "the write lost a conflict with another data centre"},
    {50, "query end", "the query has no more records"},
    {51, "security not supported", "this server has no access control"},
    {52, "security not enabled", "access control is not enabled on this server"},
    {80, "not authenticated", "log in first"},
    {81, "role violation", "the user's roles do not allow this operation"},
    {83, "quota exceeded", "the user's quota is used up"},
    {100, "UDF error", "a user-defined function failed"},
    {150, "batch disabled", "batches are disabled on this server"},
    {151, "batch max requests", "the batch has more keys than the server takes"},
    {152, "batch queues full", "the server's batch queues are full"},
    {160, "invalid GeoJSON", "the value is no GeoJSON that the server takes"},
    {200, "index found", "there is such an index already"},
    {201, "index not found", "there is no such index"},
    {202, "index out of memory", "the server has no memory for the index"},
    {203, "index not readable", "the index is still being built"},
    {204, "index error", "the index operation failed"},
    {205, "index name too long", "the index name is too long"},
    {206, "too many indexes", "the server takes no more indexes"},
    {210, "query aborted", "the query was stopped by the server"},
    {211, "query queue full", "the server's query queue is full"},
    {212, "query timeout", "the query took longer than the server allows"},
    {213, "query error", "the query failed"},
    {-1, "client error", "the client failed"},
    {-2, "invalid parameter", "this cannot be sent as it is"},
    {-4, "invalid host", "the address names no host"},
    {-5, "aborted", "stopped on request"},
    {-7, "no more connections", "the connection pool is exhausted"},
    {-8, "invalid node", "no node serves this partition just now"},
    {-10, "connection failed", "the connection failed"},
    {-12, "max retries exceeded", "every attempt failed"},
    {-21, "protocol error", "the peer does not speak the Aerospike protocol"},
    {-22, "timeout", "no answer in time"},
    {-23, "storage error", "the data directory cannot be used"},
    {-24, "bad input", "this cannot be read"},
    {-25, "read-only", "the connection is read-only"},
});

const Entry* find(int code)
{
    const auto* found = std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.code == code; });
    return found == entries.end() ? nullptr : found;
}

} // namespace

Error::Error(bool server, int code, std::string detail) : m_server(server), m_code(code), m_detail(std::move(detail)) {}

Error Error::client(ClientCode code, std::string detail)
{
    return {false, static_cast<int>(code), std::move(detail)};
}

Error Error::server(ServerCode code, std::string detail)
{
    return {true, static_cast<int>(code), std::move(detail)};
}

std::string Error::name() const
{
    const Entry* entry = find(m_code);
    return entry ? std::string(entry->name) : "code " + std::to_string(m_code);
}

std::string Error::sentence() const
{
    if (!m_detail.empty())
        return m_detail;
    const Entry* entry = find(m_code);
    return entry ? std::string(entry->sentence) : "the server answered with a code that this version does not know";
}

std::string Error::text() const
{
    std::string out = std::to_string(m_code) + " · " + name() + ": " + sentence();
    if (m_inDoubt)
        out += "; the write may have taken effect (in doubt)";
    return out;
}

std::string_view nameOf(ServerCode code)
{
    const Entry* entry = find(static_cast<int>(code));
    return entry ? entry->name : "unknown code";
}

std::string_view nameOf(ClientCode code)
{
    const Entry* entry = find(static_cast<int>(code));
    return entry ? entry->name : "unknown code";
}

} // namespace binnacle
