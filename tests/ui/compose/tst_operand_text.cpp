// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/action_choice.h"
#include "ui/compose/data_set_text.h"
#include "ui/compose/duration_text.h"
#include "ui/compose/escaped_text.h"
#include "ui/editors/operand_text.h"
#include "ui/models/value_text.h"

#include <QtTest>

#include <bit>
#include <cmath>
#include <limits>
#include <random>

using namespace binnacle;
using namespace binnacle::ui;

class OperandTextTest : public QObject {
    Q_OBJECT

private slots:
    void valuesReadBackFromTheirText_data()
    {
        QTest::addColumn<int>("which");
        m_values = {std::numeric_limits<std::int64_t>::max(),
                    std::numeric_limits<std::int64_t>::min(),
                    std::int64_t{0},
                    0.1,
                    -0.0,
                    3.0,
                    1e300,
                    5e-324,
                    std::numeric_limits<double>::infinity(),
                    "",
                    "two\nlines and \t a tab ",
                    true,
                    false,
                    Blob{},
                    Blob{{0, 0xff}},
                    List{{1, "two", 3.5, Nil{}}, ListOrder::unordered, false},
                    List{},
                    Map{{{"a", 1}, {"b", Blob{{1}}}}, MapOrder::unordered, false},
                    Map{{{1, 2}}, MapOrder::unordered, false},
                    GeoJson{R"({"type":"Point","coordinates":[1.0,2.0]})"},
                    Nil{}};
        for (std::size_t i = 0; i < m_values.size(); ++i)
            QTest::addRow("%zu %s", i, typeChip(m_values[i]).c_str()) << static_cast<int>(i);
    }
    void valuesReadBackFromTheirText()
    {
        QFETCH(int, which);
        const Value& value = m_values[static_cast<std::size_t>(which)];
        const OperandReading reading = readOperand(typeOf(value), operandText(value));
        QVERIFY2(reading.value.has_value(), qPrintable(reading.reason));
        QVERIFY2(*reading.value == value, qPrintable(operandText(value)));
        QVERIFY(reading.reason.isEmpty());
    }

    void doublesReadBackExactly()
    {
        const auto seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        std::mt19937_64 random(seed);
        for (int round = 0; round < 5000; ++round) {
            const double number = std::bit_cast<double>(random());
            if (std::isnan(number))
                continue;
            const OperandReading reading = readOperand(OperandType::float64, operandText(Value(number)));
            QVERIFY2(reading.value && *reading.value == Value(number), qPrintable(operandText(Value(number))));
        }
    }

