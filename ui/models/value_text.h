// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/key.h"
#include "core/value/value.h"

#include <QString>

#include <cstddef>
#include <cstdint>

namespace binnacle::ui {

/// The chip of a particle type before its value is decoded: the same words as typeChip().
QString chipOfParticle(std::uint8_t particleType);

/// How a one-line preview is written. Whatever the value is, the work is bounded by `length`.
struct PreviewStyle {
    int length = 120;     ///< characters, about; what is longer is elided with …
    bool quotes = true;   ///< around a string at the top; strings inside lists and maps always have them
    bool summary = false; ///< lists and maps as `3 items`, `4 entries`; points with their type's name
};

/// A value on one line, exact as far as it goes: integers and doubles in full (a double always with a point or an exponent and
/// in the fewest digits that read back as the same), bytes that are not UTF-8 and control characters as \xNN.
QString previewOf(const Value& value, const PreviewStyle& style = {});

/// `1.5`, `1e+22`, `-0.0`, `NaN`, `-Infinity`.
QString doubleText(double value);

/// `512 B`, `1.3 KiB`, `12 KiB`, `2.1 MiB`.
QString sizeText(std::uint64_t bytes);

/// `52,300`.
QString countText(std::uint64_t count);

/// The whole text of a name (of a bin, a set), for people.
QString nameText(std::string_view bytes);

/// int, str, blob, or digest where there is no user key.
QString chipOfKey(const Key& key);

/// As displayText(), without the quotes around a string; a digest in short: `9f3c 51d0 … a27e`.
QString keyText(const Key& key, int length = 120);

/// Groups of four hexadecimal digits, all ten of them.
QString digestText(const Digest& digest);
QString shortDigestText(const Digest& digest);

} // namespace binnacle::ui
