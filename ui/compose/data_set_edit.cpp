// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/data_set_edit.h"

#include "ui/compose/data_set_text.h"

#include <QCompleter>
#include <QLineEdit>
#include <QSignalBlocker>

namespace binnacle::ui {

DataSetEdit::DataSetEdit(QWidget* parent) : QComboBox(parent)
{
    setObjectName(QStringLiteral("dataSetEdit"));
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setAccessibleName(tr("data set"));
    lineEdit()->setPlaceholderText(tr("namespace · set"));
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    connect(lineEdit(), &QLineEdit::textEdited, this, [this](const QString& text) { take(dataSetOf(text)); });
    connect(this, &QComboBox::activated, this, [this](int index) { take(m_known[static_cast<std::size_t>(index)]); });
    connect(lineEdit(), &QLineEdit::editingFinished, this, [this] {
        const QSignalBlocker quiet(this);
        setEditText(textOf(m_dataSet));
    });
}

void DataSetEdit::setKnown(const std::vector<DataSet>& dataSets)
{
    if (dataSets == m_known)
        return;
    const QSignalBlocker quiet(this);
    const QString typed = currentText();
    m_known = dataSets;
    clear();
    for (const DataSet& known : m_known)
        addItem(textOf(known));
    setCurrentIndex(-1);
    setEditText(typed);
}

void DataSetEdit::setDataSet(const DataSet& dataSet)
{
    if (dataSet == m_dataSet)
        return;
    m_dataSet = dataSet;
    setEditText(textOf(dataSet));
    lineEdit()->setCursorPosition(0);
}

void DataSetEdit::take(const DataSet& dataSet)
{
    m_dataSet = dataSet;
    emit changed();
}

} // namespace binnacle::ui
