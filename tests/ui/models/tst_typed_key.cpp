// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/typed_key.h"

#include <QTest>

using namespace binnacle;
using namespace binnacle::ui;

Q_DECLARE_METATYPE(binnacle::KeyItem)

class TypedKeyTest : public QObject {
    Q_OBJECT

private slots:
    void keysAreReadAsTheyAreMeant_data();
    void keysAreReadAsTheyAreMeant();
    void whatIsNoKeyIsRefused_data();
    void whatIsNoKeyIsRefused();
    void whatIsShownReadsBack();
};

void TypedKeyTest::keysAreReadAsTheyAreMeant_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<KeyItem>("key");
    QTest::addColumn<QString>("chip");
    const auto row = [](const char* typed, KeyItem key, const char* chip) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << std::move(key) << QString::fromLatin1(chip);
    };
    const auto text = [](std::string bytes) { return KeyItem(KeyValue(std::move(bytes))); };
    row("42", KeyValue(std::int64_t{42}), "int");
    row(" -7 ", KeyValue(std::int64_t{-7}), "int");
    row("9223372036854775807", KeyValue(INT64_MAX), "int");
    row("-9223372036854775808", KeyValue(INT64_MIN), "int");
    row("alice", text("alice"), "str");
    row("-", text("-"), "str");
    row("1.5", text("1.5"), "str");
    row("\"42\"", text("42"), "str");
    row("\"\"", text(""), "str");
    row(R"("a \"b\" \\ \n\x00\xff")", text(std::string("a \"b\" \\ \n\0\xff", 11)), "str");
    row("Øl", text("Øl"), "str");
    row("0xdeAD", KeyValue(Blob{{0xde, 0xad}}), "blob");
    row("0x", KeyValue(Blob{}), "blob");
    Digest digest{};
    digest.fill(0xa0);
    row("<a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0>", digest, "digest");
}

void TypedKeyTest::keysAreReadAsTheyAreMeant()
{
    QFETCH(QString, typed);
    QFETCH(KeyItem, key);
    const TypedKey read = readTypedKey(typed);
    QVERIFY2(read.key, qPrintable(read.reason));
    QVERIFY(*read.key == key);
    QTEST(chipOfKeyItem(*read.key), "chip");
}

void TypedKeyTest::whatIsNoKeyIsRefused_data()
{
    QTest::addColumn<QString>("reason");
    QTest::newRow("") << "empty";
    QTest::newRow("9223372036854775808") << "64 bits";
    QTest::newRow("007") << "zeros";
    QTest::newRow("-0") << "zeros";
    QTest::newRow("0xabc") << "pairs";
    QTest::newRow("0xzz") << "pairs";
    QTest::newRow("<a0>") << "40";
    QTest::newRow("<") << "40";
    QTest::newRow("\"open") << "not closed";
    QTest::newRow("\"a\"b") << "follows";
    QTest::newRow("\"\\q\"") << "backslash";
    QTest::newRow("\"\\x4\"") << "backslash";
    QTest::newRow("\"\\") << "backslash";
}

void TypedKeyTest::whatIsNoKeyIsRefused()
{
    const TypedKey read = readTypedKey(QString::fromLatin1(QTest::currentDataTag()));
    QFETCH(QString, reason);
    QVERIFY(!read.key);
    QVERIFY2(read.reason.contains(reason), qPrintable(read.reason));
}

void TypedKeyTest::whatIsShownReadsBack()
{
    const DataSet users = DataSet::of("test", "users");
    for (const Key& key : users.ids(42, "space needle", Blob{{1, 2}})) {
        const TypedKey read = readTypedKey(QString::fromStdString(displayText(key)));
        QVERIFY(read.key && std::get<KeyValue>(*read.key) == *key.userKey);
    }
    Key bare = users.id(1);
    bare.userKey.reset();
    QVERIFY(std::get<Digest>(*readTypedKey(QString::fromStdString(displayText(bare))).key) == bare.digest);
}

QTEST_APPLESS_MAIN(TypedKeyTest)
#include "tst_typed_key.moc"
