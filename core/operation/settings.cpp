// SPDX-License-Identifier: Apache-2.0
#include "core/operation/settings.h"

#include <array>
#include <utility>

namespace binnacle {

namespace {

template <typename Choice, std::size_t N>
using Names = std::array<std::pair<Choice, std::string_view>, N>;

constexpr Names<CommitLevel, 2> commitLevels{{{CommitLevel::all, "all"}, {CommitLevel::master, "master"}}};
constexpr Names<Replica, 3> replicas{
    {{Replica::sequence, "sequence"}, {Replica::master, "master"}, {Replica::preferRack, "preferRack"}}};
constexpr Names<ReadModeAp, 2> apModes{{{ReadModeAp::one, "one"}, {ReadModeAp::all, "all"}}};
constexpr Names<ReadModeSc, 4> scModes{{{ReadModeSc::session, "session"},
                                        {ReadModeSc::linearize, "linearize"},
                                        {ReadModeSc::allowReplica, "allowReplica"},
                                        {ReadModeSc::allowUnavailable, "allowUnavailable"}}};

template <typename Choice, std::size_t N>
std::string_view nameIn(const Names<Choice, N>& names, Choice choice)
{
    for (const auto& [known, name] : names) {
        if (known == choice)
            return name;
    }
    return {};
}

template <typename Choice, std::size_t N>
std::optional<Choice> choiceIn(const Names<Choice, N>& names, std::string_view name)
{
    for (const auto& [choice, known] : names) {
        if (known == name)
            return choice;
    }
    return std::nullopt;
}

} // namespace

std::string_view nameOf(CommitLevel level)
{
    return nameIn(commitLevels, level);
}

std::string_view nameOf(Replica replica)
{
    return nameIn(replicas, replica);
}

std::string_view nameOf(ReadModeAp mode)
{
    return nameIn(apModes, mode);
}

std::string_view nameOf(ReadModeSc mode)
{
    return nameIn(scModes, mode);
}

std::optional<CommitLevel> commitLevelNamed(std::string_view name)
{
    return choiceIn(commitLevels, name);
}

std::optional<Replica> replicaNamed(std::string_view name)
{
    return choiceIn(replicas, name);
}

std::optional<ReadModeAp> readModeApNamed(std::string_view name)
{
    return choiceIn(apModes, name);
}

std::optional<ReadModeSc> readModeScNamed(std::string_view name)
{
    return choiceIn(scModes, name);
}

} // namespace binnacle
