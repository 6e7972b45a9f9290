// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/flow_layout.h"

#include <QWidget>
#include <QtTest>

using namespace binnacle::ui;

class FlowLayoutTest : public QObject {
    Q_OBJECT

private slots:
    void whatDoesNotFitBeginsALine()
    {
        QWidget holder;
        auto* const flow = new FlowLayout(&holder);
        flow->setContentsMargins(10, 5, 10, 5);
        flow->setSpacing(8);
        QWidget* const first = add(flow, 60);
        QWidget* const second = add(flow, 60);
        QWidget* const third = add(flow, 60);
        const int oneLine = flow->heightForWidth(20 + 3 * 60 + 2 * 8);
        QCOMPARE(oneLine, 20 + 10);
        const int narrow = 20 + 2 * 60 + 8;
        QVERIFY(flow->heightForWidth(narrow) > oneLine + 20);
        flow->setGeometry(QRect(0, 0, narrow, flow->heightForWidth(narrow)));
        QCOMPARE(first->pos(), QPoint(10, 5));
        QCOMPARE(second->pos(), QPoint(78, 5));
        QCOMPARE(third->x(), 10);
        QCOMPARE(third->geometry().bottom() + 1 + 5, flow->heightForWidth(narrow));
    }

    void whatIsHiddenTakesNoRoom()
    {
        QWidget holder;
        auto* const flow = new FlowLayout(&holder);
        add(flow, 60)->hide();
        QWidget* const shown = add(flow, 60);
        flow->setGeometry(QRect(0, 0, 100, 20));
        QCOMPARE(shown->x(), 0);
        QCOMPARE(flow->heightForWidth(100), 20);
    }

    void theLastOfALineTakesWhatIsLeft()
    {
        QWidget holder;
        auto* const flow = new FlowLayout(&holder);
        flow->setSpacing(8);
        add(flow, 60);
        QWidget* const last = new QWidget;
        last->setMinimumSize(40, 20);
        last->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        flow->addWidget(last);
        last->show();
        flow->setGeometry(QRect(0, 0, 300, 20));
        QCOMPARE(last->geometry().right() + 1, 300);
    }

    void aWidgetIsInsertedAtItsPlace()
    {
        QWidget holder;
        auto* const flow = new FlowLayout(&holder);
        add(flow, 10);
        add(flow, 10);
        auto* const between = new QWidget;
        flow->insertWidget(1, between);
        QCOMPARE(flow->count(), 3);
        QCOMPARE(flow->itemAt(1)->widget(), between);
        delete flow->takeAt(1);
        QCOMPARE(flow->count(), 2);
        QVERIFY(!flow->itemAt(2));
        delete between;
    }

private:
    static QWidget* add(FlowLayout* flow, int width)
    {
        auto* const widget = new QWidget;
        widget->setFixedSize(width, 20);
        flow->addWidget(widget);
        widget->show();
        return widget;
    }
};

QTEST_MAIN(FlowLayoutTest)
#include "tst_flow_layout.moc"
