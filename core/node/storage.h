// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/data_directory.h"
#include "core/node/environment.h"
#include "core/node/index_catalog.h"
#include "core/node/namespace_state.h"
#include "core/node/options.h"
#include "core/node/tables.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace binnacle::node {

struct StoredNamespace {
    std::string name;
    NamespaceTables tables;
    std::shared_ptr<IndexCatalog> catalog = std::make_shared<IndexCatalog>(); ///< what tables.catalog points to
    std::shared_ptr<NamespaceState> state = std::make_shared<NamespaceState>();
};

/// A claimed and opened data directory. What is known about it stays as it is while it is open, but for the catalogs of indexes, and is
/// read from any thread.
class Storage {
public:
    /// Creates what is missing: the directory, its properties, namespaces that the options name.
    static Result<std::unique_ptr<Storage>> open(const Options& options, MapBounds bounds = {});

    DataDirectory& directory() { return *m_directory; }
    Environment& environment() const { return *m_environment; }

    /// The table of user-defined modules.
    MDB_dbi modules() const { return m_modules; }

    /// The node's name: hexadecimal, drawn when the directory was created.
    const std::string& nodeName() const { return m_nodeName; }
    bool takesDurableDeletes() const { return m_durableDeletes; }

    const std::vector<StoredNamespace>& namespaces() const { return m_namespaces; }
    /// Null if there is no such namespace.
    const StoredNamespace* find(std::string_view name) const;

private:
    Storage() = default;
    Result<void> load(const Options& options);

    std::unique_ptr<DataDirectory> m_directory;
    std::unique_ptr<Environment> m_environment;
    std::string m_nodeName;
    bool m_durableDeletes = false;
    MDB_dbi m_modules = 0;
    std::vector<StoredNamespace> m_namespaces;
};

} // namespace binnacle::node
