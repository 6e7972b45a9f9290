// SPDX-License-Identifier: Apache-2.0
#include "tests/support/ael_pairs.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace binnacle::test {

namespace {

std::vector<AelPair> pairsIn(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    std::vector<AelPair> pairs;
    while (!file.atEnd()) {
        const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
        const auto wire = fromHex(line["wire"].toString().toStdString());
        if (!line.contains("ael") || !wire || wire->empty() != line["refused"].toBool())
            qFatal("no pair at line %zu of %s", pairs.size() + 1, qPrintable(path));
        pairs.push_back({line["ael"].toString().toStdString(), *wire});
    }
    return pairs;
}

QString vendorsFolder()
{
    return qEnvironmentVariable("BINNACLE_AEL_VENDOR");
}

} // namespace

std::vector<AelPair> compiledPairs()
{
    std::vector<AelPair> pairs = pairsIn(BINNACLE_TEST_DATA "/ael/compiled.jsonl");
    if (!vendorsFolder().isEmpty())
        for (AelPair& pair : pairsIn(vendorsFolder() + "/vendor.jsonl"))
            pairs.push_back(std::move(pair));
    return pairs;
}

std::vector<std::string> refusedTexts()
{
    std::vector<std::string> texts;
    if (!vendorsFolder().isEmpty())
        for (AelPair& pair : pairsIn(vendorsFolder() + "/refused.jsonl"))
            texts.push_back(std::move(pair.ael));
    return texts;
}

} // namespace binnacle::test
