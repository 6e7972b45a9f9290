// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/completion.h"
#include "ui/models/prepared_chunk.h"

#include <QString>

#include <string>
#include <unordered_map>
#include <vector>

namespace binnacle::ui {

/// The columns of a record table as they are found: one a bin name, in the order of discovery.
class BinColumns {
public:
    std::size_t size() const { return m_tallies.size(); }
    const std::string& name(std::size_t column) const { return m_tallies[column].name; }

    /// The chip of the one type that the bin was met with, `mixed` if there were several. Nil does not count.
    QString chip(std::size_t column) const;
    /// In words, with counts where there are several types: `int 1,204 · str 3`.
    QString typesText(std::size_t column) const;

    /// All columns, for what completes names.
    std::vector<expression::KnownBin> knownBins() const;

    /// Names that take() would add.
    std::vector<std::string> newNames(const PreparedChunk& chunk) const;
    /// Adds names, up to mostColumns in all, and counts. True if a chip of a column that was there has changed.
    bool take(const PreparedChunk& chunk);
    /// Bin names were met that have no column.
    bool leftOff() const { return m_leftOff; }

    void clear();

private:
    std::vector<BinTally> m_tallies;
    std::unordered_map<std::string, std::size_t> m_places;
    bool m_leftOff = false;
};

} // namespace binnacle::ui
