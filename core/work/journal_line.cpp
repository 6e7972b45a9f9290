// SPDX-License-Identifier: Apache-2.0
#include "core/work/journal_line.h"

#include <zlib.h>

#include <array>
#include <cstdio>

namespace binnacle::work {

std::string crcText(std::string_view bytes)
{
    const uLong crc = ::crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
    std::array<char, 9> text{};
    std::snprintf(text.data(), text.size(), "%08lx", crc);
    return text.data();
}

std::string journalLine(std::string_view object)
{
    std::string line = crcText(object);
    line.append(" ").append(object).append("\n");
    return line;
}

std::optional<std::string_view> journalObject(std::string_view line)
{
    if (line.size() < journalLineHead || line[journalLineHead - 1] != ' ')
        return std::nullopt;
    const std::string_view object = line.substr(journalLineHead);
    if (line.substr(0, journalLineHead - 1) != crcText(object))
        return std::nullopt;
    return object;
}

} // namespace binnacle::work
