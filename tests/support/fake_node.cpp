// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fake_node.h"

#include "core/wire/big_endian.h"
#include "core/wire/frame.h"
#include "core/wire/info.h"
#include "tests/support/batch_rows.h"

#include <algorithm>

namespace binnacle::test {

namespace {

using wire::FieldType;

Bytes framed(const Bytes& body)
{
    Bytes frame;
    wire::appendFrameHeader(frame, wire::FrameType::message, body.size());
    frame.insert(frame.end(), body.begin(), body.end());
    return frame;
}

/// A header-only message.
void appendMessage(Bytes& out, std::uint8_t info3, ServerCode code, std::uint32_t generation)
{
    wire::MessageHeader header;
    header.info3 = info3;
    header.resultCode = static_cast<std::uint8_t>(code);
    header.generation = generation;
    const Bytes message = wire::MessageWriter(header).takeMessage();
    out.insert(out.end(), message.begin(), message.end());
}

Bytes answerOf(ServerCode code, std::uint32_t generation = 0)
{
    Bytes body;
    appendMessage(body, 0, code, generation);
    return framed(body);
}

void appendOps(wire::MessageWriter& writer, const FakeStore::Entry& entry)
{
    std::size_t at = 0;
    const ByteView ops = entry.ops;
    for (int i = 0; i < entry.opCount; ++i) {
        const auto size = wire::bigEndianAt<std::uint32_t>(ops, at);
        const std::size_t nameSize = ops[at + 7];
        const ByteView name = ops.subspan(at + 8, nameSize);
        writer.op(wire::OpCode::read, textOf(name), ops[at + 5], ops.subspan(at + 8 + nameSize, size - 4 - nameSize));
        at += 4 + size;
    }
}

FakeStore::Entry entryOf(const wire::Message& request, std::uint32_t generation)
{
    FakeStore::Entry entry;
    entry.generation = generation;
    if (const wire::Field* set = request.field(FieldType::set)) {
        entry.set = textOf(set->data);
    }
    for (const wire::Op& op : request.ops) {
        wire::appendBigEndian(entry.ops, 4 + op.name.size() + op.data.size(), 4);
        entry.ops.insert(entry.ops.end(), {2, op.particleType, 0, static_cast<std::uint8_t>(op.name.size())});
        entry.ops.insert(entry.ops.end(), op.name.begin(), op.name.end());
        entry.ops.insert(entry.ops.end(), op.data.begin(), op.data.end());
        ++entry.opCount;
    }
    return entry;
}

/// Each row of a batch is one.
int commandsIn(const wire::Message& request)
{
    const wire::Field* rows = request.field(FieldType::batchIndex);
    return rows != nullptr ? wire::bigEndianAt<std::uint16_t>(rows->data, 2) : 1;
}

Digest digestAt(ByteView bytes, std::size_t at)
{
    Digest digest{};
    std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), digest.size(), digest.begin());
    return digest;
}

} // namespace

FakeNode::FakeNode(std::string name, std::shared_ptr<FakeStore> store, Partitions partitions, std::uint16_t port)
    : m_name(std::move(name)),
      m_store(std::move(store)),
      m_partitions(partitions),
      m_server(std::make_unique<ScriptedServer>([this](Peer& peer) { serve(peer); }, port))
{
}

void FakeNode::setPeers(const std::vector<const FakeNode*>& peers)
{
    std::vector<std::pair<std::string, std::uint16_t>> named;
    for (const FakeNode* peer : peers) {
        named.emplace_back(peer->name(), peer->port());
    }
    setPeersAt(named);
}

void FakeNode::setPeersAt(const std::vector<std::pair<std::string, std::uint16_t>>& peers)
{
    std::string list;
    for (const auto& [name, port] : peers) {
        list += (list.empty() ? "" : ",") + ('[' + name) + ",,[127.0.0.1:" + std::to_string(port) + "]]";
    }
    const std::lock_guard lock(m_mutex);
    m_peers = '[' + list + ']';
    ++m_peersGeneration;
}

void FakeNode::setPartitions(const Partitions& partitions)
{
    const std::lock_guard lock(m_mutex);
    m_partitions = partitions;
    ++m_partitionGeneration;
}

void FakeNode::setReplicas(const Partitions& partitions)
{
    const std::lock_guard lock(m_mutex);
    m_replicas = partitions;
    ++m_partitionGeneration;
}

void FakeNode::setRegime(std::uint32_t regime)
{
    const std::lock_guard lock(m_mutex);
    m_regime = regime;
    ++m_partitionGeneration;
}

void FakeNode::setRack(int rack)
{
    const std::lock_guard lock(m_mutex);
    m_rack = rack;
    ++m_rebalanceGeneration;
}

