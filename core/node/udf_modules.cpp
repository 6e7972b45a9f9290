// SPDX-License-Identifier: Apache-2.0
#include "core/node/udf_modules.h"

#include "core/base/base64.h"
#include "core/node/info_parameters.h"

#include <nlohmann/json.hpp>
#include <openssl/sha.h>

#include <memory>

namespace binnacle::node {
namespace {

using nlohmann::json;

constexpr std::size_t nameBound = 128;
constexpr std::size_t maxContent = std::size_t{1} << 20;
constexpr std::string_view lua = "LUA";
constexpr std::string_view badName = "error=invalid_filename";

std::optional<std::string> nameIn(const InfoParameters& parameters)
{
    std::optional<std::string> name = parameters.get("filename");
    return name && name->size() < nameBound ? name : std::nullopt;
}

/// A dot that is neither first nor last.
bool hasExtension(std::string_view name)
{
    const std::size_t dot = name.find('.');
    return dot != std::string_view::npos && dot > 0 && dot + 1 < name.size();
}

std::optional<std::size_t> lengthIn(const InfoParameters& parameters)
{
    const std::optional<std::uint32_t> length = numberIn(parameters.get("content-len").value_or(""));
    return length && *length % 4 == 0 ? std::optional<std::size_t>(*length) : std::nullopt;
}

/// What is wrong with a module that is being put; empty if nothing is.
std::string_view fault(const InfoParameters& parameters)
{
    const std::optional<std::string> name = nameIn(parameters);
    if (!name || !hasExtension(*name))
        return badName;
    if (!parameters.has("content-len"))
        return "error=invalid_content_len";
    if (parameters.get("udf-type").value_or(std::string(lua)) != lua)
        return "error=invalid_udf_type";
    const std::optional<std::size_t> length = lengthIn(parameters);
    if (!length)
        return "error=invalid_content_len";
    const std::optional<std::string> content = parameters.get("content");
    if (!content || content->size() != *length)
        return "error=invalid_content";
    if (content->size() / 4 * 3 > maxContent)
        return "error=invalid_udf_content_len,>1M";
    if (!fromBase64(*content))
        return "error=invalid_base64_content";
    return {};
}

/// The text that a server keeps of a module, with jansson's blanks: what is listed is its hash.
std::optional<std::string> keptText(const std::string& name, const std::string& content)
{
    try {
        return R"({"content64": ")" + content + R"(", "type": "LUA", "name": )" + json(name).dump() + "}";
    } catch (const json::exception&) {
        return std::nullopt; // the name is not UTF-8
    }
}

std::string hashOf(ByteView text)
{
    unsigned char hash[SHA_DIGEST_LENGTH];
    SHA1(text.data(), text.size(), hash);
    return toHex(ByteView(hash, sizeof hash));
}

std::string entryOf(ByteView name, ByteView text)
{
    return "filename=" + std::string(textOf(name)) + ",hash=" + hashOf(text) + ",type=" + std::string(lua) + ";";
}

} // namespace

InfoAnswer putModule(const InfoContext& context, std::string_view text)
{
    const InfoParameters parameters(text);
    if (const std::string_view wrong = fault(parameters); !wrong.empty())
        return std::string(wrong);
    const std::string name = *nameIn(parameters);
    const std::optional<std::string> kept = keptText(name, *parameters.get("content"));
    if (!kept)
        return "error=json_error";
    return [table = context.storage.modules(), name, kept = *kept](WriteTransaction& transaction) -> Result<std::string> {
        const Result<void> put = transaction.put(table, bytesOf(name), bytesOf(kept));
        return put ? Result<std::string>("ok") : put.error();
    };
}

InfoAnswer getModule(const InfoContext& context, std::string_view text)
{
    const std::optional<std::string> name = nameIn(InfoParameters(text));
    if (!name)
        return std::string(badName);
    const Result<std::unique_ptr<ReadTransaction>> snapshot = context.storage.environment().read();
    if (!snapshot || name->empty())
        return "error=not_found";
    const Result<std::optional<ByteView>> kept = (*snapshot)->get(context.storage.modules(), bytesOf(*name));
    if (!kept || !kept->has_value())
        return "error=not_found";
    const json module = json::parse((*kept)->begin(), (*kept)->end(), nullptr, false);
    if (!module.is_object() || !module.contains("content64") || !module["content64"].is_string())
        return "error=unknown_error";
    const std::string content = module["content64"];
    return content.empty() ? "error=empty" : "type=" + std::string(lua) + ";content=" + content + ";";
}

InfoAnswer listModules(const InfoContext& context, std::string_view)
{
    const Result<std::unique_ptr<ReadTransaction>> snapshot = context.storage.environment().read();
    if (!snapshot)
        return infoError(snapshot.error());
    MDB_cursor* raw = nullptr;
    if (const int code = mdb_cursor_open((*snapshot)->handle(), context.storage.modules(), &raw); code != 0)
        return infoError(storageError("listing modules", code));
    const std::unique_ptr<MDB_cursor, decltype(&mdb_cursor_close)> cursor(raw, &mdb_cursor_close);
    std::string list;
    MDB_val key{};
    MDB_val value{};
    for (int code = mdb_cursor_get(raw, &key, &value, MDB_FIRST); code == 0; code = mdb_cursor_get(raw, &key, &value, MDB_NEXT))
        list += entryOf(fromValue(key), fromValue(value));
    return list;
}

InfoAnswer removeModule(const InfoContext& context, std::string_view text)
{
    const std::optional<std::string> name = nameIn(InfoParameters(text));
    if (!name)
        return std::string(badName);
    if (name->empty())
        return "ok";
    return [table = context.storage.modules(), name = *name](WriteTransaction& transaction) -> Result<std::string> {
        const Result<bool> removed = transaction.remove(table, bytesOf(name));
        return removed ? Result<std::string>("ok") : removed.error();
    };
}

} // namespace binnacle::node
