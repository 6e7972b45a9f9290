// SPDX-License-Identifier: Apache-2.0
#include "core/node/info_indexes.h"

#include "core/base/base64.h"
#include "core/node/context_words.h"
#include "core/node/index_changes.h"
#include "core/node/index_entries.h"
#include "core/node/index_parameters.h"

namespace binnacle::node {
namespace {

constexpr std::size_t nameBound = engine::maxIndexName + 1;
constexpr std::string_view unknownNamespace = "ns_type=unknown";

std::string orNull(const std::string& text)
{
    return text.empty() ? "null" : text;
}

std::string inBase64(const Bytes& bytes)
{
    return bytes.empty() ? "null" : toBase64(bytes);
}

/// How contexts are told. Expressions are in base64 either way: a server's words for them are nobody's language.
enum class ContextForm { words, base64 };

std::string told(const Bytes& context, ContextForm form)
{
    return form == ContextForm::base64 || context.empty() ? inBase64(context) : contextInWords(context);
}

std::string described(const StoredNamespace& nameSpace, const Index& index, ContextForm form)
{
    const engine::IndexDefinition& definition = index.definition();
    return "ns=" + nameSpace.name + ":indexname=" + index.name + ":set=" + orNull(definition.set) +
           ":bin=" + orNull(definition.bin) + ":type=" + std::string(indexTypeName(definition.type)) +
           ":indextype=" + std::string(collectionName(definition.collection)) + ":context=" + told(definition.context, form) +
           ":exp=" + inBase64(definition.expression) + ":state=" + (index.progress->ready ? "RW" : "WO") + ";";
}

std::string setDescribed(const StoredNamespace& nameSpace, const Index& index)
{
    const engine::IndexDefinition& definition = index.definition();
    return "ns=" + nameSpace.name + ":indexname=" + index.name + ":set=" + definition.set +
           ":indextype=" + std::string(collectionName(definition.collection)) + ";";
}

/// The indexes of values: those of sets are told apart, or not at all.
std::string listed(const StoredNamespace& nameSpace, ContextForm form)
{
    std::string text;
    for (const std::shared_ptr<const Index>& index : *nameSpace.catalog->all())
        text += index->definition().isOfSet() ? "" : described(nameSpace, *index, form);
    return text;
}

std::string listedInWords(const StoredNamespace& nameSpace)
{
    return listed(nameSpace, ContextForm::words);
}

std::string listedInBase64(const StoredNamespace& nameSpace)
{
    return listed(nameSpace, ContextForm::base64);
}

std::string setsListed(const StoredNamespace& nameSpace)
{
    std::string text;
    for (const std::shared_ptr<const Index>& index : *nameSpace.catalog->all())
        text += index->definition().isOfSet() ? setDescribed(nameSpace, *index) : "";
    return text;
}

/// Of one namespace; null: of all.
std::string listedOf(const Storage& storage, const StoredNamespace* only, std::string (*list)(const StoredNamespace&))
{
    if (only != nullptr)
        return list(*only);
    std::string text;
    for (const StoredNamespace& nameSpace : storage.namespaces())
        text += list(nameSpace);
    return text;
}

std::string withoutEnd(std::string text)
{
    if (!text.empty())
        text.pop_back();
    return text;
}

struct IndexAddress {
    const StoredNamespace* nameSpace = nullptr; ///< null for one that only other nodes of the cluster may have
    std::string index;
};

Result<IndexAddress> addressIn(const InfoContext& context, const InfoParameters& parameters)
{
    const Result<std::string> index = parameters.required("indexname", nameBound);
    if (!index)
        return index.error();
    const Result<std::string> nameSpace = parameters.namespaceName("ns");
    if (!nameSpace)
        return nameSpace.error();
    return IndexAddress{context.storage.find(*nameSpace), *index};
}

/// Of a namespace that this node has.
Result<IndexAddress> ownAddressIn(const InfoContext& context, const InfoParameters& parameters)
{
    Result<IndexAddress> address = addressIn(context, parameters);
    if (address && address->nameSpace == nullptr)
        return Error::server(ServerCode::namespaceNotFound, "namespace not found on node");
    return address;
}

/// Source of the size: index_ele in set_index.c of the server.
InfoAnswer setStatisticsOf(const ReadTransaction& snapshot, const StoredNamespace& nameSpace, std::string_view set)
{
    constexpr std::uint64_t entrySize = 16;
    std::uint64_t entries = 0;
    std::uint64_t ofAll = 0;
    for (const std::shared_ptr<const Index>& index : *nameSpace.catalog->all()) {
        if (!index->definition().isOfSet())
            continue;
        const Result<std::optional<SetEntry>> entry = findSet(snapshot, nameSpace.tables, index->definition().set);
        if (!entry)
            return infoError(entry.error());
        const std::uint64_t records = entry->has_value() ? (*entry)->records : 0;
        ofAll += records;
        entries = index->definition().set == set ? records : entries;
    }
    // What they take is told of all sets together.
    return "entries=" + std::to_string(entries) + ";used_bytes=" + std::to_string(ofAll * entrySize) + ";load_pct=100";
}

InfoAnswer statisticsOf(const InfoContext& context, const StoredNamespace& nameSpace, std::string_view name)
{
    const std::shared_ptr<const Index> index = nameSpace.catalog->named(name);
    if (index == nullptr)
        return infoError(ServerCode::indexNotFound, "no index");
    const Result<std::unique_ptr<ReadTransaction>> snapshot = context.storage.environment().read();
    if (!snapshot)
        return infoError(snapshot.error());
    if (index->definition().isOfSet())
        return setStatisticsOf(**snapshot, nameSpace, index->definition().set);
    const Result<std::uint64_t> entries = countIndexEntries(**snapshot, nameSpace.tables, index->number);
    if (!entries)
        return infoError(entries.error());
    // How many entries there are of a value or of a record, servers reckon once an hour.
    return "entries=" + std::to_string(*entries) + ";used_bytes=" + std::to_string(*entries * indexEntrySize) +
           ";entries_per_bval=0;entries_per_rec=0;load_pct=" + std::to_string(index->progress->percent) +
           ";load_time=" + std::to_string(index->progress->loadMilliseconds) + ";stat_gc_recs=0";
}

} // namespace

InfoAnswer createIndexCommand(const InfoContext& context, std::string_view text)
{
    const InfoParameters parameters(text);
    const Result<IndexAddress> address = addressIn(context, parameters);
    if (!address)
        return infoError(address.error());
    Result<engine::IndexDefinition> definition = parseIndexParameters(parameters);
    if (!definition)
        return infoError(definition.error());
    if (address->nameSpace == nullptr)
        return definition->isOfSet() ? infoError(ServerCode::parameterError, "namespace not found") : "ok";
    definition->name = address->index;
    return [nameSpace = address->nameSpace, wanted = *definition](WriteTransaction& transaction) -> Result<std::string> {
        const Result<void> created = createIndex(transaction, nameSpace->tables, wanted);
        return created ? Result<std::string>("ok") : created.error();
    };
}

InfoAnswer deleteIndexCommand(const InfoContext& context, std::string_view text)
{
    const Result<IndexAddress> address = addressIn(context, InfoParameters(text));
    if (!address)
        return infoError(address.error());
    if (address->nameSpace == nullptr)
        return "ok";
    return [unwanted = *address](WriteTransaction& transaction) -> Result<std::string> {
        const Result<void> dropped = dropIndex(transaction, unwanted.nameSpace->tables, unwanted.index);
        return dropped ? Result<std::string>("ok") : dropped.error();
    };
}

InfoAnswer indexExists(const InfoContext& context, std::string_view text)
{
    const Result<IndexAddress> address = ownAddressIn(context, InfoParameters(text));
    if (!address)
        return infoError(address.error());
    return address->nameSpace->catalog->named(address->index) != nullptr ? "true" : "false";
}

InfoAnswer listIndexesCommand(const InfoContext& context, std::string_view text)
{
    const InfoParameters parameters(text);
    const StoredNamespace* only = nullptr;
    if (parameters.has("namespace") || parameters.has("ns")) {
        const Result<const StoredNamespace*> nameSpace = parameters.nameSpace(context.storage, "ns");
        // Once for secondary indexes and once for those of sets.
        if (!nameSpace)
            return infoError(nameSpace.error()) + ";" + infoError(nameSpace.error());
        only = *nameSpace;
    }
    constexpr std::size_t booleanBound = 6;
    const Result<std::optional<std::string>> base64 = parameters.optional("b64", booleanBound);
    if (!base64)
        return infoError(base64.error());
    if (base64->has_value() && **base64 != "true" && **base64 != "false")
        return infoError(ServerCode::parameterError, "bad b64");
    const auto list = base64->has_value() && **base64 == "true" ? listedInBase64 : listedInWords;
    const std::string ofValues = withoutEnd(listedOf(context.storage, only, list));
    const std::string ofSets = withoutEnd(listedOf(context.storage, only, setsListed));
    return ofSets.empty() ? ofValues : ofValues + ";" + ofSets;
}

InfoAnswer indexStatistics(const InfoContext& context, std::string_view text)
{
    const Result<IndexAddress> address = ownAddressIn(context, InfoParameters(text));
    if (!address)
        return infoError(address.error());
    return statisticsOf(context, *address->nameSpace, address->index);
}

InfoAnswer indexesByPath(const InfoContext& context, std::string_view path)
{
    if (path.empty())
        return withoutEnd(listedOf(context.storage, nullptr, listedInWords));
    const std::size_t end = path.find('/');
    const StoredNamespace* nameSpace = context.storage.find(path.substr(0, end));
    if (nameSpace == nullptr)
        return std::string(unknownNamespace);
    if (end == std::string_view::npos)
        return withoutEnd(listedInWords(*nameSpace));
    return statisticsOf(context, *nameSpace, path.substr(end + 1));
}

} // namespace binnacle::node