void FakeNode::leaveCluster()
{
    const std::lock_guard lock(m_mutex);
    m_partitions.reset();
    m_partitionGeneration = -1;
}

void FakeNode::setUnavailable(const Partitions& partitions, int count)
{
    const std::lock_guard lock(m_mutex);
    m_unavailable = partitions;
    m_unavailableScans = count;
}

void FakeNode::closeAfter(int commands)
{
    const std::lock_guard lock(m_mutex);
    m_closeAfter = commands;
}

int FakeNode::commands() const
{
    const std::lock_guard lock(m_mutex);
    return m_commands;
}

void FakeNode::serve(Peer& peer)
{
    while (const std::optional<Bytes> frame = peer.readFrame()) {
        const ByteView body = ByteView(*frame).subspan(wire::frameHeaderSize);
        if ((*frame)[1] == static_cast<std::uint8_t>(wire::FrameType::info)) {
            peer.send(wire::infoFrame(infoAnswer(textOf(body))));
            continue;
        }
        std::size_t offset = 0;
        const Result<wire::Message> request = wire::decodeMessage(body, offset);
        const std::lock_guard lock(m_mutex);
        const int commands = request ? commandsIn(*request) : 1;
        m_commands += commands;
        if (!request || (m_closeAfter >= 0 && m_closeAfter < commands)) {
            m_closeAfter = std::min(m_closeAfter, 0);
            return;
        }
        m_closeAfter -= m_closeAfter > 0 ? commands : 0;
        peer.send(answer(*request));
    }
}

Bytes FakeNode::commandAnswer(ByteView body)
{
    std::size_t offset = 0;
    const Result<wire::Message> request = wire::decodeMessage(body, offset);
    const std::lock_guard lock(m_mutex);
    return request ? answer(*request) : answerOf(ServerCode::parameterError);
}

std::string FakeNode::infoAnswer(std::string_view commands)
{
    std::string text;
    while (!commands.empty()) {
        const std::size_t end = std::min(commands.find('\n'), commands.size());
        text.append(commands.substr(0, end)).append("\t").append(infoValue(commands.substr(0, end))).append("\n");
        commands.remove_prefix(std::min(end + 1, commands.size()));
    }
    return text;
}

std::string FakeNode::infoValue(std::string_view command)
{
    const std::lock_guard lock(m_mutex);
    if (command == "node") {
        return m_name;
    }
    if (command == "build") {
        return "8.1.2.0";
    }
    if (command == "edition") {
        return "Fake Edition";
    }
    if (command == "features") {
        return "peers;pscans;replicas";
    }
    if (command == "partitions") {
        return "4096";
    }
    if (command == "peers-generation") {
        return std::to_string(m_peersGeneration);
    }
    if (command == "partition-generation") {
        return std::to_string(m_partitionGeneration);
    }
    if (command == "peers-clear-std") {
        return std::to_string(m_peersGeneration) + ",3000," + m_peers;
    }
    if (command == "replicas") {
        const std::vector<Partitions> replicas{m_partitions, m_replicas};
        return wire::formatReplicas({{"test", {m_regime, {replicas.begin(), replicas.end() - (m_replicas.any() ? 0 : 1)}}}});
    }
    if (command == "rebalance-generation" && m_rack) {
        return std::to_string(m_rebalanceGeneration);
    }
    if (command == "rack-ids" && m_rack) {
        return "test:" + std::to_string(*m_rack);
    }
    return "ERROR:4:unrecognized command";
}

Bytes FakeNode::answer(const wire::Message& request)
{
    const std::lock_guard lock(m_store->mutex);
    if (request.field(FieldType::maxRecords) != nullptr) {
        return answerScan(request);
    }
    if (const wire::Field* rows = request.field(FieldType::batchIndex)) {
        return answerBatch(rows->data);
    }
    const wire::Field* field = request.field(FieldType::digest);
    if (field == nullptr || field->data.size() != sizeof(Digest)) {
        return answerOf(ServerCode::parameterError);
    }
    return answerRecord(request, digestAt(field->data, 0));
}

Bytes FakeNode::answerRecord(const wire::Message& request, const Digest& digest)
{
    const bool write = (request.header.info2 & wire::info2::write) != 0;
    const std::uint16_t partition = partitionOf(digest);
    if (!m_partitions.test(partition) && (write || !m_replicas.test(partition))) {
        return answerOf(ServerCode::partitionUnavailable);
    }
    if (write) {
        return answerWrite(request, digest);
    }
    const auto found = m_store->records.find(digest);
    if (found == m_store->records.end()) {
        return answerOf(ServerCode::recordNotFound);
    }
    wire::MessageHeader header;
    header.generation = found->second.generation;
    wire::MessageWriter writer(header);
    if ((request.header.info1 & wire::info1::getNoBins) == 0) {
        appendOps(writer, found->second);
    }
    return writer.takeFrame();
}

