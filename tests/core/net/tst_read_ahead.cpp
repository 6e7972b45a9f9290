// SPDX-License-Identifier: Apache-2.0
#include "core/net/read_ahead.h"

#include <QTest>

#include <numeric>

using namespace binnacle;
using net::ReadAhead;

namespace {

void put(ReadAhead& ahead, const Bytes& bytes)
{
    std::ranges::copy(bytes, ahead.room().begin());
    ahead.add(bytes.size());
}

} // namespace

class TestReadAhead : public QObject {
    Q_OBJECT

private slots:
    void whatCameIsTakenInOrder()
    {
        ReadAhead ahead;
        put(ahead, {1, 2, 3});
        put(ahead, {4, 5});
        QCOMPARE(ahead.take(2), (Bytes{1, 2}));
        ahead.drop(1);
        QCOMPARE(ahead.size(), std::size_t{2});
        QCOMPARE(ahead.take(100), (Bytes{4, 5}));
        QCOMPARE(ahead.size(), std::size_t{0});
        QCOMPARE(ahead.take(1), Bytes{});
    }

    /// A head that begins in the last bytes of the buffer still finds room for its rest.
    void thereIsRoomBehindWhatIsLeft()
    {
        ReadAhead ahead;
        const std::size_t all = ahead.room().size();
        Bytes filling(all);
        std::iota(filling.begin(), filling.end(), std::uint8_t{0});
        put(ahead, filling);
        QCOMPARE(ahead.room().size(), std::size_t{0});
        ahead.drop(all - 3);
        QCOMPARE(ahead.room().size(), all - 3);
        QCOMPARE(ahead.take(3), Bytes(filling.end() - 3, filling.end()));
    }
};

QTEST_APPLESS_MAIN(TestReadAhead)
#include "tst_read_ahead.moc"
