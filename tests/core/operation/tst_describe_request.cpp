// SPDX-License-Identifier: Apache-2.0
#include "core/operation/describe_request.h"
#include "core/operation/encode.h"
#include "core/wire/frame.h"
#include "tests/support/recording.h"

#include <QDir>
#include <QTest>

#include <algorithm>

using namespace binnacle;

namespace {

QByteArray printed(const RequestDescription& description)
{
    QByteArray text;
    for (const RequestPart& part : description.parts)
        text += QByteArray(2 * part.depth, ' ') + QByteArray::number(static_cast<qulonglong>(part.offset)) + '+' +
                QByteArray::number(static_cast<qulonglong>(part.length)) + ' ' + part.name.c_str() +
                (part.value.empty() ? "" : ": ") + part.value.c_str() + '\n';
    return text;
}

/// Parts of one depth follow each other, lie inside the part around them, and those of depth 0 are the whole frame.
QByteArray disorder(const RequestDescription& description, std::size_t frameSize)
{
    std::vector<std::size_t> ends{frameSize};
    std::size_t covered = 0;
    std::vector<std::size_t> reached{0};
    for (const RequestPart& part : description.parts) {
        const auto depth = static_cast<std::size_t>(part.depth);
        if (depth + 1 > ends.size())
            return "a depth is left out at " + QByteArray(part.name.c_str());
        ends.resize(depth + 1);
        reached.resize(depth + 1);
        if (part.offset < reached[depth] || part.offset + part.length > ends[depth])
            return QByteArray(part.name.c_str()) + " is not where it should be";
        covered += depth == 0 ? part.length : 0;
        reached[depth] = part.offset + part.length;
        ends.push_back(part.offset + part.length);
        reached.push_back(part.offset);
    }
    return covered == frameSize ? QByteArray() : "the parts cover " + QByteArray::number(static_cast<qulonglong>(covered)) + " bytes";
}

Bytes commandFor(const Segment& segment, const Policy& policy = {})
{
    const Result<Bytes> frame = encodeCommand(segment, policy, segment.dataSet.id(std::get<KeyValue>(segment.keys.at(0))), {1000, 0});
    return frame ? *frame : Bytes();
}

Segment smallUpdate()
{
    Segment segment;
    segment.verb = Verb::update;
    segment.dataSet = DataSet::of("test", "users");
    segment.keys = {KeyValue(std::int64_t{1})};
    segment.operations = {{"age", SetTo{30}}};
    segment.where = Filter::text("$.age >= 18");
    return segment;
}

} // namespace

class DescribeRequestTest : public QObject {
    Q_OBJECT

private slots:
    void aCommandIsToldByteForByte()
    {
        const Bytes frame = commandFor(smallUpdate());
        const RequestDescription told = describeRequest(frame);
        QCOMPARE(told.problem, std::string());
        const QByteArray text = printed(told);
        const char* expected[] = {"0+8 frame\n  0+1 version: 2\n  1+1 type: 3: message\n",
                                  "8+22 message header\n",
                                  "  10+1 bits 2, writing: write\n  11+1 bits 3, more: update only\n",
                                  "  22+4 timeout: 1000 ms\n",
                                  "namespace: \"test\"\n",
                                  "set: \"users\"\n",
                                  "key: 1\n",
                                  "filter: $.age >= 18\n",
                                  " write: age\n",
                                  "3 bin: age\n",
                                  "8 data: int 30\n"};
        for (const char* line : expected)
            QVERIFY2(text.contains(line), (text + "\nlacks\n" + line).constData());
        QCOMPARE(disorder(told, frame.size()), QByteArray());
    }

    void callsAreToldInTheDocumentsWords()
    {
        Segment segment = smallUpdate();
        segment.operations = {{"h", Call{{}, Method::hllAdd, {List{{"a"}}}}}};
        const QByteArray text = printed(describeRequest(commandFor(segment)));
        QVERIFY2(text.contains("change HLL: h\n") && text.contains("\"op\":\"hllAdd\""), text.constData());
    }

    void whateverWasRecordedIsTold()
    {
        int frames = 0;
        const QStringList suites = QDir(QStringLiteral(BINNACLE_TEST_DATA "/wire")).entryList({QStringLiteral("*.jsonl")});
        for (const QString& suite : suites) {
            for (const test::Recording& recording : test::recordings(suite.chopped(6).toStdString())) {
                for (const test::Exchange& exchange : recording.exchanges) {
                    const auto header = wire::decodeFrameHeader(exchange.request);
                    if (!header || header->type != wire::FrameType::message)
                        continue;
                    ++frames;
                    const RequestDescription told = describeRequest(exchange.request, 1'000'000);
                    QVERIFY2(told.problem.empty(), (recording.name + ": " + told.problem).c_str());
                    const QByteArray wrong = disorder(told, exchange.request.size());
                    QVERIFY2(wrong.isEmpty(), (QByteArray(recording.name.c_str()) + ": " + wrong + '\n' + printed(told)).constData());
                }
            }
        }
        QVERIFY2(frames > 500, QByteArray::number(frames).constData());
    }

    void everyTruncationIsToldAsFarAsItGoes()
    {
        const Bytes frame = commandFor(smallUpdate());
        for (std::size_t length = 0; length < frame.size(); ++length) {
            const RequestDescription told = describeRequest(ByteView(frame).first(length));
            QVERIFY(!told.problem.empty());
            QVERIFY(std::ranges::all_of(told.parts, [&](const RequestPart& part) { return part.offset + part.length <= length; }));
        }
    }

    void bytesOfARowsThatLieAreNotFollowed()
    {
        for (std::uint32_t seed = 0; seed < 200; ++seed) {
            for (const test::Recording& recording : test::recordings("batch")) {
                Bytes frame = recording.exchanges.front().request;
                frame[40 + seed % (frame.size() - 40)] ^= static_cast<std::uint8_t>(1 + seed);
                const RequestDescription told = describeRequest(frame);
                QVERIFY(std::ranges::all_of(told.parts, [&](const RequestPart& part) { return part.offset + part.length <= frame.size(); }));
            }
        }
    }

    void manyPartsAreCut()
    {
        const RequestDescription told = describeRequest(commandFor(smallUpdate()), 5);
        QCOMPARE(told.parts.size(), std::size_t(5));
        QVERIFY(told.isCut);
    }
};

QTEST_APPLESS_MAIN(DescribeRequestTest)
#include "tst_describe_request.moc"
