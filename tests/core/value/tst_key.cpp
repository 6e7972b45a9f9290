// SPDX-License-Identifier: Apache-2.0
#include "core/value/key.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace binnacle;

namespace {

KeyValue keyFrom(const QJsonValue& json)
{
    if (json.isString())
        return json.toString().toStdString();
    if (json.isObject() && json.toObject().contains(QStringLiteral("$blob")))
        return Blob{*fromHex(json.toObject()[QStringLiteral("$blob")].toString().toStdString())};
    if (json.isObject())
        return std::int64_t{json.toObject()[QStringLiteral("$int")].toString().toLongLong()};
    return std::int64_t{json.toInteger()};
}

} // namespace

class TestKey : public QObject {
    Q_OBJECT

private slots:
    void digestsAreThoseOfTheOfficialClient_data();
    void digestsAreThoseOfTheOfficialClient();
    void partitionIsTheLowTwelveBitsLittleEndian();
    void setsAndTypesMakeDifferentDigests();
    void namesOverTheLimitAreRefused_data();
    void namesOverTheLimitAreRefused();
    void idsTakesAMixtureOfTypes();
    void displayTextShowsTheUserKeyOrTheDigest();
};

void TestKey::digestsAreThoseOfTheOfficialClient_data()
{
    QTest::addColumn<QJsonObject>("recorded");
    QFile file(BINNACLE_TEST_DATA "/wire/digests.jsonl");
    QVERIFY2(file.open(QIODevice::ReadOnly), "tests/data/wire/digests.jsonl is missing");
    while (!file.atEnd()) {
        const QJsonObject row = QJsonDocument::fromJson(file.readLine()).object();
        QTest::newRow(qPrintable(row["case"].toString())) << row["outcome"].toObject()["ok"].toObject();
    }
}

void TestKey::digestsAreThoseOfTheOfficialClient()
{
    QFETCH(QJsonObject, recorded);
    const Digest digest = digestOf(recorded["set"].toString().toStdString(), keyFrom(recorded["key"]));
    QCOMPARE(QString::fromStdString(toHex(digest)), recorded["digest"].toString());
}

void TestKey::partitionIsTheLowTwelveBitsLittleEndian()
{
    Digest digest{};
    digest[0] = 0x34;
    digest[1] = 0xF2;
    QCOMPARE(partitionOf(digest), std::uint16_t{0x234});
}

void TestKey::setsAndTypesMakeDifferentDigests()
{
    const DataSet users = DataSet::of("test", "users");
    QVERIFY(users.id(1).digest != users.id("1").digest);
    QVERIFY(users.id("1").digest != users.id(Blob{toBytes("1")}).digest);
    QVERIFY(users.id(1).digest != DataSet::of("test", "people").id(1).digest);
    QCOMPARE(users.id(1).digest, DataSet::of("bar", "users").id(1).digest);
}

void TestKey::namesOverTheLimitAreRefused_data()
{
    QTest::addColumn<int>("namespaceLength");
    QTest::addColumn<int>("setLength");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("no namespace") << 0 << 5 << false;
    QTest::newRow("no set") << 4 << 0 << true;
    QTest::newRow("longest") << 31 << 63 << true;
    QTest::newRow("namespace too long") << 32 << 5 << false;
    QTest::newRow("set too long") << 4 << 64 << false;
}

void TestKey::namesOverTheLimitAreRefused()
{
    QFETCH(int, namespaceLength);
    QFETCH(int, setLength);
    QFETCH(bool, accepted);
    const DataSet dataSet{std::string(static_cast<std::size_t>(namespaceLength), 'n'),
                          std::string(static_cast<std::size_t>(setLength), 's')};
    QCOMPARE(validate(dataSet).ok(), accepted);
}

void TestKey::idsTakesAMixtureOfTypes()
{
    const DataSet users = DataSet::of("test", "users");
    const std::vector<Key> keys = users.ids(1, "two", Blob{{3}});
    QCOMPARE(keys.size(), std::size_t{3});
    QCOMPARE(keys[0], users.id(1));
    QCOMPARE(keys[1], users.id("two"));
    QCOMPARE(keys[2], users.id(Blob{{3}}));
}

void TestKey::displayTextShowsTheUserKeyOrTheDigest()
{
    const DataSet users = DataSet::of("test", "users");
    QCOMPARE(displayText(users.id(-7)), std::string("-7"));
    QCOMPARE(displayText(users.id("a\n")), std::string("\"a\\x0a\""));
    QCOMPARE(displayText(users.id(Blob{{0xDE, 0xAD}})), std::string("0xdead"));
    QCOMPARE(displayText(users.idFromDigest(Digest{})), "<" + std::string(40, '0') + ">");
}

QTEST_APPLESS_MAIN(TestKey)
#include "tst_key.moc"
