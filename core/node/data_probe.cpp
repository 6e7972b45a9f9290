// SPDX-License-Identifier: Apache-2.0
#include "core/node/data_probe.h"

#include "core/node/data_directory.h"

#include <lmdb.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>

namespace binnacle::node {
namespace {

using EnvironmentHandle = std::unique_ptr<MDB_env, decltype(&mdb_env_close)>;
using TransactionHandle = std::unique_ptr<MDB_txn, decltype(&mdb_txn_abort)>;

Error refused(const std::filesystem::path& file, const std::string& what)
{
    return Error::client(ClientCode::storageError, file.string() + ": " + what);
}

Result<void> checkLength(const std::filesystem::path& file, MDB_env* environment, std::uintmax_t size)
{
    MDB_envinfo info{};
    MDB_stat stat{};
    mdb_env_info(environment, &info);
    mdb_env_stat(environment, &stat);
    // Pages beyond the end of the file would kill the process that touches them.
    if (size < (static_cast<std::uintmax_t>(info.me_last_pgno) + 1) * stat.ms_psize)
        return refused(file, "the file was cut short; it is left as it is");
    return {};
}

Result<void> checkFormat(const std::filesystem::path& file, MDB_env* environment, bool mayBeUnfinished)
{
    MDB_txn* raw = nullptr;
    if (const int code = mdb_txn_begin(environment, nullptr, MDB_RDONLY, &raw); code != 0)
        return refused(file, mdb_strerror(code));
    const TransactionHandle transaction(raw, &mdb_txn_abort);
    MDB_dbi meta = 0;
    if (mdb_dbi_open(raw, "meta", 0, &meta) != 0) {
        MDB_stat stat{};
        mdb_env_stat(environment, &stat);
        if (mayBeUnfinished && stat.ms_entries == 0)
            return {};
        return refused(file, "this is not a node's data; it is left as it is");
    }
    std::string name = "format";
    MDB_val key{name.size(), name.data()};
    MDB_val value{};
    if (mdb_get(raw, meta, &key, &value) != 0)
        return refused(file, "this is not a node's data; it is left as it is");
    const std::string_view format(static_cast<const char*>(value.mv_data), value.mv_size);
    if (format != dataFormat && std::ranges::find(formerDataFormats, format) == std::end(formerDataFormats))
        return refused(file, "the data has another format than this program reads; it is left as it is");
    return {};
}

} // namespace

Result<void> probeData(const std::filesystem::path& file, bool mayBeUnfinished)
{
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    if (error || (size == 0 && mayBeUnfinished))
        return {};
    MDB_env* raw = nullptr;
    if (const int code = mdb_env_create(&raw); code != 0)
        return refused(file, mdb_strerror(code));
    const EnvironmentHandle environment(raw, &mdb_env_close);
    mdb_env_set_maxdbs(raw, 4);
    if (const int code = mdb_env_open(raw, file.c_str(), MDB_RDONLY | MDB_NOLOCK | MDB_NOSUBDIR, 0600); code != 0)
        return refused(file, std::string("this is not a node's data, or it is damaged (") + mdb_strerror(code) + ")");
    if (Result<void> whole = checkLength(file, raw, size); !whole)
        return whole;
    return checkFormat(file, raw, mayBeUnfinished);
}

} // namespace binnacle::node
