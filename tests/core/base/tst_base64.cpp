// SPDX-License-Identifier: Apache-2.0
#include "core/base/base64.h"
#include "tests/support/seed.h"

#include <QByteArray>
#include <QTest>

using namespace binnacle;

class TestBase64 : public QObject {
    Q_OBJECT

private slots:
    void vectorsOfTheRfc_data();
    void vectorsOfTheRfc();
    void anythingElseIsRefused_data();
    void anythingElseIsRefused();
    void agreesWithQt();
};

void TestBase64::vectorsOfTheRfc_data()
{
    QTest::addColumn<QString>("plain");
    QTest::addColumn<QString>("encoded");
    QTest::newRow("0") << "" << "";
    QTest::newRow("1") << "f" << "Zg==";
    QTest::newRow("2") << "fo" << "Zm8=";
    QTest::newRow("3") << "foo" << "Zm9v";
    QTest::newRow("4") << "foob" << "Zm9vYg==";
    QTest::newRow("5") << "fooba" << "Zm9vYmE=";
    QTest::newRow("6") << "foobar" << "Zm9vYmFy";
}

void TestBase64::vectorsOfTheRfc()
{
    QFETCH(QString, plain);
    QFETCH(QString, encoded);
    QCOMPARE(QString::fromStdString(toBase64(toBytes(plain.toStdString()))), encoded);
    const auto decoded = fromBase64(encoded.toStdString());
    QVERIFY(decoded.has_value());
    QCOMPARE(textOf(*decoded), std::string_view(plain.toStdString()));
}

void TestBase64::anythingElseIsRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"Z", "Zg", "Zg=", "Zm9", "Zm9v=", "Zg===", "=", "==", "===", "====", "Z===", "Zg==Zg==", "=Zg=", "Z=g=",
                             "Zm9v\n", "Zm 9", "Zm-_", "Zm9\xC3\xA9", "Zh==", "Zm9=", "Zv=="})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestBase64::anythingElseIsRefused()
{
    QFETCH(QString, text);
    QVERIFY(!fromBase64(text.toStdString()).has_value());
}

void TestBase64::agreesWithQt()
{
    auto generator = test::seededGenerator();
    for (int round = 0; round < 500; ++round) {
        QByteArray bytes(static_cast<qsizetype>(test::between(generator, 0, 600)), '\0');
        for (char& byte : bytes)
            byte = static_cast<char>(generator() & 0xFF);
        const ByteView view = bytesOf({bytes.constData(), static_cast<std::size_t>(bytes.size())});
        const std::string encoded = toBase64(view);
        QCOMPARE(encoded, bytes.toBase64().toStdString());
        const auto decoded = fromBase64(encoded);
        QVERIFY(decoded.has_value());
        QCOMPARE(toHex(*decoded), toHex(view));
    }
}

QTEST_APPLESS_MAIN(TestBase64)
#include "tst_base64.moc"
