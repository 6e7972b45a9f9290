// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/bin_columns.h"

#include "core/value/value.h"
#include "ui/models/value_text.h"

#include <QStringList>

#include <algorithm>

namespace binnacle::ui {

namespace {

bool isNil(const BinTally::Count& count)
{
    return count.particleType == static_cast<std::uint8_t>(ParticleType::null);
}

/// Adds to the counts of a column. True if a type is new to it.
bool merge(BinTally& into, const BinTally& from)
{
    bool fresh = false;
    for (const BinTally::Count& count : from.counts) {
        const auto found = std::find_if(into.counts.begin(), into.counts.end(),
                                        [&](const BinTally::Count& c) { return c.particleType == count.particleType; });
        if (found == into.counts.end()) {
            into.counts.push_back(count);
            fresh = true;
        } else {
            found->records += count.records;
        }
    }
    return fresh;
}

} // namespace

QString BinColumns::chip(std::size_t column) const
{
    const auto& counts = m_tallies[column].counts;
    const auto types = std::count_if(counts.begin(), counts.end(), [](const auto& c) { return !isNil(c); });
    if (types > 1)
        return QStringLiteral("mixed");
    const auto only = std::find_if(counts.begin(), counts.end(), [](const auto& c) { return !isNil(c); });
    return only == counts.end() ? QStringLiteral("nil") : chipOfParticle(only->particleType);
}

std::vector<expression::KnownBin> BinColumns::knownBins() const
{
    std::vector<expression::KnownBin> bins;
    for (const BinTally& tally : m_tallies) {
        std::vector<BinTally::Count> counts = tally.counts;
        std::erase_if(counts, isNil);
        std::ranges::stable_sort(counts, std::ranges::greater{}, &BinTally::Count::records);
        expression::KnownBin bin{tally.name, {}};
        for (const BinTally::Count& count : counts)
            bin.types.push_back(static_cast<ParticleType>(count.particleType));
        bins.push_back(std::move(bin));
    }
    return bins;
}

QString BinColumns::typesText(std::size_t column) const
{
    auto counts = m_tallies[column].counts;
    std::stable_sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.records > b.records; });
    QStringList parts;
    for (const BinTally::Count& count : counts)
        parts += chipOfParticle(count.particleType) + u' ' + countText(count.records);
    return parts.join(QStringLiteral(" · "));
}

std::vector<std::string> BinColumns::newNames(const PreparedChunk& chunk) const
{
    std::vector<std::string> names;
    for (const BinTally& tally : chunk.bins)
        if (!m_places.contains(tally.name) && m_tallies.size() + names.size() < mostColumns)
            names.push_back(tally.name);
    return names;
}

bool BinColumns::take(const PreparedChunk& chunk)
{
    bool changed = false;
    m_leftOff = m_leftOff || chunk.binsLeftOff;
    for (const BinTally& tally : chunk.bins) {
        const auto place = m_places.find(tally.name);
        if (place != m_places.end()) {
            changed = merge(m_tallies[place->second], tally) || changed;
        } else if (m_tallies.size() < mostColumns) {
            m_places.emplace(tally.name, m_tallies.size());
            m_tallies.push_back(tally);
        } else {
            m_leftOff = true;
        }
    }
    return changed;
}

void BinColumns::clear()
{
    m_tallies.clear();
    m_places.clear();
    m_leftOff = false;
}

} // namespace binnacle::ui
