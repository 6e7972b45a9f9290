// SPDX-License-Identifier: Apache-2.0
#include "tests/support/node_command.h"

#include "core/wire/big_endian.h"
#include "core/wire/particle.h"

namespace binnacle::test {

Bytes integerBytes(std::int64_t value)
{
    Bytes bytes;
    wire::appendBigEndian(bytes, static_cast<std::uint64_t>(value), 8);
    return bytes;
}

NodeCommand NodeCommand::forKey(const Key& key)
{
    NodeCommand command;
    command.field(wire::FieldType::nameSpace, toBytes(key.nameSpace));
    if (!key.set.empty())
        command.field(wire::FieldType::set, toBytes(key.set));
    return command.field(wire::FieldType::digest, Bytes(key.digest.begin(), key.digest.end()));
}

NodeCommand NodeCommand::write(const Key& key)
{
    NodeCommand command = forKey(key);
    command.header.info2 = wire::info2::write;
    return command;
}

NodeCommand NodeCommand::get(const Key& key)
{
    NodeCommand command = forKey(key);
    command.header.info1 = wire::info1::read | wire::info1::getAll;
    return command;
}

NodeCommand NodeCommand::exists(const Key& key)
{
    NodeCommand command = forKey(key);
    command.header.info1 = wire::info1::read | wire::info1::getNoBins;
    return command;
}

NodeCommand NodeCommand::remove(const Key& key)
{
    NodeCommand command = forKey(key);
    command.header.info2 = wire::info2::write | wire::info2::remove;
    return command;
}

NodeCommand NodeCommand::scan(std::string_view nameSpace, std::string_view set)
{
    NodeCommand command;
    command.header.info1 = wire::info1::read;
    command.header.info3 = wire::info3::partitionDone;
    command.field(wire::FieldType::nameSpace, toBytes(nameSpace));
    if (!set.empty())
        command.field(wire::FieldType::set, toBytes(set));
    return command;
}

NodeCommand& NodeCommand::field(wire::FieldType type, Bytes data)
{
    m_fields.push_back({type, std::move(data)});
    return *this;
}

NodeCommand& NodeCommand::op(wire::OpCode code, std::string name, std::uint8_t particleType, Bytes data)
{
    m_ops.push_back({code, std::move(name), particleType, std::move(data)});
    return *this;
}

NodeCommand& NodeCommand::setInteger(std::string name, std::int64_t value)
{
    return op(wire::OpCode::write, std::move(name), 1, integerBytes(value));
}

NodeCommand& NodeCommand::setText(std::string name, std::string_view value)
{
    return op(wire::OpCode::write, std::move(name), 3, toBytes(value));
}

NodeCommand& NodeCommand::add(std::string name, std::int64_t value)
{
    return op(wire::OpCode::increment, std::move(name), 1, integerBytes(value));
}

NodeCommand& NodeCommand::append(std::string name, std::string_view value)
{
    return op(wire::OpCode::append, std::move(name), 3, toBytes(value));
}

NodeCommand& NodeCommand::removeBin(std::string name)
{
    return op(wire::OpCode::write, std::move(name), 0, {});
}

NodeCommand& NodeCommand::read(std::string name)
{
    header.info1 = static_cast<std::uint8_t>((header.info1 & ~wire::info1::getAll) | wire::info1::read);
    return op(wire::OpCode::read, std::move(name), 0, {});
}

NodeCommand& NodeCommand::touch()
{
    return op(wire::OpCode::touch, {}, 0, {});
}

NodeCommand& NodeCommand::userKey(const KeyValue& key)
{
    return field(wire::FieldType::key, wire::encodeKeyValue(key));
}

NodeCommand& NodeCommand::allPartitions()
{
    std::vector<std::uint16_t> numbers;
    for (int i = 0; i < partitionCount; ++i)
        numbers.push_back(static_cast<std::uint16_t>(i));
    return partitions(numbers);
}

NodeCommand& NodeCommand::partitions(const std::vector<std::uint16_t>& numbers)
{
    Bytes data;
    for (const std::uint16_t number : numbers) {
        data.push_back(static_cast<std::uint8_t>(number));
        data.push_back(static_cast<std::uint8_t>(number >> 8));
    }
    return field(wire::FieldType::partitionIds, std::move(data));
}

NodeCommand& NodeCommand::resumeAfter(const std::vector<Digest>& digests)
{
    Bytes data;
    for (const Digest& digest : digests)
        data.insert(data.end(), digest.begin(), digest.end());
    return field(wire::FieldType::digests, std::move(data));
}

NodeCommand& NodeCommand::number(wire::FieldType type, std::uint64_t value, std::size_t width)
{
    Bytes data;
    wire::appendBigEndian(data, value, width);
    return field(type, std::move(data));
}

wire::MessageWriter NodeCommand::writer() const
{
    wire::MessageWriter writer(header);
    for (const OwnField& own : m_fields)
        writer.field(own.type, ByteView(own.data));
    for (const OwnOp& own : m_ops)
        writer.op(own.code, own.name, own.particleType, own.data);
    return writer;
}

Bytes NodeCommand::message() const
{
    return writer().takeMessage();
}

Bytes NodeCommand::frame() const
{
    return writer().takeFrame();
}

} // namespace binnacle::test
