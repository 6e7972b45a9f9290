// SPDX-License-Identifier: Apache-2.0
#include "core/engine/bin_operations.h"

#include "core/bins/bin_name.h"
#include "core/bins/bits.h"
#include "core/bins/cdt.h"
#include "core/bins/hll.h"
#include "core/bins/packed_container.h"
#include "core/bins/scalars.h"
#include "core/engine/expressions.h"
#include "core/engine/request.h"

#include <algorithm>

namespace binnacle::engine {
namespace {

constexpr std::size_t maxAnswer = std::size_t{64} << 20; // bytes of values
/// Bytes that one command may add to a record on the way; a few bytes of a request can ask for a list of millions of items.
constexpr std::size_t maxGrowth = std::size_t{128} << 20;

bool answersAllOps(const wire::Message& command)
{
    return (command.header.info2 & wire::info2::respondAllOps) != 0;
}

/// The bins of an answer as they come together. A request may read one large bin many times over: there is room for half of what a
/// client takes as a frame, so that what was written is never answered by something that cannot be read.
class Answers {
public:
    explicit Answers(std::vector<AnswerBin>& bins) : m_bins(bins) {}

    /// A particle of type null says nothing, and is left out unless every operation is answered.
    ServerCode add(const wire::Op& op, wire::Particle particle, bool always)
    {
        if (particle.type == 0 && !always)
            return ServerCode::ok;
        if (particle.bytes.size() > m_room)
            return ServerCode::parameterError;
        m_room -= particle.bytes.size();
        m_bins.push_back({op.code, std::string(op.name), particle.type, std::move(particle.bytes)});
        return ServerCode::ok;
    }

private:
    std::vector<AnswerBin>& m_bins;
    std::size_t m_room = maxAnswer;
};

StoredBin* find(std::vector<StoredBin>& bins, std::string_view name)
{
    const auto found = std::find_if(bins.begin(), bins.end(), [name](const StoredBin& bin) { return bin.name == name; });
    return found == bins.end() ? nullptr : &*found;
}

void erase(std::vector<StoredBin>& bins, std::string_view name)
{
    std::erase_if(bins, [name](const StoredBin& bin) { return bin.name == name; });
}

/// `growth`: the bytes by which the record has grown on the way, without those by which it has become smaller.
ServerCode put(std::vector<StoredBin>& bins, std::string_view name, wire::Particle particle, std::size_t& growth)
{
    StoredBin* bin = find(bins, name);
    const std::size_t before = bin != nullptr ? bin->bytes.size() : 0;
    growth += std::max(before, particle.bytes.size()) - before;
    if (growth > maxGrowth)
        return ServerCode::recordTooBig;
    if (bin == nullptr)
        bin = &bins.emplace_back(StoredBin{std::string(name), 0, {}});
    bin->type = particle.type;
    bin->bytes = std::move(particle.bytes);
    return ServerCode::ok;
}

bins::ParticleView viewOf(const StoredBin& bin)
{
    return {bin.type, bin.bytes};
}

Result<wire::Particle> scalar(const wire::Op& op, const bins::ParticleView* before)
{
    const bins::ParticleView operand{op.particleType, op.data};
    switch (op.code) {
    case wire::OpCode::write:
        return bins::written(operand);
    case wire::OpCode::increment:
        return bins::incremented(before, operand);
    case wire::OpCode::append:
        return bins::appended(before, operand);
    case wire::OpCode::prepend:
        return bins::prepended(before, operand);
    default:
        return Error::server(ServerCode::parameterError);
    }
}

/// An operation on bits comes as a blob.
bool isBlob(const wire::Op& op)
{
    return op.particleType == static_cast<std::uint8_t>(ParticleType::blob);
}

Result<bins::Modified> modified(const wire::Op& op, const StoredBin* present)
{
    const bins::ParticleView view = present != nullptr ? viewOf(*present) : bins::ParticleView{};
    const bins::ParticleView* before = present != nullptr ? &view : nullptr;
    switch (op.code) {
    case wire::OpCode::cdtModify:
        return bins::modifyCdt(before, op.data);
    case wire::OpCode::bitModify:
        return isBlob(op) ? bins::modifyBits(before, op.data) : Error::server(ServerCode::binTypeError);
    case wire::OpCode::hllModify:
        return bins::modifyHll(before, op.data);
    default: {
        Result<wire::Particle> particle = scalar(op, before);
        if (!particle)
            return particle.error();
        return bins::Modified{*std::move(particle), {}};
    }
    }
}

ServerCode modifyBin(const wire::Op& op, std::vector<StoredBin>& bins, bool always, std::size_t& growth, Answers& answers)
{
    if (op.code == wire::OpCode::write && op.particleType == 0) {
        erase(bins, op.name);
        return answers.add(op, {}, always);
    }
    StoredBin* present = find(bins, op.name);
    Result<bins::Modified> result = modified(op, present);
    if (!result)
        return static_cast<ServerCode>(result.error().code());
    if (result->bin) {
        if (const ServerCode code = put(bins, op.name, *std::move(result->bin), growth); code != ServerCode::ok)
            return code;
    }
    return answers.add(op, std::move(result->answer), always);
}

Result<wire::Particle> readOf(const wire::Op& op, const StoredBin& bin)
{
    const bins::ParticleView view = viewOf(bin);
    switch (op.code) {
    case wire::OpCode::cdtRead:
        return bins::readCdt(view, op.data);
    case wire::OpCode::bitRead:
        return isBlob(op) ? bins::readBits(&view, op.data) : Error::server(ServerCode::binTypeError);
    case wire::OpCode::hllRead:
        return bins::readHll(&view, op.data);
    default:
        return bins::withoutIndexFlag(bin.type, bin.bytes);
    }
}

/// In a write, an operation other than a plain read is answered even if it has found nothing in its bin.
ServerCode readBin(const wire::Op& op, const std::vector<StoredBin>& bins, bool always, bool inWrite, Answers& answers)
{
    const StoredBin* bin = findBin(bins, op.name);
    if (bin == nullptr)
        return answers.add(op, {}, always);
    Result<wire::Particle> particle = readOf(op, *bin);
    if (!particle)
        return static_cast<ServerCode>(particle.error().code());
    return answers.add(op, *std::move(particle), always || (inWrite && op.code != wire::OpCode::read));
}

/// `always`: also where it gives nothing. In a write that is so for every operation of this kind.
ServerCode answerExpression(const wire::Op& op, const expression::RecordView& record, bool always, Answers& answers)
{
    Result<wire::Particle> value = readExpression(op.data, record);
    if (!value)
        return static_cast<ServerCode>(value.error().code());
    return answers.add(op, *std::move(value), always);
}

ServerCode writeExpression(const wire::Op& op, std::vector<StoredBin>& bins, const expression::RecordView& metadata, bool always,
                           std::size_t& growth, Answers& answers)
{
    Result<bins::Modified> result = modifyExpression(op.data, find(bins, op.name) != nullptr, withBins(metadata, bins));
    if (!result)
        return static_cast<ServerCode>(result.error().code());
    ServerCode code = ServerCode::ok;
    if (result->bin && result->bin->type == 0)
        erase(bins, op.name);
    else if (result->bin)
        code = put(bins, op.name, *std::move(result->bin), growth);
    return code != ServerCode::ok ? code : answers.add(op, {}, always);
}

} // namespace

const StoredBin* findBin(const std::vector<StoredBin>& bins, std::string_view name)
{
    const auto found = std::find_if(bins.begin(), bins.end(), [name](const StoredBin& bin) { return bin.name == name; });
    return found == bins.end() ? nullptr : &*found;
}

ServerCode applyOperations(const wire::Message& command, std::vector<StoredBin>& bins, const expression::RecordView& metadata,
                           std::vector<AnswerBin>& answer)
{
    const bool always = answersAllOps(command);
    Answers answers(answer);
    std::size_t growth = 0;
    for (const wire::Op& op : command.ops) {
        if (op.code == wire::OpCode::touch)
            continue;
        if (readsAllBins(op, command.header)) {
            answer = answerWithAll(bins);
            continue;
        }
        ServerCode code = ServerCode::ok;
        if (op.code == wire::OpCode::expressionRead) {
            code = answerExpression(op, withBins(metadata, bins), true, answers);
        } else if (op.code == wire::OpCode::expressionModify) {
            code = writeExpression(op, bins, metadata, always, growth, answers);
        } else if (isReadOperation(op.code)) {
            code = readBin(op, bins, always, true, answers);
        } else if (op.code == wire::OpCode::removeRecord) {
            bins.clear();
            code = answers.add(op, {}, always);
        } else {
            code = modifyBin(op, bins, always, growth, answers);
        }
        if (code != ServerCode::ok)
            return code;
    }
    return ServerCode::ok;
}

ServerCode readOperations(const wire::Message& command, const std::vector<StoredBin>& bins, const expression::RecordView& metadata,
                          std::vector<AnswerBin>& answer)
{
    if (command.ops.empty() || command.ops.size() > maxOperations)
        return ServerCode::parameterError;
    const bool always = answersAllOps(command);
    Answers answers(answer);
    for (const wire::Op& op : command.ops) {
        if (!bins::isBinName(op.name))
            return ServerCode::binNameTooLong;
        if (!isReadOperation(op.code))
            return ServerCode::parameterError;
        const ServerCode code = op.code == wire::OpCode::expressionRead
                                    ? answerExpression(op, withBins(metadata, bins), always, answers)
                                    : readBin(op, bins, always, false, answers);
        if (code != ServerCode::ok)
            return code;
    }
    return ServerCode::ok;
}

AnswerBin answerWith(const StoredBin& bin)
{
    wire::Particle particle = bins::withoutIndexFlag(bin.type, bin.bytes);
    return {wire::OpCode::read, bin.name, particle.type, std::move(particle.bytes)};
}

std::vector<AnswerBin> answerWithAll(const std::vector<StoredBin>& bins)
{
    std::vector<AnswerBin> answer;
    answer.reserve(bins.size());
    for (const StoredBin& bin : bins)
        answer.push_back(answerWith(bin));
    return answer;
}

} // namespace binnacle::engine
