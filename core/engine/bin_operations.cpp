// SPDX-License-Identifier: Apache-2.0
#include "core/engine/bin_operations.h"

#include "core/bins/scalars.h"
#include "core/engine/request.h"

#include <algorithm>

namespace binnacle::engine {
namespace {

constexpr std::size_t maxAnswer = std::size_t{64} << 20; // bytes of values

bool answersAllOps(const wire::Message& command)
{
    return (command.header.info2 & wire::info2::respondAllOps) != 0;
}

AnswerBin emptyAnswer(const wire::Op& op)
{
    return {op.code, std::string(op.name), 0, {}};
}

StoredBin* find(std::vector<StoredBin>& bins, std::string_view name)
{
    const auto found = std::find_if(bins.begin(), bins.end(), [name](const StoredBin& bin) { return bin.name == name; });
    return found == bins.end() ? nullptr : &*found;
}

void erase(std::vector<StoredBin>& bins, std::string_view name)
{
    std::erase_if(bins, [name](const StoredBin& bin) { return bin.name == name; });
}

Result<wire::Particle> result(const wire::Op& op, const StoredBin* present)
{
    const bins::ParticleView operand{op.particleType, op.data};
    const bins::ParticleView view = present != nullptr ? bins::ParticleView{present->type, present->bytes} : bins::ParticleView{};
    const bins::ParticleView* before = present != nullptr ? &view : nullptr;
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

ServerCode modifyBin(const wire::Op& op, std::vector<StoredBin>& bins)
{
    if (op.code == wire::OpCode::write && op.particleType == 0) {
        erase(bins, op.name);
        return ServerCode::ok;
    }
    StoredBin* present = find(bins, op.name);
    Result<wire::Particle> particle = result(op, present);
    if (!particle)
        return static_cast<ServerCode>(particle.error().code());
    if (present == nullptr)
        present = &bins.emplace_back(StoredBin{std::string(op.name), 0, {}});
    present->type = particle->type;
    present->bytes = std::move(particle->bytes);
    return ServerCode::ok;
}

/// A request may read one large bin many times over. `room` is what is left for the answer: half of what a client takes as a
/// frame, so that what was written is never answered by something that cannot be read.
ServerCode readBin(const wire::Op& op, const std::vector<StoredBin>& bins, bool always, std::vector<AnswerBin>& answer, std::size_t& room)
{
    const StoredBin* bin = findBin(bins, op.name);
    if (bin == nullptr) {
        if (always)
            answer.push_back(emptyAnswer(op));
        return ServerCode::ok;
    }
    if (bin->bytes.size() > room)
        return ServerCode::parameterError;
    room -= bin->bytes.size();
    answer.push_back({op.code, bin->name, bin->type, bin->bytes});
    return ServerCode::ok;
}

} // namespace

const StoredBin* findBin(const std::vector<StoredBin>& bins, std::string_view name)
{
    const auto found = std::find_if(bins.begin(), bins.end(), [name](const StoredBin& bin) { return bin.name == name; });
    return found == bins.end() ? nullptr : &*found;
}

ServerCode applyOperations(const wire::Message& command, std::vector<StoredBin>& bins, std::vector<AnswerBin>& answer)
{
    const bool always = answersAllOps(command);
    std::size_t room = maxAnswer;
    for (const wire::Op& op : command.ops) {
        if (op.code == wire::OpCode::touch)
            continue;
        if (readsAllBins(op, command.header)) {
            answer = answerWithAll(bins);
            continue;
        }
        if (op.code == wire::OpCode::read) {
            if (const ServerCode code = readBin(op, bins, always, answer, room); code != ServerCode::ok)
                return code;
            continue;
        }
        if (op.code == wire::OpCode::removeRecord) {
            bins.clear();
        } else if (const ServerCode code = modifyBin(op, bins); code != ServerCode::ok) {
            return code;
        }
        if (always)
            answer.push_back(emptyAnswer(op));
    }
    return ServerCode::ok;
}

ServerCode readOperations(const wire::Message& command, const std::vector<StoredBin>& bins, std::vector<AnswerBin>& answer)
{
    if (command.ops.empty() || command.ops.size() > maxOperations)
        return ServerCode::parameterError;
    const bool always = answersAllOps(command);
    std::size_t room = maxAnswer;
    for (const wire::Op& op : command.ops) {
        if (!isBinName(op.name))
            return ServerCode::binNameTooLong;
        if (op.code != wire::OpCode::read)
            return ServerCode::parameterError;
        if (const ServerCode code = readBin(op, bins, always, answer, room); code != ServerCode::ok)
            return code;
    }
    return ServerCode::ok;
}

std::vector<AnswerBin> answerWithAll(const std::vector<StoredBin>& bins)
{
    std::vector<AnswerBin> answer;
    answer.reserve(bins.size());
    for (const StoredBin& bin : bins)
        answer.push_back({wire::OpCode::read, bin.name, bin.type, bin.bytes});
    return answer;
}

} // namespace binnacle::engine
