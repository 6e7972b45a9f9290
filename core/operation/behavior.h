// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/settings.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace binnacle {

/// Which commands a change is about.
enum class Scope : std::uint8_t {
    all,
    reads,
    readsAp, ///< of available namespaces
    readsSc, ///< of strongly consistent ones
    readsPoint,
    readsBatch,
    readsQuery,
    writes,
    writesAp,
    writesSc,
    writesRetryable, ///< a second one does what the first one did
    writesNonRetryable,
    writesPoint,
    writesBatch,
    writesQuery,
};

std::string_view nameOf(Scope scope);
std::optional<Scope> scopeNamed(std::string_view name);

// What a command is.
enum class CommandKind : std::uint8_t { read, retryableWrite, nonRetryableWrite };
enum class CommandShape : std::uint8_t { point, batch, query };
enum class Consistency : std::uint8_t { ap, sc };

struct CommandClass {
    CommandKind kind = CommandKind::read;
    CommandShape shape = CommandShape::point;
    Consistency consistency = Consistency::ap;
};

/// What a behavior says about the commands of one scope.
struct BehaviorChange {
    Scope scope = Scope::all;
    Settings settings;
    friend bool operator==(const BehaviorChange&, const BehaviorChange&) = default;
};

/// Which behavior, and which scope of it, an effective value comes from.
struct SettingOrigin {
    std::string behavior;
    Scope scope = Scope::all;
    friend bool operator==(const SettingOrigin&, const SettingOrigin&) = default;
};

/// A value that holds in the end.
template <typename T>
struct Resolved {
    T value{};
    SettingOrigin origin;
};

/// How commands are carried out: named settings by scope, on top of those of another behavior. A value type. Where several
/// changes say the same setting, the one of the narrower scope holds: all, then reads or writes, then consistency, then
/// retryable or not, then shape; and what is derived goes over what it was derived from.
class Behavior {
public:
    /// DEFAULT.
    Behavior();

    // The predefined ones, by the values of the vendor's SDK.
    static Behavior defaults() { return {}; }
    static Behavior readFast();           ///< READ_FAST: reads within 200 ms, 50 ms an attempt
    static Behavior strictlyConsistent(); ///< STRICTLY_CONSISTENT: linearized reads
    static Behavior fastRackAware();      ///< FAST_RACK_AWARE: READ_FAST, from the own rack
    /// By its name, as in DEFAULT.
    static std::optional<Behavior> named(std::string_view name);

    /// DEFAULT with the same changes for all commands, under the name of `policy`. What DEFAULT says to all of them anyway is left
    /// out.
    static Behavior with(const Settings& settings);
    static Behavior withTotalTimeout(std::uint32_t milliseconds);

    Behavior deriveWithChanges(std::string name, std::vector<BehaviorChange> changes) const;

    const std::string& name() const { return m_levels.back().name; }

    /// One behavior in the line from DEFAULT to this one.
    struct Level {
        std::string name;
        std::vector<BehaviorChange> changes;
        friend bool operator==(const Level&, const Level&) = default;
    };
    const std::vector<Level>& levels() const { return m_levels; }

    /// The effective value of `member` for such commands; nothing if no behavior says it.
    template <typename T>
    std::optional<Resolved<T>> resolve(std::optional<T> Settings::*member, CommandClass command) const
    {
        std::optional<Resolved<T>> found;
        forEachChange(command, [&](const Level& level, const BehaviorChange& change) {
            if (const std::optional<T>& value = change.settings.*member)
                found = Resolved<T>{*value, {level.name, change.scope}};
        });
        return found;
    }

    /// All effective values together.
    Settings settingsFor(CommandClass command) const;

    friend bool operator==(const Behavior&, const Behavior&) = default;

private:
    template <typename Each>
    void forEachChange(CommandClass command, Each each) const
    {
        const std::vector<Scope> order = scopesOf(command);
        for (const Level& level : m_levels) {
            for (const Scope scope : order) {
                for (const BehaviorChange& change : level.changes) {
                    if (change.scope == scope)
                        each(level, change);
                }
            }
        }
    }

    /// Those that a command belongs to, from the widest to the narrowest.
    static std::vector<Scope> scopesOf(CommandClass command);

    std::vector<Level> m_levels; ///< DEFAULT first; never empty
};

} // namespace binnacle
