// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/secondary_index.h"
#include "core/node/index_codec.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

namespace binnacle::node {

/// As many as a namespace of a server has, beside those of sets.
inline constexpr std::size_t maxIndexes = 256;

/// What of an index changes while it is used. Safe from any thread.
struct IndexProgress {
    std::atomic<bool> ready{false};
    std::atomic<bool> dropped{false};
    std::atomic<std::uint32_t> percent{0};
    std::atomic<std::uint64_t> loadMilliseconds{0};
};

/// An index in use. A renamed one is another of these, with the same number and progress.
struct Index {
    std::uint32_t number = 0;
    std::string name;
    std::shared_ptr<const engine::SecondaryIndex> keys;
    std::shared_ptr<IndexProgress> progress;

    const engine::IndexDefinition& definition() const { return keys->definition(); }
    /// Cells are numbers without a sign, all other keys have one.
    bool hasUnsignedKeys() const { return definition().type == ParticleType::geoJson; }
};

using IndexList = std::vector<std::shared_ptr<const Index>>;

/// The indexes of a namespace, in the order in which they were made. Read from any thread, changed by the committing one, after
/// what it changes is durable.
class IndexCatalog {
public:
    /// As it is now; stays so.
    std::shared_ptr<const IndexList> all() const;

    /// Null if there is none of that name.
    std::shared_ptr<const Index> named(std::string_view name) const;
    /// The index over the same; null if there is none. `definition.name` does not matter.
    std::shared_ptr<const Index> over(const engine::IndexDefinition& definition) const;

    /// Becomes what the table of indexes says. What is in use stays in use; what goes learns that it is dropped. A storageError if
    /// there is an index that cannot be used.
    Result<void> follow(const std::vector<NumberedIndex>& rows);

private:
    std::shared_ptr<const Index> numbered(std::uint32_t number) const;

    mutable std::mutex m_mutex;
    std::shared_ptr<const IndexList> m_all = std::make_shared<const IndexList>();
};

} // namespace binnacle::node