Bytes FakeNode::answerWrite(const wire::Message& request, const Digest& digest)
{
    const auto found = m_store->records.find(digest);
    const bool exists = found != m_store->records.end();
    if ((request.header.info2 & wire::info2::remove) != 0) {
        m_store->records.erase(digest);
        return answerOf(exists ? ServerCode::ok : ServerCode::recordNotFound);
    }
    if ((request.header.info2 & wire::info2::createOnly) != 0 && exists) {
        return answerOf(ServerCode::recordExists);
    }
    const std::uint32_t generation = exists ? found->second.generation + 1 : 1;
    m_store->records[digest] = entryOf(request, generation);
    return answerOf(ServerCode::ok, generation);
}

/// Every row in a frame of its own.
Bytes FakeNode::answerBatch(ByteView rows)
{
    Bytes frames;
    for (const BatchRowView& row : batchRowsOf(rows)) {
        wire::MessageParts parts = wire::decodeParts(row.parts, row.fields.size(), row.ops).value();
        Bytes answer = answerRecord({row.header, std::move(parts.fields), std::move(parts.ops)}, row.digest);
        for (std::size_t byte = 0; byte < 4; ++byte) {
            answer[wire::frameHeaderSize + 14 + byte] = static_cast<std::uint8_t>(row.index >> (24 - 8 * byte));
        }
        frames.insert(frames.end(), answer.begin(), answer.end());
    }
    Bytes last;
    appendMessage(last, wire::info3::last, ServerCode::ok, 0);
    const Bytes lastFrame = framed(last);
    frames.insert(frames.end(), lastFrame.begin(), lastFrame.end());
    return frames;
}

Bytes FakeNode::answerScan(const wire::Message& request)
{
    auto left = static_cast<std::int64_t>(wire::bigEndian(request.field(FieldType::maxRecords)->data));
    const bool failing = m_unavailableScans > 0;
    m_unavailableScans -= failing ? 1 : 0;
    Partitions filled;
    for (const auto& [digest, entry] : m_store->records) {
        filled.set(partitionOf(digest));
    }
    Bytes body;
    const auto scan = [&](std::uint16_t partition, const Digest* after) {
        if (!m_partitions.test(partition) || (failing && m_unavailable.test(partition))) {
            appendMessage(body, wire::info3::partitionDone, ServerCode::partitionUnavailable, partition);
        } else if (filled.test(partition)) {
            appendScanned(body, partition, after, request, left);
        }
    };
    if (const wire::Field* whole = request.field(FieldType::partitionIds)) {
        for (std::size_t i = 0; i + 1 < whole->data.size(); i += 2) {
            scan(static_cast<std::uint16_t>(whole->data[i] | whole->data[i + 1] << 8), nullptr);
        }
    }
    if (const wire::Field* resumed = request.field(FieldType::digests)) {
        for (std::size_t i = 0; i + sizeof(Digest) <= resumed->data.size(); i += sizeof(Digest)) {
            const Digest after = digestAt(resumed->data, i);
            scan(partitionOf(after), &after);
        }
    }
    Bytes frames = body.empty() ? Bytes() : framed(body);
    Bytes last;
    appendMessage(last, wire::info3::last, ServerCode::ok, 0);
    const Bytes lastFrame = framed(last);
    frames.insert(frames.end(), lastFrame.begin(), lastFrame.end());
    return frames;
}

void FakeNode::appendScanned(Bytes& body, std::uint16_t partition, const Digest* after, const wire::Message& request,
                             std::int64_t& left)
{
    const std::string_view set = textOf(request.field(FieldType::set)->data);
    for (const auto& [digest, entry] : m_store->records) {
        const bool wanted = partitionOf(digest) == partition && entry.set == set && (after == nullptr || digest > *after);
        if (!wanted || left == 0) {
            continue;
        }
        --left;
        wire::MessageHeader header;
        header.generation = entry.generation;
        wire::MessageWriter writer(header);
        writer.field(FieldType::nameSpace, "test").field(FieldType::digest, ByteView(digest)).field(FieldType::set, set);
        appendOps(writer, entry);
        const Bytes message = writer.takeMessage();
        body.insert(body.end(), message.begin(), message.end());
    }
}

FakeNode::Partitions everyNth(std::size_t first, std::size_t step)
{
    FakeNode::Partitions partitions;
    for (std::size_t partition = first; partition < partitions.size(); partition += step) {
        partitions.set(partition);
    }
    return partitions;
}

} // namespace binnacle::test
