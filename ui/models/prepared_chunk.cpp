// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/prepared_chunk.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace binnacle::ui {

namespace {

void count(BinTally& tally, std::uint8_t particleType)
{
    const auto found = std::find_if(tally.counts.begin(), tally.counts.end(),
                                    [&](const BinTally::Count& c) { return c.particleType == particleType; });
    if (found == tally.counts.end())
        tally.counts.push_back({particleType, 1});
    else
        ++found->records;
}

} // namespace

PreparedChunk prepare(RecordChunk chunk)
{
    std::vector<BinTally> bins;
    bool leftOff = false;
    std::unordered_map<std::string_view, std::size_t> places; // the views live as long as the chunk, which moves only later
    for (std::size_t record = 0; record < chunk.size(); ++record) {
        for (const RecordChunk::BinHead& head : chunk.binHeads(record)) {
            auto place = places.find(head.name);
            if (place == places.end()) {
                if (bins.size() == mostColumns) {
                    leftOff = true;
                    continue;
                }
                place = places.emplace(head.name, bins.size()).first;
                bins.push_back({std::string(head.name), {}});
            }
            count(bins[place->second], head.particleType);
        }
    }
    return {std::move(chunk), std::move(bins), leftOff};
}

} // namespace binnacle::ui
