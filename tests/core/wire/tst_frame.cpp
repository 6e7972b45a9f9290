// SPDX-License-Identifier: Apache-2.0
#include "core/wire/frame.h"
#include "tests/support/recording.h"

#include <QTest>

using namespace binnacle;
using namespace binnacle::wire;

class TestFrame : public QObject {
    Q_OBJECT

private slots:
    void headersOfRecordedFramesTellTypeAndSize();
    void recordedInfoRequestsAreBuiltByteForByte();
    void appendedHeadersDecodeToThemselves_data();
    void appendedHeadersDecodeToThemselves();
    void everyTruncatedHeaderIsRefused();
    void badHeadersAreRefusedWithWhatTheyClaim_data();
    void badHeadersAreRefusedWithWhatTheyClaim();
    void theBoundItselfIsTaken();
    void theCallersBoundHolds();
};

void TestFrame::headersOfRecordedFramesTellTypeAndSize()
{
    int seen = 0;
    for (const auto& [suite, type] : {std::pair("verbs", FrameType::message), std::pair("info", FrameType::info)}) {
        for (const auto& recorded : test::recordings(suite)) {
            const auto& exchange = recorded.exchanges.front();
            for (const Bytes& frame : {exchange.request, exchange.responses.front()}) {
                const auto header = decodeFrameHeader(frame);
                QVERIFY(header.ok());
                QCOMPARE(header.value().type, type);
                QCOMPARE(header.value().bodySize, frame.size() - frameHeaderSize);
                ++seen;
            }
        }
    }
    QVERIFY(seen > 40);
}

void TestFrame::recordedInfoRequestsAreBuiltByteForByte()
{
    QCOMPARE(infoFrame("nosuch\n"), test::recording("info", "unknown command").exchanges.front().request);
    QCOMPARE(infoFrame("peers-clear-std\nservice-clear-std\nreplicas:\n"),
             test::recording("info", "peers").exchanges.front().request);
    QCOMPARE(toHex(infoFrame("")), std::string("0201000000000000"));
}

void TestFrame::appendedHeadersDecodeToThemselves_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<quint64>("size");
    QTest::newRow("info, empty") << 1 << quint64{0};
    QTest::newRow("admin") << 2 << quint64{16};
    QTest::newRow("message") << 3 << quint64{22};
    QTest::newRow("compressed, the largest") << 4 << quint64{maxBodySize};
    QTest::newRow("every byte of the length") << 3 << quint64{0x01020304};
}

void TestFrame::appendedHeadersDecodeToThemselves()
{
    QFETCH(int, type);
    QFETCH(quint64, size);
    const FrameHeader header{static_cast<FrameType>(type), size};
    Bytes bytes{0xAA};
    appendFrameHeader(bytes, header.type, header.bodySize);
    QCOMPARE(bytes.size(), 1 + frameHeaderSize);
    const auto decoded = decodeFrameHeader(ByteView(bytes).subspan(1));
    QVERIFY(decoded.ok());
    QVERIFY(decoded.value() == header);
}

void TestFrame::everyTruncatedHeaderIsRefused()
{
    const Bytes whole = infoFrame("");
    for (std::size_t size = 0; size < frameHeaderSize; ++size) {
        const Bytes cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
        const auto header = decodeFrameHeader(cut);
        QVERIFY(!header.ok());
        QVERIFY(header.error().is(ClientCode::protocolError));
    }
    QVERIFY(decodeFrameHeader(whole).ok());
}

void TestFrame::badHeadersAreRefusedWithWhatTheyClaim_data()
{
    QTest::addColumn<QString>("hex");
    QTest::addColumn<QString>("word");
    QTest::newRow("version 0") << "0003000000000016" << "version 0";
    QTest::newRow("version 3") << "0303000000000016" << "version 3";
    QTest::newRow("an HTTP answer") << "485454502f312e31" << "version 72";
    QTest::newRow("type 0") << "0200000000000016" << "type 0";
    QTest::newRow("type 5") << "0205000000000016" << "type 5";
    QTest::newRow("type 255") << "02ff000000000016" << "type 255";
    QTest::newRow("a byte over the bound") << "0203000008000001" << "134217729 bytes";
    QTest::newRow("the largest length there is") << "0203ffffffffffff" << "281474976710655 bytes";
}

void TestFrame::badHeadersAreRefusedWithWhatTheyClaim()
{
    QFETCH(QString, hex);
    QFETCH(QString, word);
    const auto header = decodeFrameHeader(*fromHex(hex.toStdString()));
    QVERIFY(!header.ok());
    QVERIFY(header.error().is(ClientCode::protocolError));
    QVERIFY2(header.error().detail().find(word.toStdString()) != std::string::npos, header.error().detail().c_str());
}

void TestFrame::theBoundItselfIsTaken()
{
    const auto header = decodeFrameHeader(*fromHex("0203000008000000"));
    QVERIFY(header.ok());
    QCOMPARE(header.value().bodySize, maxBodySize);
}

void TestFrame::theCallersBoundHolds()
{
    QVERIFY(decodeFrameHeader(infoFrame("12345"), 5).ok());
    QVERIFY(!decodeFrameHeader(infoFrame("123456"), 5).ok());
}

QTEST_APPLESS_MAIN(TestFrame)
#include "tst_frame.moc"
