// SPDX-License-Identifier: Apache-2.0
#include "core/base/bytes.h"

#include <QTest>

#include <random>

using namespace binnacle;

class TestBytes : public QObject {
    Q_OBJECT

private slots:
    void hexRoundTripsForRandomBytes();
    void hexRefusesOddLengthsAndOtherCharacters();
    void utf8IsJudgedAsTheUnicodeStandardDoes_data();
    void utf8IsJudgedAsTheUnicodeStandardDoes();
    void escapingShowsWhatIsNotText();
    void escapedTextIsAlwaysUtf8();
};

void TestBytes::hexRoundTripsForRandomBytes()
{
    const unsigned seed = 7;
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    for (int round = 0; round < 200; ++round) {
        Bytes bytes(random() % 64);
        for (auto& byte : bytes)
            byte = static_cast<std::uint8_t>(random());
        QCOMPARE(*fromHex(toHex(bytes)), bytes);
    }
    QCOMPARE(*fromHex("DeadBEEF"), (Bytes{0xDE, 0xAD, 0xBE, 0xEF}));
}

void TestBytes::hexRefusesOddLengthsAndOtherCharacters()
{
    for (const char* text : {"0", "abc", "0g", " 00", "0x00"})
        QVERIFY2(!fromHex(text), text);
}

void TestBytes::utf8IsJudgedAsTheUnicodeStandardDoes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("valid");
    QTest::newRow("ascii") << QByteArray("abc") << true;
    QTest::newRow("two bytes") << QByteArray("\xC3\xA9") << true;
    QTest::newRow("emoji") << QByteArray("\xF0\x9F\x9A\x80") << true;
    QTest::newRow("lone continuation") << QByteArray("\x80") << false;
    QTest::newRow("overlong slash") << QByteArray("\xC0\xAF") << false;
    QTest::newRow("overlong three") << QByteArray("\xE0\x80\xAF") << false;
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << false;
    QTest::newRow("above the last") << QByteArray("\xF4\x90\x80\x80") << false;
    QTest::newRow("cut short") << QByteArray("\xF0\x9F\x9A") << false;
    QTest::newRow("wrong third") << QByteArray("\xE2\x82\x41") << false;
}

void TestBytes::utf8IsJudgedAsTheUnicodeStandardDoes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, valid);
    QCOMPARE(isUtf8(bytes.toStdString()), valid);
}

void TestBytes::escapingShowsWhatIsNotText()
{
    QCOMPARE(escaped("caf\xC3\xA9"), std::string("caf\xC3\xA9"));
    QCOMPARE(escaped("a\tb\\c\xFF"), std::string("a\\x09b\\\\c\\xff"));
    QCOMPARE(escaped("\x7F"), std::string("\\x7f"));
}

void TestBytes::escapedTextIsAlwaysUtf8()
{
    const unsigned seed = 11;
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    for (int round = 0; round < 2000; ++round) {
        std::string bytes(random() % 12, '\0');
        for (auto& byte : bytes)
            byte = static_cast<char>(random());
        const std::string shown = escaped(bytes);
        QVERIFY2(isUtf8(shown), shown.c_str());
    }
}

QTEST_APPLESS_MAIN(TestBytes)
#include "tst_bytes.moc"
