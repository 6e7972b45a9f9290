// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/document_pane.h"

#include "core/operation/json.h"
#include "ui/compose/code_highlighter.h"
#include "ui/compose/code_view.h"
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

/// JSON in lines of the pane's own width.
Result<std::string> shownText(const OperationDocument& document, Language language)
{
    return language == Language::json ? Result<std::string>(toJsonText(document, shownLineWidth)) : printScript(document, language);
}

/// Why there is no such code. The one statement that there is need not be numbered.
QString refusalText(const Error& error)
{
    const QLatin1String number("statement 1: ");
    const QString sentence = QString::fromStdString(error.sentence());
    return sentence.startsWith(number) ? sentence.sliced(number.size()) : sentence;
}

} // namespace

DocumentPane::DocumentPane(QWidget* parent)
    : QWidget(parent), m_code(new CodeView(this)), m_colors(new CodeHighlighter(m_code->document())),
      m_note(makeLabel({}, Tone::secondary, this, true))
{
    m_code->setObjectName(QStringLiteral("codeView"));
    m_note->setObjectName(QStringLiteral("codeNote"));
    m_note->setContentsMargins(metrics::margin, metrics::margin, metrics::margin, metrics::margin);
    m_note->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_note->hide();
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildBar());
    column->addWidget(new Separator(Qt::Horizontal, this));
    column->addWidget(m_code, 1);
    column->addWidget(m_note, 1);
}

QWidget* DocumentPane::buildBar()
{
    auto* const bar = new QWidget(this);
    bar->setFixedHeight(metrics::barHeight + metrics::halfGrid);
    auto* const line = new QHBoxLayout(bar);
    line->setContentsMargins(metrics::margin, 0, metrics::margin, 0);
    line->setSpacing(0);
    addLanguage(line, Language::python, QStringLiteral("Python"));
    addLanguage(line, Language::java, QStringLiteral("Java"));
    addLanguage(line, Language::node, QStringLiteral("Node"));
    addLanguage(line, Language::cpp, QStringLiteral("C++"));
    addLanguage(line, Language::json, QStringLiteral("JSON"));
    m_copy = new QPushButton(tr("Copy"), bar);
    m_copy->setObjectName(QStringLiteral("copyCodeButton"));
    setRole(m_copy, ButtonRole::ghost);
    setThemedIcon(m_copy, QStringLiteral("copy"), &Palette::secondary);
    line->addStretch(1);
    line->addWidget(m_copy);
    connect(m_copy, &QPushButton::clicked, this, &DocumentPane::copy);
    return bar;
}

void DocumentPane::addLanguage(QHBoxLayout* line, Language language, const QString& title)
{
    auto* const button = new QPushButton(title, this);
    const std::string_view name = nameOf(language);
    button->setObjectName(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())) + QStringLiteral("Code"));
    setRole(button, ButtonRole::segment);
    button->setCheckable(true);
    button->setAutoExclusive(true);
    button->setChecked(language == m_language);
    connect(button, &QPushButton::clicked, this, [this, language] { choose(language); });
    line->addWidget(button);
}

void DocumentPane::choose(Language language)
{
    m_language = language;
    showDocument();
}

void DocumentPane::setDocument(const OperationDocument& document)
{
    m_document = document;
    if (m_pending)
        return;
    m_pending = true;
    QTimer::singleShot(0, this, &DocumentPane::showDocument);
}

void DocumentPane::showNote(const QString& note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_code->setVisible(note.isEmpty());
}

void DocumentPane::showDocument()
{
    m_pending = false;
    if (keyItems(m_document) > mostKeysShown) {
        m_copy->setEnabled(true);
        showNote(tr("With so many keys, the text is not shown while you type. Copy has all of it."));
        return;
    }
    const Result<std::string> text = shownText(m_document, m_language);
    m_copy->setEnabled(text.ok());
    if (!text) {
        showNote(tr("There is no such code of this document: %1.").arg(refusalText(text.error())));
        return;
    }
    showNote({});
    m_code->setAccessibleName(m_language == Language::json ? tr("the document as JSON") : tr("the document as code"));
    m_colors->setJson(m_language == Language::json);
    m_code->setCode(QString::fromStdString(*text).trimmed());
}

void DocumentPane::copy()
{
    const Result<std::string> text = m_language == Language::json ? Result<std::string>(toJsonText(m_document))
                                                                  : printScript(m_document, m_language);
    if (!text) {
        showNote(tr("There is no such code of this document: %1.").arg(refusalText(text.error())));
        return;
    }
    QGuiApplication::clipboard()->setText(QString::fromStdString(*text));
    m_copy->setText(tr("Copied"));
    QTimer::singleShot(copiedMs, this, [this] { m_copy->setText(tr("Copy")); });
}

} // namespace binnacle::ui
