// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/bytes.h"
#include "ui/compose/key_text.h"

#include <QtTest>

#include <limits>
#include <random>

using namespace binnacle;
using namespace binnacle::ui;

namespace {

KeyItem integer(std::int64_t value)
{
    return KeyValue(value);
}

KeyItem text(const char* value)
{
    return KeyValue(std::string(value));
}

std::vector<KeyItem> itemsOf(const std::vector<KeyToken>& tokens)
{
    std::vector<KeyItem> items;
    for (const KeyToken& token : tokens) {
        if (token.item)
            items.push_back(*token.item);
    }
    return items;
}

KeyItem randomItem(std::mt19937& random)
{
    std::uniform_int_distribution<std::int64_t> number(std::numeric_limits<std::int64_t>::min());
    std::uniform_int_distribution<int> byte(0, 255);
    const auto bytes = [&](std::size_t length) {
        std::string made;
        for (std::size_t i = 0; i < length; ++i)
            made += static_cast<char>(byte(random) % (random() % 2 ? 256 : 128));
        return made;
    };
    switch (random() % 5) {
    case 0:
        return integer(number(random));
    case 1: {
        const std::int64_t a = number(random);
        const std::int64_t b = number(random);
        return KeyRange{std::min(a, b), std::max(a, b)};
    }
    case 2:
        return KeyValue(Blob{toBytes(bytes(random() % 12))});
    case 3: {
        Digest digest{};
        for (std::uint8_t& value : digest)
            value = static_cast<std::uint8_t>(byte(random));
        return digest;
    }
    default:
        return KeyValue(bytes(random() % 12));
    }
}

} // namespace

class KeyTextTest : public QObject {
    Q_OBJECT

private slots:
    void readsEachKind_data()
    {
        QTest::addColumn<QString>("typed");
        Digest digest{};
        digest.fill(0xab);
        m_expected = {
            {QStringLiteral("42"), integer(42)},
            {QStringLiteral("-1"), integer(-1)},
            {QStringLiteral("0"), integer(0)},
            {QStringLiteral("9223372036854775807"), integer(std::numeric_limits<std::int64_t>::max())},
            {QStringLiteral("-9223372036854775808"), integer(std::numeric_limits<std::int64_t>::min())},
            {QStringLiteral("9007199254740993"), integer(9007199254740993)},
            {QStringLiteral("1..500"), KeyRange{1, 500}},
            {QStringLiteral("-5..-2"), KeyRange{-5, -2}},
            {QStringLiteral("0xdead"), KeyValue(Blob{{0xde, 0xad}})},
            {QStringLiteral("0xDEAD"), KeyValue(Blob{{0xde, 0xad}})},
            {QStringLiteral("<%1>").arg(QStringLiteral("ab").repeated(20)), digest},
            {QStringLiteral("alice"), text("alice")},
            {QStringLiteral("New York"), text("New York")},
            {QStringLiteral("127.0.0.1"), text("127.0.0.1")},
            {QStringLiteral("\"42\""), text("42")},
            {QStringLiteral("\"\""), text("")},
            {QStringLiteral("\"a\\\"b\\\\c\\n\\x41\""), text("a\"b\\c\nA")},
            {QStringLiteral("blåbær"), text("blåbær")},
        };
        for (const auto& [typed, item] : m_expected) {
            Q_UNUSED(item)
            QTest::newRow(qPrintable(typed)) << typed;
        }
    }
    void readsEachKind()
    {
        QFETCH(QString, typed);
        const KeyToken token = parseKey(typed);
        QVERIFY2(token.item.has_value(), qPrintable(token.reason));
        for (const auto& [text, item] : m_expected) {
            if (text == typed)
                QVERIFY(*token.item == item);
        }
    }

