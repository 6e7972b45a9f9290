// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/hll_sketch.h"
#include "core/value/record.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

namespace binnacle::ui {

/// A sketch on the workbench, and where it is from.
struct GatheredSketch {
    QString name;           ///< the key, or the file's name; with the bin's where a record has several sketches
    std::optional<Key> key; ///< nothing: it is not of a record
    std::string bin;        ///< empty without a key
    HllSketch sketch;

    /// Of the same record and bin; sketches of no record are never the same.
    bool isSamePlace(const GatheredSketch& other) const { return key && key == other.key && bin == other.bin; }
};

struct Gathered {
    std::vector<GatheredSketch> sketches;
    QStringList problems; ///< a sentence for each that is none
};

/// The sketches of a record: those of its HLL bins, or of `bin` alone.
Gathered sketchesOf(const Record& record, const std::optional<std::string>& bin = {});

/// What a file holds: the sketch's own bytes, their hexadecimal digits, or JSON as documents have it.
Gathered sketchOfFile(const QString& name, const QByteArray& content);

/// Largest file that can hold a sketch.
inline constexpr qint64 largestSketchFile = 1'048'576;

} // namespace binnacle::ui
