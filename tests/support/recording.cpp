// SPDX-License-Identifier: Apache-2.0
#include "tests/support/recording.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace binnacle::test {

namespace {

Bytes frameOf(const QJsonValue& hex)
{
    auto bytes = fromHex(hex.toString().toStdString());
    if (!bytes || bytes->empty())
        qFatal("a recorded frame is not hexadecimal");
    return std::move(*bytes);
}

Recording recordingOf(const QJsonObject& line)
{
    Recording recording{line["case"].toString().toStdString(), {}};
    for (const auto& value : line["exchanges"].toArray()) {
        const QJsonObject object = value.toObject();
        Exchange exchange{frameOf(object["request"]), {}};
        for (const auto& response : object["response"].toArray())
            exchange.responses.push_back(frameOf(response));
        recording.exchanges.push_back(std::move(exchange));
    }
    return recording;
}

} // namespace

std::vector<Recording> recordings(std::string_view suite)
{
    const QString path = QStringLiteral(BINNACLE_TEST_DATA "/wire/%1.jsonl")
                             .arg(QString::fromUtf8(suite.data(), static_cast<qsizetype>(suite.size())));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    std::vector<Recording> all;
    while (!file.atEnd())
        all.push_back(recordingOf(QJsonDocument::fromJson(file.readLine()).object()));
    return all;
}

Recording recording(std::string_view suite, std::string_view name)
{
    for (Recording& candidate : recordings(suite))
        if (candidate.name == name)
            return std::move(candidate);
    qFatal("no recorded case `%.*s`", static_cast<int>(name.size()), name.data());
}

ByteView bodyOf(const Bytes& frame)
{
    return ByteView(frame).subspan(std::min<std::size_t>(8, frame.size()));
}

} // namespace binnacle::test
