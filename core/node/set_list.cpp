// SPDX-License-Identifier: Apache-2.0
#include "core/node/set_list.h"

#include <algorithm>
#include <memory>

namespace binnacle::node {

Result<std::vector<NamedSet>> listSets(const Storage& storage, const StoredNamespace& nameSpace)
{
    const Result<std::unique_ptr<ReadTransaction>> snapshot = storage.environment().read();
    if (!snapshot)
        return snapshot.error();
    MDB_cursor* raw = nullptr;
    if (const int code = mdb_cursor_open((*snapshot)->handle(), nameSpace.tables.sets, &raw); code != 0)
        return storageError("listing sets", code);
    const std::unique_ptr<MDB_cursor, decltype(&mdb_cursor_close)> cursor(raw, &mdb_cursor_close);
    std::vector<NamedSet> sets;
    MDB_val key{};
    MDB_val value{};
    int code = mdb_cursor_get(raw, &key, &value, MDB_FIRST);
    for (; code == 0; code = mdb_cursor_get(raw, &key, &value, MDB_NEXT)) {
        const Result<SetEntry> entry = decodeSet(fromValue(value));
        if (!entry)
            return entry.error();
        sets.push_back({std::string(textOf(fromValue(key))), *entry});
    }
    if (code != MDB_NOTFOUND)
        return storageError("listing sets", code);
    std::ranges::sort(sets, {}, [](const NamedSet& set) { return set.entry.number; });
    return sets;
}

} // namespace binnacle::node
