// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/document_pane.h"

#include "core/operation/json.h"
#include "ui/compose/code_view.h"
#include "ui/compose/json_highlighter.h"
#include "ui/theme/card.h"
#include "ui/theme/icons.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roles.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <numeric>

namespace binnacle::ui {

namespace {

/// Beyond it, writing the text anew with each key that is typed could be felt.
constexpr std::size_t mostKeysShown = 2'000;
/// Characters that the pane shows at its usual width. What is copied has ordinary lines.
constexpr std::size_t shownLineWidth = 56;
constexpr int copiedMs = 1'500;

std::size_t keyItems(const OperationDocument& document)
{
    return std::accumulate(document.segments.begin(), document.segments.end(), std::size_t{0},
                           [](std::size_t sum, const Segment& segment) { return sum + segment.keys.size(); });
}

} // namespace

DocumentPane::DocumentPane(QWidget* parent)
    : QWidget(parent), m_code(new CodeView(this)),
      m_tooLong(makeLabel(tr("With so many keys, the text is not shown while you type. Copy has all of it."), Tone::secondary,
                          this, true))
{
    m_code->setObjectName(QStringLiteral("jsonView"));
    m_code->setAccessibleName(tr("the document as JSON"));
    new JsonHighlighter(m_code->document());
    m_tooLong->setObjectName(QStringLiteral("jsonTooLong"));
    m_tooLong->setContentsMargins(metrics::margin, metrics::margin, metrics::margin, metrics::margin);
    m_tooLong->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_tooLong->hide();
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildBar());
    column->addWidget(new Separator(Qt::Horizontal, this));
    column->addWidget(m_code, 1);
    column->addWidget(m_tooLong, 1);
}

QWidget* DocumentPane::buildBar()
{
    auto* const bar = new QWidget(this);
    bar->setFixedHeight(metrics::barHeight + metrics::halfGrid);
    auto* const line = new QHBoxLayout(bar);
    line->setContentsMargins(metrics::margin, 0, metrics::margin, 0);
    auto* const json = new QPushButton(QStringLiteral("JSON"), bar);
    setRole(json, ButtonRole::segment);
    json->setCheckable(true);
    json->setChecked(true);
    json->setAutoExclusive(true);
    m_copy = new QPushButton(tr("Copy"), bar);
    m_copy->setObjectName(QStringLiteral("copyJsonButton"));
    setRole(m_copy, ButtonRole::ghost);
    setThemedIcon(m_copy, QStringLiteral("copy"), &Palette::secondary);
    line->addWidget(json);
    line->addStretch(1);
    line->addWidget(m_copy);
    connect(m_copy, &QPushButton::clicked, this, &DocumentPane::copy);
    return bar;
}

void DocumentPane::setDocument(const OperationDocument& document)
{
    m_document = document;
    if (m_pending)
        return;
    m_pending = true;
    QTimer::singleShot(0, this, &DocumentPane::showDocument);
}

void DocumentPane::showDocument()
{
    m_pending = false;
    const bool tooLong = keyItems(m_document) > mostKeysShown;
    m_tooLong->setVisible(tooLong);
    m_code->setVisible(!tooLong);
    if (!tooLong)
        m_code->setCode(QString::fromStdString(toJsonText(m_document, shownLineWidth)));
}

void DocumentPane::copy()
{
    QGuiApplication::clipboard()->setText(QString::fromStdString(toJsonText(m_document)));
    m_copy->setText(tr("Copied"));
    QTimer::singleShot(copiedMs, this, [this] { m_copy->setText(tr("Copy")); });
}

} // namespace binnacle::ui
