// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace binnacle {

/// What the server said. The numbers are the protocol's result codes; a number that is not listed here is kept as it is.
enum class ServerCode : std::uint8_t {
    ok = 0,
    serverError = 1,
    recordNotFound = 2,
    generationMismatch = 3,
    parameterError = 4,
    recordExists = 5,
    binExists = 6,
    clusterKeyMismatch = 7,
    outOfSpace = 8,
    timeout = 9,
    alwaysForbidden = 10,
    partitionUnavailable = 11,
    binTypeError = 12,
    recordTooBig = 13,
    keyBusy = 14,
    scanAborted = 15,
    unsupportedFeature = 16,
    binNotFound = 17,
    deviceOverload = 18,
    keyMismatch = 19,
    namespaceNotFound = 20,
    binNameTooLong = 21,
    forbidden = 22,
    elementNotFound = 23,
    elementExists = 24,
    enterpriseOnly = 25,
    opNotApplicable = 26,
    filteredOut = 27,
    lostConflict = 28,
    queryEnd = 50,
    securityNotSupported = 51,
    securityNotEnabled = 52,
    notAuthenticated = 80,
    roleViolation = 81,
    quotaExceeded = 83,
    udfError = 100,
    batchDisabled = 150,
    batchMaxRequests = 151,
    batchQueuesFull = 152,
    invalidGeoJson = 160,
    indexFound = 200,
    indexNotFound = 201,
    indexOutOfMemory = 202,
    indexNotReadable = 203,
    indexGeneric = 204,
    indexNameMaxLength = 205,
    indexMaxCount = 206,
    queryAborted = 210,
    queryQueueFull = 211,
    queryTimeout = 212,
    queryGeneric = 213,
};

/// What the client noticed itself. Negative, as in the vendor's clients, so that both kinds fit one `code` in print.
enum class ClientCode : std::int8_t {
    clientError = -1,
    invalidParameter = -2,     ///< refused before anything was sent
    invalidHost = -4,          ///< the address names no host, or cannot be resolved
    aborted = -5,              ///< stopped by whoever asked
    noMoreConnections = -7,    ///< the pool's bound is reached
    invalidNode = -8,          ///< no node owns the partition just now
    connectionFailed = -10,    ///< refused, unreachable, reset, closed
    maxRetriesExceeded = -12,
    protocolError = -21,       ///< the peer sent what is no Aerospike message, or one over the bounds
    timeout = -22,             ///< no answer in time
    storageError = -23,        ///< the sandbox could not open, read or write its data
    badInput = -24,            ///< a text, a file or an argument of the user's that cannot be read
    readOnly = -25,            ///< the connection is marked read-only
};

/// A failure that depends on the outside world, as a value. Cheap to move; holds no reference to anything.
class Error {
public:
    /// `detail` says what happened in this case; it ends without a full stop.
    static Error client(ClientCode code, std::string detail);
    static Error server(ServerCode code, std::string detail = {});

    bool isServer() const { return m_server; }
    bool is(ServerCode code) const { return m_server && m_code == static_cast<int>(code); }
    bool is(ClientCode code) const { return !m_server && m_code == static_cast<int>(code); }

    /// Positive for a server's code, negative for the client's.
    int code() const { return m_code; }
    /// The short name of the code, such as `record not found`; `code 93` for one that is not known.
    std::string name() const;
    /// What happened, in the words of this case; empty if there is nothing to add to the name and the sentence.
    const std::string& detail() const { return m_detail; }
    /// A sentence for people: the detail where there is one, else what the code means.
    std::string sentence() const;
    /// `2 · record not found: …`, the form of the window and of `exec`.
    std::string text() const;

    /// True if the request was sent and may have taken effect although it was not answered.
    bool inDoubt() const { return m_inDoubt; }
    Error& setInDoubt(bool inDoubt)
    {
        m_inDoubt = inDoubt;
        return *this;
    }

    friend bool operator==(const Error&, const Error&) = default;

private:
    Error(bool server, int code, std::string detail);

    bool m_server = false;
    bool m_inDoubt = false;
    int m_code = 0;
    std::string m_detail;
};

/// The short name of a server's code, `unknown code` for one that is not listed.
std::string_view nameOf(ServerCode code);
std::string_view nameOf(ClientCode code);

} // namespace binnacle
