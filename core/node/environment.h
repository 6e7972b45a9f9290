// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <lmdb.h>

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>

namespace binnacle::node {

/// An LMDB failure in words, as a storageError; a full disk as the server's outOfSpace.
Error storageError(std::string_view what, int code);

MDB_val toValue(ByteView bytes);
ByteView fromValue(const MDB_val& value);

/// Moves a cursor, to a key or the first one behind it where the operation takes one. False if there is nothing; otherwise key and value
/// are views, as those of a transaction.
Result<bool> moveCursor(MDB_cursor* cursor, MDB_cursor_op operation, ByteView to, ByteView& key, ByteView& value);

/// What reading and writing transactions have in common. Views that it hands out live as long as it, in a writing one until the
/// next change.
class Transaction {
public:
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    MDB_txn* handle() const { return m_handle; }
    Result<std::optional<ByteView>> get(MDB_dbi table, ByteView key) const;
    Result<std::size_t> count(MDB_dbi table) const;
    /// The pages of a table, in bytes.
    Result<std::size_t> usedBytes(MDB_dbi table) const;

protected:
    explicit Transaction(MDB_txn* handle) : m_handle(handle) {}
    ~Transaction();
    MDB_txn* m_handle = nullptr;
};

/// A snapshot. Keep it short: while one is open no space is reused, and the map cannot grow.
class ReadTransaction : public Transaction {
public:
    ReadTransaction(MDB_txn* handle, std::shared_lock<std::shared_mutex> lock) : Transaction(handle), m_lock(std::move(lock)) {}
    /// Ends the snapshot before the lock on the map is given back.
    ~ReadTransaction();

private:
    std::shared_lock<std::shared_mutex> m_lock;
};

/// Undone unless it is committed. For one thread at a time.
class WriteTransaction : public Transaction {
public:
    explicit WriteTransaction(MDB_txn* handle) : Transaction(handle) {}

    Result<void> put(MDB_dbi table, ByteView key, ByteView value);
    /// True if there was such a key.
    Result<bool> remove(MDB_dbi table, ByteView key);
    /// Removes what a cursor of this transaction stands on; its next step goes to the one behind it.
    Result<void> removeAt(MDB_cursor* cursor);
    Result<MDB_dbi> openTable(const std::string& name);
    /// Durable when it returns without an error.
    Result<void> commit();

    /// True if something failed because the map is full: grow it, and do everything again.
    bool mapFull() const { return m_mapFull; }

private:
    Error failure(std::string_view what, int code);
    bool m_mapFull = false;
};

/// The bounds of the map. The file is as long as the map, sparse, so that a file that was cut short shows.
struct MapBounds {
    std::size_t first = std::size_t{64} << 20;
    std::size_t last = std::size_t{1} << 40;
};

/// The LMDB environment of a data directory: any number of reading threads, one that writes.
class Environment {
public:
    static Result<std::unique_ptr<Environment>> open(const std::filesystem::path& directory, unsigned tables,
                                                     MapBounds bounds = {});
    ~Environment();
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;

    Result<std::unique_ptr<ReadTransaction>> read() const;
    Result<std::unique_ptr<WriteTransaction>> write();

    /// Doubles the map. Waits until all reading transactions are closed; no writing one may be open.
    Result<void> grow();

    /// In bytes. Safe from any thread, also while the map grows.
    std::size_t mapSize() const { return m_mapSize.load(); }

private:
    explicit Environment(std::filesystem::path directory, MapBounds bounds);
    Result<void> openFiles(unsigned tables);
    Result<void> resize(std::size_t size);

    std::filesystem::path m_directory;
    MapBounds m_bounds;
    MDB_env* m_handle = nullptr;
    std::atomic<std::size_t> m_mapSize{0}; ///< kept here, since LMDB reads its own from the map that grow() moves
    mutable std::shared_mutex m_mapMutex;
};

} // namespace binnacle::node
