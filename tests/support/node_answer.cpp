// SPDX-License-Identifier: Apache-2.0
#include "tests/support/node_answer.h"

#include "core/wire/big_endian.h"
#include "core/wire/frame.h"
#include "core/wire/message.h"

#include <algorithm>

namespace binnacle::test {
namespace {

NodeAnswer owning(const wire::Message& message)
{
    NodeAnswer answer;
    answer.last = message.isLast();
    answer.code = message.header.resultCode;
    answer.generation = message.header.generation;
    answer.voidTime = message.header.recordTtl;
    answer.index = message.header.transactionTtl;
    for (const wire::Field& field : message.fields)
        answer.fields[static_cast<int>(field.type)] = Bytes(field.data.begin(), field.data.end());
    for (const wire::Op& op : message.ops)
        answer.bins.push_back({op.code, std::string(op.name), op.particleType, Bytes(op.data.begin(), op.data.end())});
    return answer;
}

} // namespace

const engine::AnswerBin* NodeAnswer::bin(std::string_view name) const
{
    const auto found = std::ranges::find(bins, name, &engine::AnswerBin::name);
    return found == bins.end() ? nullptr : &*found;
}

std::optional<std::int64_t> NodeAnswer::integer(std::string_view name) const
{
    const engine::AnswerBin* found = bin(name);
    if (found == nullptr || found->particleType != 1 || found->bytes.size() != 8)
        return std::nullopt;
    return static_cast<std::int64_t>(wire::bigEndian(found->bytes));
}

std::optional<std::string> NodeAnswer::text(std::string_view name) const
{
    const engine::AnswerBin* found = bin(name);
    if (found == nullptr || found->particleType != 3)
        return std::nullopt;
    return std::string(textOf(found->bytes));
}

std::vector<NodeAnswer> answersIn(const Bytes& frame)
{
    std::vector<NodeAnswer> answers;
    if (frame.size() < wire::frameHeaderSize || frame[1] != static_cast<std::uint8_t>(wire::FrameType::message))
        return answers;
    const ByteView body = ByteView(frame).subspan(wire::frameHeaderSize);
    std::size_t offset = 0;
    while (offset < body.size()) {
        const auto message = wire::decodeMessage(body, offset);
        if (!message)
            return {};
        answers.push_back(owning(*message));
    }
    return answers;
}

std::vector<NodeAnswer> answersIn(const std::vector<Bytes>& frames)
{
    std::vector<NodeAnswer> all;
    for (const Bytes& frame : frames) {
        for (NodeAnswer& answer : answersIn(frame))
            all.push_back(std::move(answer));
    }
    return all;
}

NodeAnswer answerIn(const std::optional<Bytes>& frame)
{
    const std::vector<NodeAnswer> answers = frame ? answersIn(*frame) : std::vector<NodeAnswer>();
    return answers.empty() ? NodeAnswer() : answers.front();
}

} // namespace binnacle::test
