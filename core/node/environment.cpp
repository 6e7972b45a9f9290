// SPDX-License-Identifier: Apache-2.0
#include "core/node/environment.h"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <mutex>
#include <system_error>

namespace binnacle::node {
namespace {

/// As many as connections can read at once, and some for the node itself.
constexpr unsigned maxReaders = 2048;

constexpr mdb_mode_t fileMode = 0600;

} // namespace

Error storageError(std::string_view what, int code)
{
    const std::string text = std::string(what) + ": " + mdb_strerror(code);
    if (code == ENOSPC || code == EDQUOT || code == MDB_MAP_FULL)
        return Error::server(ServerCode::outOfSpace, text);
    return Error::client(ClientCode::storageError, text);
}

MDB_val toValue(ByteView bytes)
{
    // LMDB takes its values by mutable pointers and does not write through them; an empty one needs an address all the same.
    static std::uint8_t nothing = 0;
    return {bytes.size(), bytes.empty() ? &nothing : const_cast<std::uint8_t*>(bytes.data())};
}

ByteView fromValue(const MDB_val& value)
{
    return {static_cast<const std::uint8_t*>(value.mv_data), value.mv_size};
}

Result<bool> moveCursor(MDB_cursor* cursor, MDB_cursor_op operation, ByteView to, ByteView& key, ByteView& value)
{
    MDB_val name = toValue(to);
    MDB_val data{};
    const int code = mdb_cursor_get(cursor, &name, &data, operation);
    if (code == MDB_NOTFOUND)
        return false;
    if (code != 0)
        return storageError("going through a table", code);
    key = fromValue(name);
    value = fromValue(data);
    return true;
}

Transaction::~Transaction()
{
    if (m_handle != nullptr)
        mdb_txn_abort(m_handle);
}

Result<std::optional<ByteView>> Transaction::get(MDB_dbi table, ByteView key) const
{
    MDB_val name = toValue(key);
    MDB_val value{};
    const int code = mdb_get(m_handle, table, &name, &value);
    if (code == MDB_NOTFOUND)
        return std::optional<ByteView>();
    if (code != 0)
        return storageError("reading", code);
    return std::optional<ByteView>(fromValue(value));
}

Result<std::size_t> Transaction::count(MDB_dbi table) const
{
    MDB_stat stat{};
    if (const int code = mdb_stat(m_handle, table, &stat); code != 0)
        return storageError("counting", code);
    return stat.ms_entries;
}

Result<std::size_t> Transaction::usedBytes(MDB_dbi table) const
{
    MDB_stat stat{};
    if (const int code = mdb_stat(m_handle, table, &stat); code != 0)
        return storageError("measuring", code);
    return (stat.ms_branch_pages + stat.ms_leaf_pages + stat.ms_overflow_pages) * stat.ms_psize;
}

ReadTransaction::~ReadTransaction()
{
    mdb_txn_abort(m_handle);
    m_handle = nullptr;
}

Error WriteTransaction::failure(std::string_view what, int code)
{
    m_mapFull = m_mapFull || code == MDB_MAP_FULL;
    return storageError(what, code);
}

Result<void> WriteTransaction::put(MDB_dbi table, ByteView key, ByteView value)
{
    MDB_val name = toValue(key);
    MDB_val data = toValue(value);
    if (const int code = mdb_put(m_handle, table, &name, &data, 0); code != 0)
        return failure("writing", code);
    return {};
}

Result<bool> WriteTransaction::remove(MDB_dbi table, ByteView key)
{
    MDB_val name = toValue(key);
    const int code = mdb_del(m_handle, table, &name, nullptr);
    if (code == MDB_NOTFOUND)
        return false;
    if (code != 0)
        return failure("removing", code);
    return true;
}

Result<void> WriteTransaction::removeAt(MDB_cursor* cursor)
{
    if (const int code = mdb_cursor_del(cursor, 0); code != 0)
        return failure("removing", code);
    return {};
}

Result<MDB_dbi> WriteTransaction::openTable(const std::string& name)
{
    MDB_dbi table = 0;
    if (const int code = mdb_dbi_open(m_handle, name.c_str(), MDB_CREATE, &table); code != 0)
        return failure("opening the table " + name, code);
    return table;
}

Result<void> WriteTransaction::commit()
{
    const int code = mdb_txn_commit(m_handle);
    m_handle = nullptr;
    if (code != 0)
        return failure("committing", code);
    return {};
}

Environment::Environment(std::filesystem::path directory, MapBounds bounds) : m_directory(std::move(directory)), m_bounds(bounds)
{
}

Environment::~Environment()
{
    if (m_handle != nullptr)
        mdb_env_close(m_handle);
}

Result<std::unique_ptr<Environment>> Environment::open(const std::filesystem::path& directory, unsigned tables, MapBounds bounds)
{
    std::unique_ptr<Environment> environment(new Environment(directory, bounds));
    if (Result<void> opened = environment->openFiles(tables); !opened)
        return opened.error();
    return environment;
}

Result<void> Environment::openFiles(unsigned tables)
{
    if (const int code = mdb_env_create(&m_handle); code != 0)
        return storageError("starting", code);
    std::error_code ignored;
    const std::uintmax_t present = std::filesystem::file_size(m_directory / "data.mdb", ignored);
    const std::size_t kept = ignored ? 0 : std::bit_ceil(static_cast<std::size_t>(present));
    mdb_env_set_maxdbs(m_handle, tables);
    mdb_env_set_maxreaders(m_handle, maxReaders);
    mdb_env_set_mapsize(m_handle, std::max(m_bounds.first, kept));
    // Read locks belong to transactions rather than to threads: coroutines of one thread may hold several.
    if (const int code = mdb_env_open(m_handle, m_directory.c_str(), MDB_NOTLS, fileMode); code != 0)
        return storageError("opening " + m_directory.string(), code);
    MDB_envinfo info{};
    mdb_env_info(m_handle, &info);
    return resize(info.me_mapsize);
}

Result<std::unique_ptr<ReadTransaction>> Environment::read() const
{
    std::shared_lock lock(m_mapMutex);
    MDB_txn* handle = nullptr;
    if (const int code = mdb_txn_begin(m_handle, nullptr, MDB_RDONLY, &handle); code != 0)
        return storageError("reading", code);
    return std::make_unique<ReadTransaction>(handle, std::move(lock));
}

Result<std::unique_ptr<WriteTransaction>> Environment::write()
{
    MDB_txn* handle = nullptr;
    if (const int code = mdb_txn_begin(m_handle, nullptr, 0, &handle); code != 0)
        return storageError("writing", code);
    return std::make_unique<WriteTransaction>(handle);
}

Result<void> Environment::resize(std::size_t size)
{
    if (const int code = mdb_env_set_mapsize(m_handle, size); code != 0)
        return storageError("growing", code);
    MDB_envinfo info{};
    mdb_env_info(m_handle, &info);
    m_mapSize = info.me_mapsize;
    std::error_code error;
    std::filesystem::resize_file(m_directory / "data.mdb", mapSize(), error);
    if (error)
        return storageError("growing", error.value());
    return {};
}

Result<void> Environment::grow()
{
    const std::unique_lock lock(m_mapMutex);
    const std::size_t size = mapSize();
    if (size >= m_bounds.last)
        return storageError("growing", MDB_MAP_FULL);
    return resize(std::min(size * 2, m_bounds.last));
}

} // namespace binnacle::node
