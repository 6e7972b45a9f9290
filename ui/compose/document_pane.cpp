// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/document_pane.h"

#include "ui/compose/code_highlighter.h"
#include "ui/compose/code_problem_bar.h"
#include "ui/compose/code_reader.h"
#include "ui/compose/code_view.h"
#include "ui/compose/request_pane.h"
#include "ui/theme/card.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roles.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace binnacle::ui {

namespace {

constexpr int copiedMs = 1'500;
constexpr int narrow = 424; ///< there is no room for the word beside the picture

/// Why there is no such code. The one statement that there is need not be numbered.
QString refusalText(const Error& error)
{
    const QLatin1String number("statement 1: ");
    const QString sentence = QString::fromStdString(error.sentence());
    return sentence.startsWith(number) ? sentence.sliced(number.size()) : sentence;
}

} // namespace

DocumentPane::DocumentPane(QWidget* parent)
    : QWidget(parent),
      m_reader(new CodeReader(this)),
      m_stack(new QStackedWidget(this)),
      m_code(new CodeView(this)),
      m_colors(new CodeHighlighter(m_code->document())),
      m_problems(new CodeProblemBar(this)),
      m_request(new RequestPane(this)),
      m_empty(new EmptyState(this))
{
    m_code->setObjectName(QStringLiteral("codeView"));
    m_empty->setObjectName(QStringLiteral("codeNote"));
    m_stack->addWidget(buildCode());
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_request);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildBar());
    column->addWidget(new Separator(Qt::Horizontal, this));
    column->addWidget(m_stack, 1);
    connect(m_code, &CodeView::edited, this, &DocumentPane::read);
    connect(m_code, &CodeView::longTextPasted, this, &DocumentPane::readLong);
    connect(m_code, &QPlainTextEdit::cursorPositionChanged, this, &DocumentPane::takeStatementAtCursor);
    connect(m_reader, &CodeReader::done, this, &DocumentPane::take);
    connect(m_problems, &CodeProblemBar::placeRequested, m_code, &CodeView::goTo);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { findChild<QPushButton*>(QStringLiteral("pythonCode"))->click(); });
    auto* const next = new QShortcut(QKeySequence(Qt::Key_F8), this);
    next->setContext(Qt::WidgetWithChildrenShortcut);
    connect(next, &QShortcut::activated, m_problems, &CodeProblemBar::showNext);
}

QWidget* DocumentPane::buildBar()
{
    auto* const bar = new QWidget(this);
    bar->setFixedHeight(metrics::barHeight + metrics::halfGrid);
    auto* const line = new QHBoxLayout(bar);
    line->setContentsMargins(metrics::grid, 0, metrics::grid, 0);
    line->setSpacing(0);
    for (const Language language : {Language::python, Language::java, Language::node, Language::cpp, Language::json}) {
        const std::string_view name = nameOf(language);
        const QPushButton* const button = addTab(line, QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())), titleOf(language));
        connect(button, &QPushButton::clicked, this, [this, language] { choose(language); });
    }
    connect(addTab(line, QStringLiteral("wire"), tr("Wire")), &QPushButton::clicked, this, &DocumentPane::chooseRequest);
    findChild<QPushButton*>(QStringLiteral("pythonCode"))->setChecked(true);
    m_copy = new QPushButton(tr("Copy"), bar);
    m_copy->setObjectName(QStringLiteral("copyCodeButton"));
    m_copy->setAccessibleName(tr("Copy"));
    m_copy->setToolTip(tr("Copy all of it"));
    setRole(m_copy, ButtonRole::ghost);
    setThemedIcon(m_copy, QStringLiteral("copy"), &Palette::secondary);
    line->addStretch(1);
    line->addWidget(m_copy);
    connect(m_copy, &QPushButton::clicked, this, &DocumentPane::copy);
    return bar;
}

QWidget* DocumentPane::buildCode()
{
    auto* const holder = new QWidget(this);
    auto* const column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_code, 1);
    column->addWidget(m_problems);
    return holder;
}

QPushButton* DocumentPane::addTab(QHBoxLayout* line, const QString& name, const QString& title)
{
    auto* const button = new QPushButton(title, this);
    button->setObjectName(name + QStringLiteral("Code"));
    setRole(button, ButtonRole::segment);
    button->setCheckable(true);
    button->setAutoExclusive(true);
    line->addWidget(button);
    return button;
}

void DocumentPane::choose(Language language)
{
    const bool cameBack = std::exchange(m_showsRequest, false) && language == m_language;
    m_language = language;
    if (cameBack && m_typed) {
        m_stack->setCurrentIndex(0); // what has been typed is still there
        return;
    }
    m_anotherText = true;
    showDocument();
}

void DocumentPane::chooseRequest()
{
    m_showsRequest = true;
    m_stack->setCurrentWidget(m_request);
    m_request->setDocument(m_document);
}

void DocumentPane::setDocument(const OperationDocument& document)
{
    const bool same = document == m_document;
    m_document = document;
    if (m_showsRequest && !same)
        m_request->setDocument(document);
    if (m_pending || (m_typed && (same || m_said == document))) {
        updateNote();
        return;
    }
    m_pending = true;
    QTimer::singleShot(0, this, &DocumentPane::showDocument);
}

void DocumentPane::showEmpty(const QString& title, const QString& sentence, const QString& action)
{
    m_empty->setContent(EmptyState::Kind::nothing, QStringLiteral("compose"), title, sentence, action);
    m_stack->setCurrentWidget(m_showsRequest ? static_cast<QWidget*>(m_request) : m_empty);
    m_anotherText = true;
}

