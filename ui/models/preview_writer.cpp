// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/preview_writer.h"

#include "core/value/hll_sketch.h"
#include "ui/models/geo_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace binnacle::ui {

namespace {

constexpr int deepest = 4;
constexpr std::size_t blobBytesShown = 16;

QString counted(std::size_t count, const char* one, const char* many)
{
    return count == 1 ? QCoreApplication::translate("ValueText", one)
                      : QCoreApplication::translate("ValueText", many).arg(countText(count));
}

QString hexPairs(ByteView bytes)
{
    return QString::fromLatin1(
        QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())).toHex(' '));
}

/// What the first bytes of well-known formats say.
QString formatOf(ByteView bytes)
{
    struct Magic {
        std::string_view start;
        const char* name;
    };
    static constexpr std::array known{
        Magic{"\x89PNG\r\n\x1a\n", "PNG"}, Magic{"\xff\xd8\xff", "JPEG"}, Magic{"GIF8", "GIF"}, Magic{"%PDF-", "PDF"},
        Magic{"PK\x03\x04", "ZIP"},        Magic{"\x1f\x8b\x08", "gzip"}};
    const std::string_view text = textOf(bytes);
    for (const Magic& magic : known)
        if (text.starts_with(magic.start))
            return QLatin1String(magic.name);
    return {};
}

/// The estimate with its relative standard error; what is no sketch by its size only.
QString hllText(const Hll& hll)
{
    const Result<HllSketch> sketch = HllSketch::fromBytes(hll.bytes);
    if (!sketch)
        return QStringLiteral("hll · ") + sizeText(hll.bytes.size());
    const QString percent = QString::number(sketch.value().relativeError() * 100, 'g', 2);
    return QStringLiteral("≈ %1 ± %2 %").arg(countText(sketch.value().estimate()), percent);
}

bool isPlainWord(std::string_view text)
{
    constexpr std::size_t longest = 40;
    return !text.empty() && text.size() <= longest && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
    });
}

bool startsLikeNumber(std::string_view text)
{
    return (text.front() >= '0' && text.front() <= '9') || text.front() == '-' || text.front() == '.';
}

} // namespace

QString elidedText(std::string_view bytes, int length)
{
    // A character takes up to four bytes, so this many are enough to fill `length`.
    const auto bound = static_cast<std::size_t>(std::max(length, 1)) * 4;
    std::string_view head = bytes.substr(0, bound);
    if (head.size() < bytes.size()) {
        // Not within a UTF-8 sequence: back to its first byte, which is at most three bytes away.
        for (int back = 0; back < 3 && (static_cast<std::uint8_t>(bytes[head.size()]) & 0xC0) == 0x80 && !head.empty(); ++back)
            head.remove_suffix(1);
    }
    QString text = nameText(head);
    const bool cut = head.size() < bytes.size() || text.size() > length;
    if (!cut)
        return text;
    qsizetype keep = std::min<qsizetype>(text.size(), std::max(length - 1, 1));
    if (text.at(keep - 1).isHighSurrogate())
        --keep;
    text.truncate(keep);
    return text + u'…';
}

void PreviewWriter::writeTop(const Value& value)
{
    if (const auto* text = value.as<std::string>(); text && !m_style.quotes) {
        m_text = elidedText(*text, m_style.length);
        return;
    }
    if (m_style.summary) {
        if (const auto* list = value.as<List>()) {
            m_text = counted(list->items.size(), "1 item", "%1 items");
            return;
        }
        if (const auto* map = value.as<Map>()) {
            m_text = counted(map->entries.size(), "1 entry", "%1 entries");
            return;
        }
    }
    write(value, 0);
}

void PreviewWriter::write(const Value& value, int depth)
{
    struct Visitor {
        PreviewWriter& out;
        int depth;
        void operator()(Nil) const { out.m_text += QLatin1String("nil"); }
        void operator()(bool v) const { out.m_text += QLatin1String(v ? "true" : "false"); }
        void operator()(std::int64_t v) const { out.m_text += QString::number(v); }
        void operator()(double v) const { out.m_text += doubleText(v); }
        void operator()(const std::string& v) const { out.writeString(v); }
        void operator()(const Blob& v) const { out.writeBlob(v.bytes); }
        void operator()(const GeoJson& v) const { out.writeGeo(v); }
        void operator()(const Hll& v) const { out.m_text += hllText(v); }
        void operator()(const List& v) const { out.writeList(v, depth); }
        void operator()(const Map& v) const { out.writeMap(v, depth); }
        void operator()(const Opaque& v) const
        {
            out.m_text += QStringLiteral("type %1 · %2").arg(v.type).arg(sizeText(v.bytes.size()));
        }
        void operator()(Infinity) const { out.m_text += QLatin1String("inf"); }
        void operator()(Wildcard) const { out.m_text += QLatin1String("*"); }
    };
    std::visit(Visitor{*this, depth}, value.storage());
}

void PreviewWriter::writeString(std::string_view text)
{
    m_text += u'"';
    QString inside = elidedText(text, std::max(left(), 4));
    inside.replace(u'"', QLatin1String("\\\""));
    m_text += inside + u'"';
}

void PreviewWriter::writeBlob(const Bytes& bytes)
{
    const auto shown = std::min({bytes.size(), blobBytesShown, static_cast<std::size_t>(std::max(left(), 12)) / 3});
    if (m_style.summary && bytes.size() > shown) {
        m_text += sizeText(bytes.size());
    } else {
        m_text += hexPairs(ByteView(bytes).first(shown));
        if (bytes.size() > shown)
            m_text += QStringLiteral(" … ");
        if (bytes.empty() || bytes.size() > shown)
            m_text += (bytes.empty() ? QString() : QStringLiteral("· ")) + sizeText(bytes.size());
    }
    if (const QString format = formatOf(bytes); !format.isEmpty())
        m_text += QStringLiteral(" · ") + format;
}

void PreviewWriter::writeList(const List& list, int depth)
{
    m_text += u'[';
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        if (i > 0)
            m_text += QLatin1String(", ");
        if (left() < 12 || depth >= deepest) {
            m_text += u'+' + QString::number(list.items.size() - i);
            break;
        }
        write(list.items[i], depth + 1);
    }
    m_text += u']';
}

void PreviewWriter::writeMap(const Map& map, int depth)
{
    m_text += u'{';
    for (std::size_t i = 0; i < map.entries.size(); ++i) {
        if (i > 0)
            m_text += QLatin1String(", ");
        if (left() < 16 || depth >= deepest) {
            m_text += u'+' + QString::number(map.entries.size() - i);
            break;
        }
        writeMapKey(map.entries[i].first, depth);
        m_text += QLatin1String(": ");
        write(map.entries[i].second, depth + 1);
    }
    m_text += u'}';
}

void PreviewWriter::writeMapKey(const Value& key, int depth)
{
    // A bare word is a string; one that could be taken for a number keeps its quotes.
    if (const auto* text = key.as<std::string>(); text && isPlainWord(*text) && !startsLikeNumber(*text))
        m_text += QString::fromStdString(*text);
    else
        write(key, depth + 1);
}

void PreviewWriter::writeGeo(const GeoJson& geo)
{
    const QString text = geoText(geo, m_style.summary);
    m_text += text.isEmpty() ? elidedText(geo.text, std::max(left(), 8)) : text;
}

} // namespace binnacle::ui
