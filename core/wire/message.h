// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace binnacle::wire {

// The data message: a 22-byte header, fields, operations; big-endian throughout. Bits, field types and operation codes as in
// `as_msg` of the vendor's aerospike-client-c (src/main/aerospike/as_command.h) and the server's proto.h.

namespace info1 {
inline constexpr std::uint8_t read = 1 << 0;
inline constexpr std::uint8_t getAll = 1 << 1;
inline constexpr std::uint8_t shortQuery = 1 << 2;
inline constexpr std::uint8_t batch = 1 << 3;
inline constexpr std::uint8_t xdr = 1 << 4;
inline constexpr std::uint8_t getNoBins = 1 << 5;
inline constexpr std::uint8_t readModeApAll = 1 << 6;
inline constexpr std::uint8_t compressResponse = 1 << 7;
} // namespace info1

namespace info2 {
inline constexpr std::uint8_t write = 1 << 0;
inline constexpr std::uint8_t remove = 1 << 1;
inline constexpr std::uint8_t generation = 1 << 2;        ///< write only if the generation is the one sent
inline constexpr std::uint8_t generationGreater = 1 << 3; ///< write only if the generation sent is greater
inline constexpr std::uint8_t durableDelete = 1 << 4;
inline constexpr std::uint8_t createOnly = 1 << 5;
inline constexpr std::uint8_t relaxAp = 1 << 6;
inline constexpr std::uint8_t respondAllOps = 1 << 7;
} // namespace info2

namespace info3 {
inline constexpr std::uint8_t last = 1 << 0;
inline constexpr std::uint8_t commitLevelMaster = 1 << 1;
inline constexpr std::uint8_t partitionDone = 1 << 2;
inline constexpr std::uint8_t updateOnly = 1 << 3;
inline constexpr std::uint8_t createOrReplace = 1 << 4;
inline constexpr std::uint8_t replaceOnly = 1 << 5;
inline constexpr std::uint8_t scReadType = 1 << 6;
inline constexpr std::uint8_t scReadRelax = 1 << 7;
} // namespace info3

enum class FieldType : std::uint8_t {
    nameSpace = 0,
    set = 1,
    key = 2, ///< one byte particle type, then the key's bytes
    digest = 4,
    taskId = 7,
    socketTimeout = 9,
    recordsPerSecond = 10,
    partitionIds = 11, ///< two bytes each, little-endian
    digests = 12,      ///< 20 bytes each: resume after this one in its partition
    maxRecords = 13,
    indexKeys = 15,    ///< eight bytes each, little-endian: resume after this one, of the digest at its place
    indexName = 21,
    indexRange = 22,
    indexContext = 23,
    indexExpression = 24,
    indexType = 26,
    udfPackage = 30,
    udfFunction = 31,
    udfArguments = 32,
    udfOperation = 33,
    queryBins = 40,
    batchIndex = 41,
    batchIndexWithSet = 42, ///< of older clients; the same bytes
    filterExpression = 43,
};

enum class OpCode : std::uint8_t {
    read = 1,
    write = 2,
    cdtRead = 3,
    cdtModify = 4,
    increment = 5,
    expressionRead = 7,
    expressionModify = 8,
    append = 9,
    prepend = 10,
    touch = 11,
    bitRead = 12,
    bitModify = 13,
    removeRecord = 14,
    hllRead = 15,
    hllModify = 16,
};

inline constexpr std::size_t messageHeaderSize = 22;

/// Type and bytes of a field; the bytes are a view.
struct Field {
    FieldType type{};
    ByteView data;
};

/// One bin operation of a request, or one bin of an answer; name and bytes are views.
struct Op {
    OpCode code = OpCode::read;
    std::uint8_t particleType = 0; ///< may be a type this program does not know; see ParticleType
    std::string_view name;
    ByteView data;
};

struct MessageHeader {
    std::uint8_t info1 = 0;
    std::uint8_t info2 = 0;
    std::uint8_t info3 = 0;
    std::uint8_t info4 = 0;
    std::uint8_t resultCode = 0;
    std::uint32_t generation = 0;
    std::uint32_t recordTtl = 0;      ///< request: seconds, 0 default, -1 never, -2 unchanged; answer: void time
    std::uint32_t transactionTtl = 0; ///< request: milliseconds; answer to a batch: the index
    friend bool operator==(const MessageHeader&, const MessageHeader&) = default;
};

/// A decoded message. Its views point into the body that it was decoded from, which has to outlive it.
struct Message {
    MessageHeader header;
    std::vector<Field> fields;
    std::vector<Op> ops;

    /// Null if there is no such field; the first of them if there are several.
    const Field* field(FieldType type) const;
    bool isLast() const { return (header.info3 & info3::last) != 0; }
};

/// The fields and operations of a message, without its header.
struct MessageParts {
    std::vector<Field> fields;
    std::vector<Op> ops;
    std::size_t size = 0; ///< bytes that they take
};

/// Decodes so many fields and operations at the start of `bytes`: for a batch, which packs them without a message's header.
Result<MessageParts> decodeParts(ByteView bytes, std::size_t fields, std::size_t ops);

/// Decodes the message at `offset` in `body` and adds its length to `offset`; a body may hold many of them, one after another.
/// Lengths that leave the body, and counts that cannot fit in it, are protocol errors; they leave `offset` as it was.
Result<Message> decodeMessage(ByteView body, std::size_t& offset);

/// The length of the message at `offset`, without decoding it: for those who keep records as the bytes that came.
Result<std::size_t> messageLength(ByteView body, std::size_t offset);

/// Builds a message frame. Fields first, then operations, in the order of the calls.
class MessageWriter {
public:
    explicit MessageWriter(const MessageHeader& header);

    MessageWriter& field(FieldType type, ByteView data);
    MessageWriter& field(FieldType type, std::string_view text) { return field(type, bytesOf(text)); }
    MessageWriter& op(OpCode code, std::string_view name, std::uint8_t particleType, ByteView data);

    /// The bytes of the message without a frame header: for bodies of several messages.
    Bytes takeMessage();
    /// Frame header and message.
    Bytes takeFrame();

private:
    Bytes m_message;
    std::uint16_t m_fields = 0;
    std::uint16_t m_ops = 0;
};

} // namespace binnacle::wire
