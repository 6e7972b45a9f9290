// SPDX-License-Identifier: Apache-2.0
#include "tests/support/ael_pairs.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace binnacle::test {

std::vector<AelPair> aelPairs(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", path.c_str());
    std::vector<AelPair> pairs;
    while (!file.atEnd()) {
        const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
        const auto wire = fromHex(line["wire"].toString().toStdString());
        if (!line.contains("ael") || !wire)
            qFatal("no pair at line %zu of %s", pairs.size() + 1, path.c_str());
        pairs.push_back({line["ael"].toString().toStdString(), *wire});
    }
    return pairs;
}

std::vector<AelPair> compiledPairs()
{
    std::vector<AelPair> pairs = aelPairs(BINNACLE_TEST_DATA "/ael/compiled.jsonl");
    const std::string vendor = qEnvironmentVariable("BINNACLE_AEL_VENDOR").toStdString();
    if (!vendor.empty())
        for (AelPair& pair : aelPairs(vendor))
            pairs.push_back(std::move(pair));
    return pairs;
}

} // namespace binnacle::test
