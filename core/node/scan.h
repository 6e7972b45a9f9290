// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/stored_record.h"
#include "core/node/index_cursor.h"
#include "core/node/scan_request.h"
#include "core/node/storage.h"

#include <cstddef>

namespace binnacle::node {

/// A scan or a query by an index under way: what is left to do, and nothing else. It holds no snapshot between two frames, so that a client that does
/// not read costs nothing.
class Scan {
public:
    /// Soft bounds of one frame and of the snapshot it is made from; a frame holds at least one record however large it is.
    static constexpr std::size_t frameBytes = std::size_t{128} << 10;
    static constexpr std::size_t frameRecords = 1000;

    Scan(const Storage& storage, const StoredNamespace& nameSpace, ScanRequest request);

    /// The next frame; empty where a stretch held nothing to send. After an error there is nothing more.
    Result<Bytes> nextFrame();

    /// True when the frame that ends the answer has to be sent.
    bool done() const { return m_done; }
    std::uint64_t recordsSent() const { return m_sent; }
    const ScanRequest& request() const { return m_request; }
    const StoredNamespace& nameSpace() const { return m_nameSpace; }

private:
    Result<void> fill(const ReadTransaction& snapshot, Bytes& body);
    Result<std::unique_ptr<ScanCursor>> open(const ReadTransaction& snapshot);
    Result<bool> goTo(ScanCursor& cursor);
    void advanceTo(std::uint16_t partition);
    Result<void> append(const ReadTransaction& snapshot, const ScanCursor& cursor, Bytes& body);
    bool isWanted(const engine::StoredRecord& record, const Digest& digest) const;
    std::size_t recordsOfFrame() const;

    const Storage& m_storage;
    const StoredNamespace& m_nameSpace;
    ScanRequest m_request;
    std::size_t m_at = 0; ///< the partition under way, in m_request.partitions
    IndexBurst m_burst;
    std::uint64_t m_sampled = 0; ///< what counts against the request's most; a record that has none of the bins is not sent
    std::uint64_t m_sent = 0;
    bool m_done = false;
};

} // namespace binnacle::node
