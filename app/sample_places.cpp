// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample_sets.h"

#include <QByteArray>
#include <QFile>
#include <QList>

namespace binnacle::app {

namespace {

Segment placeSegment(const QList<QByteArray>& columns)
{
    // Coordinates stay the text that the source has: no digit is added or lost on the way into GeoJSON.
    const std::string point = "{\"type\":\"Point\",\"coordinates\":[" + columns[4].toStdString() + "," + columns[5].toStdString() + "]}";
    Segment segment;
    segment.dataSet = DataSet::of("test", "places");
    segment.keys = {KeyValue(columns[0].toStdString())};
    segment.operations = {
        {"name", SetTo{columns[1].toStdString()}},
        {"country", SetTo{columns[2].toStdString()}},
        {"population", SetTo{std::int64_t{columns[3].toLongLong()}}},
        {"loc", SetTo{GeoJson{point}}},
    };
    return segment;
}

} // namespace

std::vector<Segment> samplePlaces()
{
    std::vector<Segment> segments;
    QFile file(QStringLiteral(":/sample/places.tsv"));
    if (!file.open(QIODevice::ReadOnly))
        return segments;
    file.readLine();
    while (!file.atEnd()) {
        const QList<QByteArray> columns = file.readLine().trimmed().split('\t');
        if (columns.size() == 6)
            segments.push_back(placeSegment(columns));
    }
    return segments;
}

} // namespace binnacle::app
