// SPDX-License-Identifier: Apache-2.0
#include "core/node/context_words.h"

#include "core/bins/cdt_context_create.h"
#include "core/bins/packed_element.h"
#include "core/engine/secondary_index.h"

#include <bit>

namespace binnacle::node {
namespace {

using bins::PackedHead;
using bins::PackedKind;

constexpr std::string_view stepNames[] = {"index", "rank", "key", "value"};

std::string_view containerOf(const bins::CdtStep& step)
{
    if ((step.type & bins::step::intoList) != 0)
        return "list_";
    return (step.type & bins::step::intoMap) != 0 ? "map_" : "";
}

std::string counted(std::string_view what, std::uint64_t count)
{
    return "<" + std::string(what) + "#" + std::to_string(count) + ">";
}

std::uint64_t sizeWithoutType(const PackedHead& head)
{
    return head.content.empty() ? 0 : head.content.size() - 1;
}

std::string blobInWords(const PackedHead& head)
{
    if (head.content.empty())
        return "<blob#_>";
    const std::uint8_t type = head.content[0];
    const bool isPlain = type == static_cast<std::uint8_t>(ParticleType::blob);
    return counted("blob" + (isPlain ? std::string() : std::to_string(type)), sizeWithoutType(head));
}

std::string inWords(const PackedHead& head)
{
    switch (head.kind) {
    case PackedKind::nil:
        return "nil";
    case PackedKind::no:
        return "false";
    case PackedKind::yes:
        return "true";
    case PackedKind::negative:
    case PackedKind::natural:
        return std::to_string(static_cast<std::int64_t>(head.bits));
    case PackedKind::string:
        return counted("string", sizeWithoutType(head));
    case PackedKind::list:
        return counted("list", head.children);
    case PackedKind::map:
        return counted("map", head.children / 2);
    case PackedKind::bytes:
        return blobInWords(head);
    case PackedKind::float64:
        return std::to_string(std::bit_cast<double>(head.bits));
    case PackedKind::geoJson:
        return counted("geojson", sizeWithoutType(head));
    case PackedKind::ext:
        return counted("ext", head.content.size());
    case PackedKind::wildcard:
        return "*";
    case PackedKind::infinity:
        return "inf";
    }
    return {};
}

} // namespace

std::string contextInWords(ByteView context)
{
    const Result<std::vector<bins::CdtStep>> path = engine::parseIndexContext(context);
    if (!path)
        return {};
    std::string text = "[[";
    for (const bins::CdtStep& step : *path) {
        const std::optional<PackedHead> head = bins::readHead(step.operand);
        if (!head)
            return {};
        text += &step != path->data() ? ", " : "";
        text += containerOf(step);
        text += stepNames[step.type & bins::step::baseMask];
        text += "(" + inWords(*head) + ")";
    }
    return text + "]";
}

} // namespace binnacle::node
