// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/geo_text.h"

#include "ui/models/value_text.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

namespace binnacle::ui {

namespace {

constexpr std::size_t longestText = 64 * 1024;

QString coordinate(double value)
{
    QString text = doubleText(value);
    if (text.endsWith(QLatin1String(".0")))
        text.chop(2);
    return text;
}

/// GeoJSON puts the longitude first (RFC 7946, 3.1.1).
std::optional<QString> position(const QJsonValue& json)
{
    const QJsonArray pair = json.toArray();
    if (pair.size() < 2 || !pair.at(0).isDouble() || !pair.at(1).isDouble())
        return std::nullopt;
    return coordinate(pair.at(1).toDouble()) + QStringLiteral(", ") + coordinate(pair.at(0).toDouble());
}

/// Positions in nested arrays of coordinates, as deep as a multi-polygon's.
int positions(const QJsonArray& coordinates, int depth = 0)
{
    if (depth > 3 || coordinates.isEmpty())
        return 0;
    if (coordinates.at(0).isDouble())
        return 1;
    int count = 0;
    for (const QJsonValue& inner : coordinates)
        count += positions(inner.toArray(), depth + 1);
    return count;
}

bool isGeometry(const QString& type)
{
    static const QStringList types{QStringLiteral("Polygon"), QStringLiteral("MultiPolygon"), QStringLiteral("LineString"),
                                   QStringLiteral("MultiLineString"), QStringLiteral("MultiPoint")};
    return types.contains(type);
}

QString circleText(const QJsonArray& coordinates)
{
    const auto centre = position(coordinates.at(0));
    if (!centre || !coordinates.at(1).isDouble())
        return {};
    return *centre + QStringLiteral(" · ") + coordinate(coordinates.at(1).toDouble()) + QStringLiteral(" m");
}

} // namespace

QString geoText(const GeoJson& geo, bool named)
{
    if (geo.text.size() > longestText)
        return {};
    const auto size = static_cast<qsizetype>(geo.text.size());
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromRawData(geo.text.data(), size)).object();
    const QString type = object.value(QLatin1String("type")).toString();
    const QJsonArray coordinates = object.value(QLatin1String("coordinates")).toArray();
    if (type == QLatin1String("Point")) {
        const auto at = position(coordinates);
        return at ? (named ? QStringLiteral("Point ") : QStringLiteral("◉ ")) + *at : QString();
    }
    if (type == QLatin1String("AeroCircle")) {
        const QString circle = circleText(coordinates);
        return circle.isEmpty() ? circle : (named ? QStringLiteral("AeroCircle ") : QStringLiteral("◯ ")) + circle;
    }
    const int count = positions(coordinates);
    if (!isGeometry(type) || count == 0)
        return {};
    const QString counted = count == 1 ? QCoreApplication::translate("ValueText", "1 position")
                                       : QCoreApplication::translate("ValueText", "%1 positions");
    return type + QStringLiteral(" · ") + (count == 1 ? counted : counted.arg(countText(static_cast<std::uint64_t>(count))));
}

} // namespace binnacle::ui
