// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/value.h"
#include "ui/models/value_text.h"

#include <QString>

#include <string_view>

namespace binnacle::ui {

/// At most about `length` characters of `bytes`, escaped as names are; … where something was left off. The work is bounded by
/// `length`, not by the size of `bytes`.
QString elidedText(std::string_view bytes, int length);

/// Writes the preview of one value into a bounded text. Used once.
class PreviewWriter {
public:
    explicit PreviewWriter(const PreviewStyle& style) : m_style(style) {}

    void writeTop(const Value& value);
    QString take() { return std::move(m_text); }

private:
    void write(const Value& value, int depth);
    void writeString(std::string_view text);
    void writeBlob(const Bytes& bytes);
    void writeList(const List& list, int depth);
    void writeMap(const Map& map, int depth);
    void writeMapKey(const Value& key, int depth);
    void writeGeo(const GeoJson& geo);
    int left() const { return m_style.length - static_cast<int>(m_text.size()); }

    PreviewStyle m_style;
    QString m_text;
};

} // namespace binnacle::ui
