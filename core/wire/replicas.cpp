// SPDX-License-Identifier: Apache-2.0
#include "core/base/base64.h"
#include "core/wire/info.h"
#include "core/wire/text_scanner.h"

#include <limits>

namespace binnacle::wire {

namespace {

using Bitmap = std::bitset<4096>;
constexpr std::size_t bitmapBytes = 4096 / 8;

/// Partition 0 is the highest bit of the first byte.
constexpr unsigned bitOf(std::size_t partition)
{
    return 0x80U >> (partition % 8);
}

std::optional<Bitmap> decodeBitmap(std::string_view text)
{
    const auto bytes = fromBase64(text);
    if (!bytes || bytes->size() != bitmapBytes)
        return std::nullopt;
    Bitmap bits;
    for (std::size_t partition = 0; partition < bits.size(); ++partition)
        bits[partition] = ((*bytes)[partition / 8] & bitOf(partition)) != 0;
    return bits;
}

std::string encodeBitmap(const Bitmap& bits)
{
    Bytes bytes(bitmapBytes, 0);
    for (std::size_t partition = 0; partition < bits.size(); ++partition)
        if (bits[partition])
            bytes[partition / 8] = static_cast<std::uint8_t>(bytes[partition / 8] | bitOf(partition));
    return toBase64(bytes);
}

/// `regime,count,base64,…`
std::optional<NamespaceReplicas> parseNamespace(std::string_view text)
{
    TextScanner scanner(text);
    const auto regime = scanner.number(std::numeric_limits<std::uint32_t>::max());
    if (!regime || !scanner.skip(','))
        return std::nullopt;
    const auto count = scanner.number(std::numeric_limits<std::uint16_t>::max());
    if (!count)
        return std::nullopt;
    NamespaceReplicas replicas;
    replicas.regime = static_cast<std::uint32_t>(*regime);
    for (std::uint64_t i = 0; i < *count; ++i) {
        if (!scanner.skip(','))
            return std::nullopt;
        const auto bitmap = decodeBitmap(scanner.until(","));
        if (!bitmap)
            return std::nullopt;
        replicas.replicas.push_back(*bitmap);
    }
    if (!scanner.atEnd())
        return std::nullopt;
    return replicas;
}

} // namespace

Result<std::map<std::string, NamespaceReplicas>> parseReplicas(std::string_view value)
{
    std::map<std::string, NamespaceReplicas> namespaces;
    while (!value.empty()) {
        auto [name, rest] = splitAt(takePart(value, ';'), ':');
        auto replicas = parseNamespace(rest);
        if (name.empty() || !replicas)
            return Error::client(ClientCode::protocolError, "the replicas of namespace `" + escaped(name) + "` cannot be read");
        namespaces.insert_or_assign(std::move(name), std::move(*replicas));
    }
    return namespaces;
}

std::string formatReplicas(const std::map<std::string, NamespaceReplicas>& namespaces)
{
    std::string text;
    for (const auto& [name, replicas] : namespaces) {
        if (!text.empty())
            text += ';';
        text += name + ':' + std::to_string(replicas.regime) + ',' + std::to_string(replicas.replicas.size());
        for (const Bitmap& bitmap : replicas.replicas)
            text += ',' + encodeBitmap(bitmap);
    }
    return text;
}

} // namespace binnacle::wire
