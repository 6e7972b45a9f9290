// SPDX-License-Identifier: Apache-2.0
#include "core/wire/compression.h"
#include "core/wire/big_endian.h"
#include "core/wire/frame.h"
#include "tests/support/seed.h"

#include <QTest>

#include <random>

using namespace binnacle;
using namespace binnacle::wire;

namespace {

/// A message of a bare header, and what the vendor's C client (zlib at its best speed) makes of its frame.
const Bytes plain = fromHex("020300000000001616000000000000000000000000000000000000000000").value();
const Bytes packed = fromHex("020400000000001a000000000000001e78016362660001313130854e0000048f0032").value();

Bytes bodyOf(const Bytes& frame)
{
    return Bytes(frame.begin() + frameHeaderSize, frame.end());
}

/// The body of a compressed frame around any bytes, claiming any size.
Bytes bodyAround(const Bytes& frame, std::uint64_t claimed)
{
    Bytes body;
    appendBigEndian(body, claimed, 8);
    const Bytes whole = compressedFrame(frame);
    body.insert(body.end(), whole.begin() + frameHeaderSize + 8, whole.end());
    return body;
}

bool isRefused(const Bytes& body, std::uint64_t bound = maxBodySize)
{
    const Result<Bytes> got = decompressedBody(body, bound);
    return !got && got.error().is(ClientCode::protocolError);
}

} // namespace

class TestCompression : public QObject {
    Q_OBJECT

private slots:
    void framesAreCompressedAsTheVendorsClientDoes()
    {
        QCOMPARE(toHex(compressedFrame(plain)), toHex(packed));
        QCOMPARE(decodeFrameHeader(packed)->type, FrameType::compressed);
    }

    void whatWasCompressedComesBack()
    {
        QCOMPARE(decompressedBody(bodyOf(packed), maxBodySize).value(), bodyOf(plain));
    }

    void anySizeComesBack()
    {
        std::mt19937_64 random = test::seededGenerator();
        for (const std::size_t size : {0, 1, 127, 16'383, 16'384, 16'385, 70'000, 3'000'000}) {
            Bytes body(size);
            for (std::uint8_t& byte : body)
                byte = static_cast<std::uint8_t>(size > 100'000 ? random() % 3 : random());
            const Bytes frame = compressedFrame(frameOf(FrameType::message, body));
            QCOMPARE(decompressedBody(bodyOf(frame), size).value(), body);
            QVERIFY(size == 0 || isRefused(bodyOf(frame), size - 1));
        }
    }

    void everyTruncationIsRefused()
    {
        const Bytes body = bodyOf(packed);
        for (std::size_t size = 0; size < body.size(); ++size)
            QVERIFY2(isRefused(Bytes(body.begin(), body.begin() + static_cast<std::ptrdiff_t>(size))), std::to_string(size).c_str());
    }

    void everyDamagedByteIsRefused()
    {
        for (std::size_t at = 0; at < packed.size() - frameHeaderSize; ++at) {
            Bytes body = bodyOf(packed);
            body[at] ^= 0x01;
            QVERIFY2(isRefused(body), std::to_string(at).c_str());
        }
    }

    void bytesBehindTheStreamAreRefused()
    {
        Bytes body = bodyOf(packed);
        body.push_back(0);
        QVERIFY(isRefused(body));
    }

    void anotherSizeThanClaimedIsRefused_data()
    {
        QTest::addColumn<quint64>("claimed");
        QTest::newRow("nothing") << quint64{0};
        QTest::newRow("less than a header") << quint64{7};
        QTest::newRow("one byte less") << quint64{29};
        QTest::newRow("one byte more") << quint64{31};
        QTest::newRow("the largest") << quint64{maxBodySize + frameHeaderSize};
        QTest::newRow("over the bound") << quint64{maxBodySize + frameHeaderSize + 1};
        QTest::newRow("all that can be said") << ~quint64{0};
    }

    void anotherSizeThanClaimedIsRefused()
    {
        QFETCH(quint64, claimed);
        QVERIFY(isRefused(bodyAround(plain, claimed)));
    }

    /// 4 MiB of zeros in 4 KiB: what is beyond the claim is never unpacked.
    void aBombIsRefused()
    {
        const Bytes zeros = frameOf(FrameType::message, Bytes(std::size_t{4} << 20, 0));
        QVERIFY(bodyAround(zeros, 0).size() < 32'768);
        QVERIFY(isRefused(bodyAround(zeros, 1'000)));
        QVERIFY(isRefused(bodyAround(zeros, zeros.size()), std::size_t{1} << 20));
        QVERIFY(decompressedBody(bodyAround(zeros, zeros.size()), std::size_t{4} << 20).ok());
    }

    void onlyOneMessageMayBeInside_data()
    {
        QTest::addColumn<QByteArray>("frame");
        const auto row = [](const char* name, const Bytes& frame) {
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(frame.data()), static_cast<qsizetype>(frame.size()));
        };
        row("an info frame", infoFrame("node\n"));
        row("a compressed frame", packed);
        Bytes twice = plain;
        twice.insert(twice.end(), plain.begin(), plain.end());
        row("two messages", twice);
        row("half a message", Bytes(plain.begin(), plain.begin() + 20));
        row("noise", Bytes(64, 0xEE));
    }

    void onlyOneMessageMayBeInside()
    {
        QFETCH(QByteArray, frame);
        const Bytes inside(frame.begin(), frame.end());
        QVERIFY(isRefused(bodyAround(inside, inside.size())));
    }
};

QTEST_APPLESS_MAIN(TestCompression)
#include "tst_compression.moc"
