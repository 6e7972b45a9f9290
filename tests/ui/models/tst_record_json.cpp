// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operation/json.h"
#include "tests/support/scan_records.h"
#include "ui/models/record_json.h"

#include <QTest>
#include <nlohmann/json.hpp>

using namespace binnacle;
using namespace binnacle::ui;

class RecordJsonTest : public QObject {
    Q_OBJECT

private slots:
    void singleValuesAreCopiedAsTheyRead();
    void valuesReadBackAsTheSame();
    void aRecordIsWhole();
    void namesThatAreNotTextAreNotLost();
};

void RecordJsonTest::singleValuesAreCopiedAsTheyRead()
{
    QCOMPARE(copyText("a \"b\"\n"), QStringLiteral("a \"b\"\n"));
    QCOMPARE(copyText(std::int64_t{9007199254740993}), QStringLiteral("9007199254740993"));
    QCOMPARE(copyText(3.0), QStringLiteral("3.0"));
    QCOMPARE(copyText(true), QStringLiteral("true"));
    QVERIFY(copyText(std::string("\xff")).contains(QStringLiteral("$string")));
}

void RecordJsonTest::valuesReadBackAsTheSame()
{
    const Value value = Map{{{Value("city"), Value("Oslo")}, {Value("raw"), Value(Blob{{1, 2}})}, {Value("n"), Value(1.0)}}};
    const auto json = parseJson(valueJson(value).toStdString());
    QVERIFY(json.ok());
    QVERIFY(valueFromJson(json.value()).value() == value);
}

void RecordJsonTest::aRecordIsWhole()
{
    Record record = test::userRecord(42, {{"name", "Alice"}, {"age", 34}});
    record.generation = 7;
    const auto json = parseJson(recordJson(record).toStdString()).value();
    QCOMPARE(json["namespace"].get<std::string>(), std::string("test"));
    QCOMPARE(json["set"].get<std::string>(), std::string("users"));
    QCOMPARE(json["key"].get<int>(), 42);
    QCOMPARE(json["digest"].get<std::string>(), toHex(record.key.digest));
    QCOMPARE(json["generation"].get<int>(), 7);
    QCOMPARE(json["bins"]["name"].get<std::string>(), std::string("Alice"));
    QCOMPARE(json["bins"]["age"].get<int>(), 34);
}

void RecordJsonTest::namesThatAreNotTextAreNotLost()
{
    const QString text = recordJson(test::userRecord(1, {{std::string("\xff"), 1}, {"$a", 2}}));
    QVERIFY(text.contains(QStringLiteral("$map")) && text.contains(QStringLiteral("ff")));
}

QTEST_APPLESS_MAIN(RecordJsonTest)
#include "tst_record_json.moc"
