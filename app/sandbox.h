// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/node/node.h"
#include "core/sdk/cluster.h"

#include <QString>

#include <memory>
#include <optional>

namespace binnacle::app {

/// The sandbox on a data directory: started in this process, or found running in another one that owns the directory.
class Sandbox {
public:
    /// Where the user's own sandbox is kept.
    static QString userDirectory();

    /// Blocks while the node opens its files. An empty directory name means the user's own. Storage errors name the directory.
    static Result<std::unique_ptr<Sandbox>> open(const QString& directory);

    Host host() const { return m_host; }
    /// Nothing if another process owns the directory.
    std::optional<bool> takesDurableDeletes() const;
    const QString& directory() const { return m_directory; }

    /// True until markSampleDataLoaded(): the sample data was never written in full.
    bool wantsSampleData() const;
    void markSampleDataLoaded() const;

private:
    Sandbox(QString directory, Host host, std::unique_ptr<node::Node> node);

    QString m_directory;
    Host m_host;
    std::unique_ptr<node::Node> m_node; ///< none if another process owns the directory
};

} // namespace binnacle::app
