// SPDX-License-Identifier: Apache-2.0
#include "core/value/wyhash.h"

#include <QTest>

#include <map>

using namespace binnacle;

class TestWyhash : public QObject {
    Q_OBJECT

private slots:
    void whatAServerAnsweredIsGivenAgain();
    void everyLengthHasItsWay();
};

/// From recorded queries: the keys that a server sent along with the records.
void TestWyhash::whatAServerAnsweredIsGivenAgain()
{
    QCOMPARE(wyhash(bytesOf(std::string_view("t1"))), 0xaa4d'13eb'77bb'9cdbull);
    QCOMPARE(wyhash(bytesOf(std::string_view("k2"))), 0x8d01'667e'f2ff'd1d2ull);
    QCOMPARE(wyhash(bytesOf(std::string_view("s3"))), 0x476a'9e8d'7e03'fa74ull);
}

void TestWyhash::everyLengthHasItsWay()
{
    const std::map<std::size_t, std::uint64_t> known{
        {0, 0xda34'2175'7d70'ae2dull},  {1, 0x9c0a'ff19'1d7c'3766ull},  {3, 0x4ae1'2499'eb15'1cb2ull},
        {4, 0x04cd'e383'a409'5f9aull},  {7, 0xe1fa'936b'1cf8'429dull},  {8, 0xb099'b7c6'5f6e'b3e6ull},
        {16, 0x1a3a'95a1'0eb5'5280ull}, {17, 0x1564'c21a'7f39'9b58ull}, {32, 0x57dc'86f3'a95e'4e04ull},
        {48, 0x1aa6'4f74'436d'b852ull}, {49, 0x23c8'5470'7907'f450ull}, {96, 0xcd78'61e0'6a5b'e26cull},
        {97, 0x0630'c378'a96a'b0faull}, {200, 0xa70c'0401'54ea'6ae0ull}};
    for (const auto& [size, hash] : known) {
        Bytes bytes;
        for (std::size_t i = 0; i < size; ++i)
            bytes.push_back(static_cast<std::uint8_t>(i * 7 + 1));
        QCOMPARE(wyhash(bytes), hash);
    }
}

QTEST_APPLESS_MAIN(TestWyhash)
#include "tst_wyhash.moc"