    void whatIsNoValueIsRefusedWithAReason_data()
    {
        QTest::addColumn<OperandType>("type");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, OperandType type, const char* text, const char* reason) {
            QTest::newRow(name) << type << QString::fromUtf8(text) << QString::fromUtf8(reason);
        };
        row("beyond 64 bits", OperandType::integer, "9223372036854775808", "does not fit in 64 bits");
        row("below 64 bits", OperandType::integer, "-9223372036854775809", "does not fit in 64 bits");
        row("a fraction", OperandType::integer, "1.5", "is no integer");
        row("nothing", OperandType::integer, " ", "an integer is needed");
        row("two signs", OperandType::integer, "+-1", "is no integer");
        row("words", OperandType::float64, "one", "is no number; the point is a point");
        row("comma", OperandType::float64, "1,5", "is no number; the point is a point");
        row("too great", OperandType::float64, "1e999", "is out of a double's range");
        row("NaN", OperandType::float64, "nan", "NaN has no exact text");
        row("maybe", OperandType::boolean, "maybe", "is neither true nor false");
        row("odd digits", OperandType::blob, "abc", "bytes are pairs of hex digits, as in de ad");
        row("a map for a list", OperandType::list, "{\"a\": 1}", "a list is written [1, 2]");
        row("a list for a map", OperandType::map, "[1]", "a map is written {\"a\": 1}");
        row("an array for GeoJSON", OperandType::geoJson, "[1]", "GeoJSON is an object");
    }
    void whatIsNoValueIsRefusedWithAReason()
    {
        QFETCH(OperandType, type);
        QFETCH(QString, text);
        QFETCH(QString, reason);
        const OperandReading reading = readOperand(type, text);
        QVERIFY(!reading.value);
        QCOMPARE(reading.reason, reason);
    }

    void brokenJsonSaysWhy()
    {
        const OperandReading reading = readOperand(OperandType::list, QStringLiteral("[1,"));
        QVERIFY(!reading.value);
        QVERIFY(!reading.reason.isEmpty());
    }

    void whatTextCannotCarryIsKept()
    {
        QVERIFY(typeOf(Value(std::string("\xff"))) == OperandType::json);
        QVERIFY(typeOf(Value(std::nan(""))) == OperandType::json);
        QVERIFY(typeOf(Value(Hll{})) == OperandType::json);
        QVERIFY(!readOperand(OperandType::json, QStringLiteral("x")).value);
    }

    void anotherTypeKeepsWhatItCanHold()
    {
        QVERIFY(converted(Value(42), OperandType::string) == Value("42"));
        QVERIFY(converted(Value("42"), OperandType::integer) == Value(42));
        QVERIFY(converted(Value(42), OperandType::float64) == Value(42.0));
        QVERIFY(converted(Value("alice"), OperandType::integer) == Value(0));
        QVERIFY(converted(Value(1.5), OperandType::integer) == Value(0));
    }

    void dataSetsAreReadAsTheyAreTyped_data()
    {
        QTest::addColumn<QString>("nameSpace");
        QTest::addColumn<QString>("set");
        QTest::newRow("test · users") << "test"
                                      << "users";
        QTest::newRow("test/users") << "test"
                                    << "users";
        QTest::newRow("test.users") << "test"
                                    << "users";
        QTest::newRow("test · a.b/c") << "test"
                                      << "a.b/c";
        QTest::newRow(" test ") << "test"
                                << "";
        QTest::newRow("") << ""
                          << "";
    }
    void dataSetsAreReadAsTheyAreTyped()
    {
        QFETCH(QString, nameSpace);
        QFETCH(QString, set);
        const DataSet read = dataSetOf(QString::fromUtf8(QTest::currentDataTag()));
        QCOMPARE(QString::fromStdString(read.nameSpace), nameSpace);
        QCOMPARE(QString::fromStdString(read.set), set);
        QVERIFY(dataSetOf(textOf(read)) == read);
    }

    void namesOfAnyBytesReadBack()
    {
        const auto seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        for (int round = 0; round < 5000; ++round) {
            std::string name;
            for (auto i = random() % 8; i > 0; --i)
                name += random() % 3 ? static_cast<char>(random()) : "\\x4a"[random() % 4];
            QVERIFY2(nameOfText(nameText(name)) == name, qPrintable(nameText(name)));
        }
    }

    void durationsAreReadAndWritten_data()
    {
        QTest::addColumn<quint32>("seconds");
        QTest::addColumn<QString>("written");
        QTest::newRow("1 h 30 min") << 5400u << "1 h 30 min";
        QTest::newRow("90") << 90u << "1 min 30 s";
        QTest::newRow("90m") << 5400u << "1 h 30 min";
        QTest::newRow("2d") << 172800u << "2 d";
        QTest::newRow("1h1d") << 90000u << "1 d 1 h";
        QTest::newRow("0 s") << 0u << "0 s";
        QTest::newRow("4294967295") << 4294967295u << "49710 d 6 h 28 min 15 s";
    }
    void durationsAreReadAndWritten()
    {
        QFETCH(quint32, seconds);
        QFETCH(QString, written);
        const auto read = durationOf(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(read.has_value());
        QCOMPARE(*read, seconds);
        QCOMPARE(durationText(seconds), written);
        QVERIFY(durationOf(written) == seconds);
    }

    void otherDurationsAreRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "h", "1 y", "1 h 2 h", "-1 s", "1.5 h", "4294967296", "99999999999 s", "1 h x"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void otherDurationsAreRefused()
    {
        QFETCH(QString, text);
        QVERIFY(!durationOf(text));
    }

private:
    std::vector<Value> m_values;
};

QTEST_APPLESS_MAIN(OperandTextTest)
#include "tst_operand_text.moc"
