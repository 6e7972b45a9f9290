// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/value/key.h"
#include "core/wire/message.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace binnacle::test {

/// Builds the bytes of a command to a node, header, fields and operations, right or wrong as a test wants them.
class NodeCommand {
public:
    static NodeCommand write(const Key& key);
    static NodeCommand get(const Key& key);
    static NodeCommand exists(const Key& key);
    static NodeCommand remove(const Key& key);
    static NodeCommand scan(std::string_view nameSpace, std::string_view set);

    wire::MessageHeader header;

    NodeCommand& field(wire::FieldType type, Bytes data);
    NodeCommand& op(wire::OpCode code, std::string name, std::uint8_t particleType, Bytes data);

    NodeCommand& setInteger(std::string name, std::int64_t value);
    NodeCommand& setText(std::string name, std::string_view value);
    NodeCommand& add(std::string name, std::int64_t value);
    NodeCommand& append(std::string name, std::string_view value);
    NodeCommand& removeBin(std::string name);
    NodeCommand& read(std::string name);
    NodeCommand& touch();
    NodeCommand& userKey(const KeyValue& key);

    /// Asks for all partitions, or for some.
    NodeCommand& allPartitions();
    NodeCommand& partitions(const std::vector<std::uint16_t>& numbers);
    NodeCommand& resumeAfter(const std::vector<Digest>& digests);
    NodeCommand& number(wire::FieldType type, std::uint64_t value, std::size_t width);

    Bytes message() const;
    Bytes frame() const;

private:
    struct OwnField {
        wire::FieldType type;
        Bytes data;
    };
    struct OwnOp {
        wire::OpCode code;
        std::string name;
        std::uint8_t particleType;
        Bytes data;
    };

    static NodeCommand forKey(const Key& key);
    wire::MessageWriter writer() const;

    std::vector<OwnField> m_fields;
    std::vector<OwnOp> m_ops;
};

/// Eight bytes, big-endian.
Bytes integerBytes(std::int64_t value);

} // namespace binnacle::test
