// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/value_size.h"

namespace binnacle::ui {

namespace {

std::size_t sizeOf(const Value& value);

struct Measure {
    std::size_t operator()(const std::string& text) const { return text.size(); }
    std::size_t operator()(const Blob& blob) const { return blob.bytes.size(); }
    std::size_t operator()(const GeoJson& geo) const { return geo.text.size(); }
    std::size_t operator()(const Hll& hll) const { return hll.bytes.size(); }
    std::size_t operator()(const Opaque& opaque) const { return opaque.bytes.size(); }
    std::size_t operator()(const List& list) const
    {
        std::size_t bytes = 0;
        for (const Value& item : list.items)
            bytes += sizeOf(item);
        return bytes;
    }
    std::size_t operator()(const Map& map) const
    {
        std::size_t bytes = 0;
        for (const auto& [key, mapped] : map.entries)
            bytes += sizeOf(key) + sizeOf(mapped);
        return bytes;
    }
    template <typename Scalar>
    std::size_t operator()(const Scalar&) const
    {
        return 0;
    }
};

std::size_t sizeOf(const Value& value)
{
    return sizeof(Value) + std::visit(Measure{}, value.storage());
}

} // namespace

std::size_t sizeOf(const std::vector<Bin>& bins)
{
    std::size_t bytes = 0;
    for (const Bin& bin : bins)
        bytes += sizeof(Bin) + bin.name.size() + sizeOf(bin.value);
    return bytes;
}

} // namespace binnacle::ui