    void refusesWhatIsNotExact_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::newRow("9223372036854775808") << "an integer key has 64 bits; in quotes it is a text";
        QTest::newRow("-9223372036854775809") << "an integer key has 64 bits; in quotes it is a text";
        QTest::newRow("007") << "it could be an integer or a text: leave out the zeros, or put it in quotes";
        QTest::newRow("-0") << "it could be an integer or a text: leave out the zeros, or put it in quotes";
        QTest::newRow("500..1") << "the range ends before it begins";
        QTest::newRow("1..") << "a range is two 64-bit integers, as in 1..500";
        QTest::newRow("1..99999999999999999999") << "a range is two 64-bit integers, as in 1..500";
        QTest::newRow("0xabc") << "bytes are pairs of hexadecimal digits";
        QTest::newRow("0xzz") << "bytes are pairs of hexadecimal digits";
        QTest::newRow("<abcd>") << "a digest is 40 hexadecimal digits between < and >";
        QTest::newRow("<abcd") << "a digest is 40 hexadecimal digits between < and >";
        QTest::newRow("\"open") << "the quote is not closed";
        QTest::newRow("\"a\"b") << "something follows the closing quote";
        QTest::newRow("\"\\q\"") << "what follows a backslash is one of \" \\ n r t xNN";
        QTest::newRow("\"\\x4\"") << "what follows a backslash is one of \" \\ n r t xNN";
    }
    void refusesWhatIsNotExact()
    {
        QFETCH(QString, reason);
        const KeyToken token = parseKey(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(!token.item);
        QCOMPARE(token.reason, reason);
        QCOMPARE(token.text, QString::fromLatin1(QTest::currentDataTag()));
    }

    void splitsPastedColumnsAndRows_data()
    {
        QTest::addColumn<QString>("pasted");
        QTest::newRow("lines") << "1\n2\nalice\n";
        QTest::newRow("windows lines") << "1\r\n2\r\nalice\r\n";
        QTest::newRow("tabs") << "1\t2\talice";
        QTest::newRow("commas and blanks") << " 1 , 2 ,, alice ";
        QTest::newRow("blanks between integers") << "1 2, alice";
    }
    void splitsPastedColumnsAndRows()
    {
        QFETCH(QString, pasted);
        const std::vector<KeyItem> expected{integer(1), integer(2), text("alice")};
        QVERIFY(itemsOf(parseKeys(pasted)) == expected);
    }

    void separatorsInsideQuotesArePartOfTheKey()
    {
        const std::vector<KeyToken> keys = parseKeys(QStringLiteral("\"a,b\tc\", 7"));
        QCOMPARE(keys.size(), std::size_t(2));
        QVERIFY(itemsOf(keys) == (std::vector<KeyItem>{text("a,b\tc"), integer(7)}));
    }

    void anOpenQuoteDoesNotSwallowTheLinesBelow()
    {
        const std::vector<KeyToken> keys = parseKeys(QStringLiteral("\"oops, 1\n2\n3"));
        QCOMPARE(keys.size(), std::size_t(3));
        QVERIFY(!keys[0].item);
        QVERIFY(itemsOf(keys) == (std::vector<KeyItem>{integer(2), integer(3)}));
    }

    void whatIsStillTypedStaysBehind()
    {
        const TypedKeys typed = takeCompleteKeys(QStringLiteral("1,2,ali"));
        QCOMPARE(typed.complete.size(), std::size_t(2));
        QCOMPARE(typed.rest, QStringLiteral("ali"));
        const TypedKeys quoted = takeCompleteKeys(QStringLiteral("1,\"a,b"));
        QCOMPARE(quoted.complete.size(), std::size_t(1));
        QCOMPARE(quoted.rest, QStringLiteral("\"a,b"));
    }

    void oneBadKeyDoesNotSpoilTheOthers()
    {
        const std::vector<KeyToken> keys = parseKeys(QStringLiteral("1,007,3"));
        QCOMPARE(keys.size(), std::size_t(3));
        QVERIFY(!keys[1].item);
        QVERIFY(itemsOf(keys) == (std::vector<KeyItem>{integer(1), integer(3)}));
    }

    void everyKeyIsWrittenAsTextThatReadsBack()
    {
        const auto seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        for (int round = 0; round < 5000; ++round) {
            const KeyItem item = randomItem(random);
            const QString written = keyText(item);
            const std::vector<KeyToken> read = parseKeys(written);
            QVERIFY2(read.size() == 1 && read.front().item == item, qPrintable(written));
        }
    }

    void anyTextIsReadWithoutLoss()
    {
        const auto seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        const QString alphabet = QStringLiteral("01-.x<>\"\\,\t\n ab\u00e5");
        for (int round = 0; round < 5000; ++round) {
            QString typed;
            for (auto i = random() % 12; i > 0; --i)
                typed += alphabet[static_cast<qsizetype>(random() % static_cast<std::size_t>(alphabet.size()))];
            for (const KeyToken& token : parseKeys(typed)) {
                QVERIFY2(token.item.has_value() != !token.reason.isEmpty(), qPrintable(typed));
                QVERIFY(!token.text.isEmpty());
            }
        }
    }

    void aTextThatLooksLikeAnotherKindIsQuoted()
    {
        QCOMPARE(keyText(text("42")), QStringLiteral("\"42\""));
        QCOMPARE(keyText(text("0xab")), QStringLiteral("\"0xab\""));
        QCOMPARE(keyText(text("1..2")), QStringLiteral("\"1..2\""));
        QCOMPARE(keyText(text("a,b")), QStringLiteral("\"a,b\""));
        QCOMPARE(keyText(text(" a")), QStringLiteral("\" a\""));
        QCOMPARE(keyText(KeyValue(std::string("\xff"))), QStringLiteral("\"\\xff\""));
        QCOMPARE(keyText(text("New York")), QStringLiteral("New York"));
    }

private:
    std::vector<std::pair<QString, KeyItem>> m_expected;
};

QTEST_APPLESS_MAIN(KeyTextTest)
#include "tst_key_text.moc"
