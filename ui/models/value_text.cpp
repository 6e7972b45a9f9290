// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/value_text.h"

#include "ui/models/geo_text.h"
#include "ui/models/preview_writer.h"

#include <QLocale>

#include <array>
#include <charconv>
#include <cmath>
#include <string>

namespace binnacle::ui {

QString chipOfParticle(std::uint8_t particleType)
{
    switch (static_cast<ParticleType>(particleType)) {
    case ParticleType::null:
        return QStringLiteral("nil");
    case ParticleType::integer:
        return QStringLiteral("int");
    case ParticleType::float64:
        return QStringLiteral("dbl");
    case ParticleType::string:
        return QStringLiteral("str");
    case ParticleType::blob:
        return QStringLiteral("blob");
    case ParticleType::boolean:
        return QStringLiteral("bool");
    case ParticleType::hll:
        return QStringLiteral("hll");
    case ParticleType::map:
        return QStringLiteral("map");
    case ParticleType::list:
        return QStringLiteral("list");
    case ParticleType::geoJson:
        return QStringLiteral("geo");
    }
    return QStringLiteral("type %1").arg(particleType);
}

QString previewOf(const Value& value, const PreviewStyle& style)
{
    PreviewWriter writer(style);
    writer.writeTop(value);
    return writer.take();
}

QString doubleText(double value)
{
    if (std::isnan(value))
        return QStringLiteral("NaN");
    if (std::isinf(value))
        return value < 0 ? QStringLiteral("-Infinity") : QStringLiteral("Infinity");
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    std::string text(buffer.data(), end);
    if (text.find_first_of(".e") == std::string::npos)
        text += ".0";
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

QString sizeText(std::uint64_t bytes)
{
    constexpr std::array units{"KiB", "MiB", "GiB", "TiB"};
    if (bytes < 1024)
        return QStringLiteral("%1 B").arg(bytes);
    double size = static_cast<double>(bytes) / 1024;
    std::size_t unit = 0;
    // From 1023.5 on, the rounded figure would read 1024.
    while (size >= 1023.5 && unit + 1 < units.size()) {
        size /= 1024;
        ++unit;
    }
    QString figure = QString::number(size, 'f', size < 9.95 ? 1 : 0);
    if (figure.endsWith(QLatin1String(".0")))
        figure.chop(2);
    return figure + u' ' + QLatin1String(units[unit]);
}

QString countText(std::uint64_t count)
{
    return QLocale(QLocale::English).toString(static_cast<qulonglong>(count));
}

QString nameText(std::string_view bytes)
{
    return QString::fromStdString(escaped(bytes));
}

QString chipOfKey(const Key& key)
{
    if (!key.userKey)
        return QStringLiteral("digest");
    constexpr std::array chips{"int", "str", "blob"};
    return QLatin1String(chips[key.userKey->index()]);
}

QString keyText(const Key& key, int length)
{
    if (!key.userKey)
        return shortDigestText(key.digest);
    if (const auto* integer = std::get_if<std::int64_t>(&*key.userKey))
        return QString::number(*integer);
    if (const auto* text = std::get_if<std::string>(&*key.userKey))
        return elidedText(*text, length);
    const Bytes& bytes = std::get<Blob>(*key.userKey).bytes;
    const auto shown = std::min(bytes.size(), static_cast<std::size_t>(length) / 2);
    const QString hex = QStringLiteral("0x") + QString::fromStdString(toHex(ByteView(bytes).first(shown)));
    return shown < bytes.size() ? hex + u'…' : hex;
}

QString digestText(const Digest& digest)
{
    const QString hex = QString::fromStdString(toHex(digest));
    QStringList groups;
    for (qsizetype at = 0; at < hex.size(); at += 4)
        groups += hex.mid(at, 4);
    return groups.join(u' ');
}

QString shortDigestText(const Digest& digest)
{
    const QString hex = QString::fromStdString(toHex(digest));
    return hex.left(4) + u' ' + hex.mid(4, 4) + QStringLiteral(" … ") + hex.right(4);
}

} // namespace binnacle::ui
