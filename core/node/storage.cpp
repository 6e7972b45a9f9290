// SPDX-License-Identifier: Apache-2.0
#include "core/node/storage.h"

#include "core/node/index_table.h"

#include <algorithm>
#include <array>
#include <random>

namespace binnacle::node {
namespace {

Result<std::optional<std::string>> getText(const Transaction& transaction, MDB_dbi meta, std::string_view key)
{
    const Result<std::optional<ByteView>> value = transaction.get(meta, bytesOf(key));
    if (!value)
        return value.error();
    if (!value->has_value())
        return std::optional<std::string>();
    return std::optional<std::string>(textOf(**value));
}

/// What the meta table holds under `key`; `fresh` is put there if it holds nothing.
Result<std::string> getOrPut(WriteTransaction& transaction, MDB_dbi meta, std::string_view key, std::string_view fresh)
{
    Result<std::optional<std::string>> value = getText(transaction, meta, key);
    if (!value)
        return value.error();
    if (value->has_value())
        return **std::move(value);
    if (Result<void> put = transaction.put(meta, bytesOf(key), bytesOf(fresh)); !put)
        return put.error();
    return std::string(fresh);
}

/// Sixteen hexadecimal digits, upper case, not beginning with a zero: servers write their names as numbers.
std::string drawNodeName()
{
    std::random_device device;
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string name;
    for (int i = 0; i < 16; ++i)
        name += digits[device() % digits.size()];
    if (name[0] == '0')
        name[0] = 'B';
    return name;
}

std::vector<std::string> lines(std::string_view text)
{
    std::vector<std::string> all;
    for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
        all.emplace_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    return all;
}

bool isNamespaceName(std::string_view name)
{
    const auto isPlain = [](char c) { return c > ' ' && c < 127 && c != ';' && c != ':' && c != ',' && c != '=' && c != '/'; };
    return !name.empty() && name.size() <= maxNamespaceName && std::ranges::all_of(name, isPlain);
}

Result<std::vector<std::string>> mergedNamespaces(WriteTransaction& transaction, MDB_dbi meta, const Options& options)
{
    const Result<std::string> text = getOrPut(transaction, meta, "namespaces", {});
    if (!text)
        return text.error();
    std::vector<std::string> names = lines(*text);
    for (const std::string& name : options.namespaces) {
        if (!isNamespaceName(name))
            return Error::client(ClientCode::badInput, "no name for a namespace: " + escaped(name));
        if (std::ranges::find(names, name) == names.end())
            names.push_back(name);
    }
    if (names.empty() || names.size() > maxNamespaces)
        return Error::client(ClientCode::badInput, "a node has 1 to " + std::to_string(maxNamespaces) + " namespaces");
    std::string merged;
    for (const std::string& name : names)
        merged += name + '\n';
    if (merged != *text) {
        if (Result<void> put = transaction.put(meta, bytesOf("namespaces"), bytesOf(merged)); !put)
            return put.error();
    }
    return names;
}

} // namespace

Result<std::unique_ptr<Storage>> Storage::open(const Options& options, MapBounds bounds)
{
    Result<std::unique_ptr<DataDirectory>> directory = DataDirectory::claim(options.dataDirectory);
    if (!directory)
        return directory.error();
    constexpr unsigned tables = 2 + maxNamespaces * tablesPerNamespace;
    Result<std::unique_ptr<Environment>> environment = Environment::open((*directory)->path(), tables, bounds);
    if (!environment)
        return environment.error();
    std::unique_ptr<Storage> storage(new Storage);
    storage->m_directory = *std::move(directory);
    storage->m_environment = *std::move(environment);
    if (Result<void> loaded = storage->load(options); !loaded)
        return loaded.error();
    return storage;
}

Result<void> Storage::load(const Options& options)
{
    Result<std::unique_ptr<WriteTransaction>> begun = m_environment->write();
    if (!begun)
        return begun.error();
    WriteTransaction& transaction = **begun;
    const Result<MDB_dbi> meta = transaction.openTable("meta");
    if (!meta)
        return meta.error();
    const Result<std::string> format = getOrPut(transaction, *meta, "format", dataFormat);
    if (!format)
        return format.error();
    if (*format != dataFormat) {
        if (Result<void> put = transaction.put(*meta, bytesOf("format"), bytesOf(dataFormat)); !put)
            return put;
    }
    const Result<std::string> name = getOrPut(transaction, *meta, "node", drawNodeName());
    if (!name)
        return name.error();
    const Result<std::string> durable = getOrPut(transaction, *meta, "durable-deletes", options.durableDeletes ? "yes" : "no");
    if (!durable)
        return durable.error();
    const Result<std::vector<std::string>> names = mergedNamespaces(transaction, *meta, options);
    if (!names)
        return names.error();
    for (const std::string& nameSpace : *names) {
        const Result<NamespaceTables> tables = openTables(transaction, nameSpace);
        if (!tables)
            return tables.error();
        StoredNamespace& opened = m_namespaces.emplace_back();
        opened.name = nameSpace;
        opened.tables = *tables;
        opened.tables.catalog = opened.catalog.get();
        const Result<std::vector<NumberedIndex>> indexes = listIndexes(transaction, opened.tables);
        if (!indexes)
            return indexes.error();
        if (Result<void> followed = opened.catalog->follow(*indexes); !followed)
            return followed;
    }
    const Result<MDB_dbi> modules = transaction.openTable("udf");
    if (!modules)
        return modules.error();
    m_modules = *modules;
    m_nodeName = *name;
    m_durableDeletes = *durable == "yes";
    return transaction.commit();
}

const StoredNamespace* Storage::find(std::string_view name) const
{
    const auto found = std::ranges::find(m_namespaces, name, &StoredNamespace::name);
    return found == m_namespaces.end() ? nullptr : &*found;
}

} // namespace binnacle::node
