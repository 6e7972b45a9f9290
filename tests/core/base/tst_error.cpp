// SPDX-License-Identifier: Apache-2.0
#include "core/base/result.h"

#include <QTest>

using namespace binnacle;

class TestError : public QObject {
    Q_OBJECT

private slots:
    void textHasCodeNameAndSentence();
    void detailReplacesTheGeneralSentence();
    void doubtIsSaid();
    void unknownCodesKeepTheirNumber();
    void clientAndServerCodesDoNotMix();
    void resultsCarryEitherAValueOrAnError();
};

void TestError::textHasCodeNameAndSentence()
{
    QCOMPARE(Error::server(ServerCode::recordNotFound).text(), std::string("2 · record not found: there is no record with this key"));
}

void TestError::detailReplacesTheGeneralSentence()
{
    const Error error = Error::client(ClientCode::connectionFailed, "127.0.0.1:1 refused the connection");
    QCOMPARE(error.text(), std::string("-10 · connection failed: 127.0.0.1:1 refused the connection"));
}

void TestError::doubtIsSaid()
{
    Error error = Error::client(ClientCode::timeout, {});
    QVERIFY(!error.inDoubt());
    error.setInDoubt(true);
    QCOMPARE(error.text(), std::string("-22 · timeout: no answer in time; the write may have taken effect (in doubt)"));
}

void TestError::unknownCodesKeepTheirNumber()
{
    const Error error = Error::server(static_cast<ServerCode>(93));
    QCOMPARE(error.code(), 93);
    QCOMPARE(error.name(), std::string("code 93"));
}

void TestError::clientAndServerCodesDoNotMix()
{
    const Error timeout = Error::server(ServerCode::timeout);
    QVERIFY(timeout.is(ServerCode::timeout));
    QVERIFY(!timeout.is(ClientCode::timeout));
}

void TestError::resultsCarryEitherAValueOrAnError()
{
    Result<int> good = 5;
    QVERIFY(good.ok());
    QCOMPARE(*good, 5);
    Result<int> bad = Error::client(ClientCode::aborted, "x");
    QVERIFY(!bad);
    QVERIFY(bad.error().is(ClientCode::aborted));
    Result<void> fine;
    QVERIFY(fine.ok());
}

QTEST_APPLESS_MAIN(TestError)
#include "tst_error.moc"