void DocumentPane::showDocument()
{
    m_pending = false;
    m_typed = false;
    m_long = false;
    m_said = m_document;
    m_statements.clear();
    m_reader->stop();
    m_problems->setMarks({}, 0);
    updateNote();
    if (keyItems(m_document) > mostKeysShown) {
        m_copy->setEnabled(true);
        showEmpty(tr("Too many keys to show"), tr("With so many keys, the text is not shown while you type. Copy has all of it."));
    } else {
        showText(shownText(m_document, m_language));
    }
    emit stateChanged();
}

void DocumentPane::showText(const Result<QString>& text)
{
    m_copy->setEnabled(text.ok() || m_showsRequest);
    if (!text) {
        const bool isOther = m_language == Language::python;
        showEmpty(tr("No %1 code says this").arg(titleOf(m_language)),
                  tr("There is no such code of this document: %1.").arg(refusalText(text.error())),
                  isOther ? QString() : tr("Show Python"));
        return;
    }
    m_code->setAccessibleName(m_language == Language::json ? tr("the document as JSON") : tr("the document as code"));
    m_colors->setJson(m_language == Language::json);
    m_code->setEditable(isRead(m_language));
    if (std::exchange(m_anotherText, false))
        m_code->setCode(*text);
    else
        m_code->changeCode(*text);
    m_stack->setCurrentIndex(m_showsRequest ? m_stack->indexOf(m_request) : 0);
}

void DocumentPane::read()
{
    m_typed = true;
    m_long = false;
    m_said.reset();
    m_statements.clear();
    m_reader->read(m_code->toPlainText());
    emit stateChanged();
}

void DocumentPane::readLong(const QString& text)
{
    m_code->setCode({});
    m_typed = true;
    m_long = true;
    m_said.reset();
    m_problems->setMarks({}, 0);
    m_problems->setNote(tr("The text that was pasted is too long to be shown while it is edited. It is being read."));
    m_reader->read(text);
    emit stateChanged();
}

void DocumentPane::take(const CodeReading& reading)
{
    m_code->setMarks(reading.marks);
    m_problems->setMarks(reading.marks, m_code->textCursor().position());
    m_statements = reading.statements;
    takeForm(reading.form);
    takeStatementAtCursor();
    if (std::exchange(m_long, false) && !m_statements.empty())
        return showDocument();
    updateNote();
    emit stateChanged();
}

void DocumentPane::takeForm(CodeForm form)
{
    const Language before = m_language;
    if (form == CodeForm::json)
        m_language = Language::json;
    else if (form == CodeForm::java)
        m_language = Language::java;
    else if (m_language == Language::json)
        m_language = Language::python;
    if (m_language == before)
        return;
    for (auto* const button : findChildren<QPushButton*>())
        if (button->text() == titleOf(m_language))
            button->setChecked(true);
    m_colors->setJson(m_language == Language::json);
    m_colors->rehighlight();
}

void DocumentPane::takeStatementAtCursor()
{
    if (m_statements.empty() || m_reader->isReading())
        return;
    const int cursor = m_code->textCursor().position();
    const CodeReading::Statement* here = &m_statements.front();
    for (const CodeReading::Statement& statement : m_statements) {
        if (statement.at.start <= cursor)
            here = &statement;
    }
    takeDocument(here->document);
}

void DocumentPane::takeDocument(const OperationDocument& document)
{
    OperationDocument read = document;
    if (m_language != Language::json)
        read.behavior = m_document.behavior; // which is not said in a statement
    if (m_said == read)
        return;
    m_said = read;
    if (read != m_document)
        emit documentRead(read);
}

void DocumentPane::updateNote()
{
    QString note;
    if (m_typed && m_statements.size() > 1)
        note = tr("%1 statements: the cards show the one at the cursor. A change of the cards keeps that one alone.")
                   .arg(m_statements.size());
    else if (m_typed && m_statements.empty() && !m_reader->isReading())
        note = tr("No statement is here that ends in execute(): the cards stay as they are.");
    else if (leavesOutBehavior(m_document, m_language))
        note = tr("The behavior is not in this code: it is said where the session is made.");
    else if (!isRead(m_language))
        note = tr("Read only. Python, Java and JSON can be edited here, or pasted.");
    m_problems->setNote(note);
}

int DocumentPane::errorCount() const
{
    return m_problems->errors();
}

bool DocumentPane::isReading() const
{
    return m_reader->isReading();
}

void DocumentPane::focusFirstError()
{
    m_problems->showFirst();
}

void DocumentPane::resizeEvent(QResizeEvent*)
{
    m_copy->setText(width() < narrow ? QString() : tr("Copy"));
}

void DocumentPane::copy()
{
    if (m_showsRequest && !m_request->hasBytes())
        return;
    const Result<QString> text = m_showsRequest ? Result<QString>(m_request->copiedText()) : m_typed ? Result<QString>(m_code->toPlainText()) : copiedText(m_document, m_language);
    if (!text) {
        showText(text);
        return;
    }
    QGuiApplication::clipboard()->setText(*text);
    setThemedIcon(m_copy, QStringLiteral("check"), &Palette::ok);
    QTimer::singleShot(copiedMs, this, [this] { setThemedIcon(m_copy, QStringLiteral("copy"), &Palette::secondary); });
}

} // namespace binnacle::ui
