// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/compose_page.h"

#include "ui/compose/document_footer.h"
#include "ui/compose/document_pane.h"
#include "ui/compose/segment_stack.h"
#include "ui/theme/card.h"
#include "ui/theme/roles.h"

#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

#include <utility>

namespace binnacle::ui {

namespace {

constexpr int leastCards = 520;
constexpr int leastSide = 360;
constexpr int cardsShare = 728;
constexpr int sideShare = 440;
constexpr int paneShare = 380;
constexpr int lowerShare = 320;

} // namespace

ComposePage::ComposePage(QWidget* parent)
    : QWidget(parent), m_segments(new SegmentStack(this)), m_pane(new DocumentPane(this)), m_footer(new DocumentFooter(this))
{
    setObjectName(QStringLiteral("composePage"));
    auto* const scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_segments);
    scroll->setMinimumWidth(leastCards);
    auto* const splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(scroll);
    splitter->addWidget(buildSide());
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({cardsShare, sideShare});
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(splitter);

    connect(m_segments, &SegmentStack::changed, this, &ComposePage::refresh);
    connect(m_footer, &DocumentFooter::rehearseRequested, this, &ComposePage::rehearse);
    connect(m_footer, &DocumentFooter::executeRequested, this, &ComposePage::execute);
    connect(m_footer, &DocumentFooter::streamRequested, this, &ComposePage::stream);
    connect(m_footer, &DocumentFooter::stopRequested, this, &ComposePage::stopRequested);
    connect(m_footer, &DocumentFooter::problemsClicked, this, &ComposePage::focusFirstError);
    connect(m_pane, &DocumentPane::documentRead, m_segments, &SegmentStack::changeDocument);
    connect(m_pane, &DocumentPane::stateChanged, this, &ComposePage::showProblems);
    refresh();
}

QWidget* ComposePage::buildSide()
{
    auto* const side = new QWidget(this);
    setSurface(side, Surface::panel);
    side->setMinimumWidth(leastSide);
    auto* const column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_side = new QSplitter(Qt::Vertical, side);
    m_side->setHandleWidth(1);
    m_side->setChildrenCollapsible(false);
    m_side->addWidget(m_pane);
    column->addWidget(m_side, 1);
    column->addWidget(new Separator(Qt::Horizontal, side));
    column->addWidget(m_footer);
    return side;
}

OperationDocument ComposePage::document() const
{
    return m_segments->document();
}

void ComposePage::setDocument(const OperationDocument& document)
{
    m_segments->setDocument(document);
}

void ComposePage::setDataSets(const std::vector<DataSet>& dataSets)
{
    m_segments->setKnownDataSets(dataSets);
}

void ComposePage::setKnownBins(const std::vector<expression::KnownBin>& bins)
{
    m_segments->setKnownBins(bins);
}

void ComposePage::setDataSet(const DataSet& dataSet)
{
    m_segments->setDataSet(dataSet);
}

void ComposePage::setLowerPanel(QWidget* panel)
{
    m_side->addWidget(panel);
    m_side->setSizes({paneShare, lowerShare});
}

void ComposePage::setRunning(bool running)
{
    m_footer->setRunning(running);
}

bool ComposePage::canExecute() const
{
    return m_footer->canExecute();
}

void ComposePage::focusStart()
{
    m_segments->focusStart();
}

void ComposePage::showProblems()
{
    m_footer->setProblems(m_segments->errorCount() + m_pane->errorCount(), m_segments->warningCount());
    if (!m_pane->isReading() && m_waiting)
        std::exchange(m_waiting, {})();
}

void ComposePage::focusFirstError()
{
    // While code cannot be read, the cards are not what it says.
    if (m_pane->errorCount() > 0)
        m_pane->focusFirstError();
    else
        m_segments->focusFirstError();
}

void ComposePage::refresh()
{
    showProblems();
    m_pane->setDocument(m_segments->document());
    emit documentChanged();
}

bool ComposePage::ready()
{
    if (m_segments->errorCount() + m_pane->errorCount() > 0)
        focusFirstError();
    return canExecute();
}

bool ComposePage::waits(std::function<void()> act)
{
    if (!m_pane->isReading())
        return false;
    m_waiting = std::move(act);
    return true;
}

void ComposePage::rehearse()
{
    if (!waits([this] { rehearse(); }) && ready())
        emit rehearseRequested(document());
}

void ComposePage::execute()
{
    if (!waits([this] { execute(); }) && ready())
        emit executeRequested(document());
}

void ComposePage::stream()
{
    if (!waits([this] { stream(); }) && ready())
        emit streamRequested(document());
}

} // namespace binnacle::ui
