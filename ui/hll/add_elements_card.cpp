// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hll/add_elements_card.h"

#include "core/operation/hll_element.h"
#include "ui/bridge/gui_dispatcher.h"
#include "ui/bridge/worker_dispatcher.h"
#include "ui/editors/elements_edit.h"
#include "ui/models/value_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace binnacle::ui {

AddPreview previewOfAdding(const HllSketch& sketch, const std::vector<Value>& elements)
{
    HllSketch grown = sketch;
    for (const Value& element : elements) {
        const Result<Bytes> packed = hllElement(element);
        if (!packed)
            return {elements.size(), {}, 0, 0, QString::fromStdString(packed.error().sentence())};
        grown.add(*packed);
    }
    AddPreview preview{elements.size(), {}, sketch.estimate(), grown.estimate(), {}};
    const std::vector<std::uint64_t> before = sketch.registers();
    const std::vector<std::uint64_t> after = grown.registers();
    for (std::uint32_t i = 0; i < before.size(); ++i) {
        if (before[i] != after[i])
            preview.changed.push_back(i);
    }
    return preview;
}

AddElementsCard::AddElementsCard(QWidget* parent)
    : Card(parent),
      m_target(new QComboBox(this)),
      m_edit(new ElementsEdit(this)),
      m_text(makeLabel({}, Tone::secondary, this, true)),
      m_add(new QPushButton(tr("Add through Compose…"), this)),
      m_worker(workerDispatcher())
{
    setObjectName(QStringLiteral("addElementsCard"));
    m_target->setObjectName(QStringLiteral("addTarget"));
    m_target->setAccessibleName(tr("Sketch to add to"));
    m_edit->setObjectName(QStringLiteral("addElements"));
    m_edit->setAccessibleName(tr("Elements to add, one a line"));
    m_edit->setPlaceholderText(tr("paste elements, one a line"));
    m_text->setObjectName(QStringLiteral("addText"));
    m_add->setObjectName(QStringLiteral("addButton"));
    auto* const title = makeLabel(tr("Add elements"), Tone::text, this);
    title->setFont(textFont(13, QFont::DemiBold));

    auto* const head = new QHBoxLayout;
    head->setSpacing(metrics::grid);
    head->addWidget(title);
    head->addWidget(makeLabel(tr("to"), Tone::secondary, this));
    head->addWidget(m_target, 1);
    auto* const foot = new QHBoxLayout;
    foot->setSpacing(metrics::grid);
    foot->addWidget(m_text, 1);
    foot->addWidget(m_add, 0, Qt::AlignTop);
    auto* const column = new QVBoxLayout;
    column->setContentsMargins(metrics::margin, metrics::grid, metrics::margin, metrics::margin);
    column->setSpacing(metrics::grid);
    column->addLayout(head);
    column->addWidget(m_edit);
    column->addLayout(foot);
    body()->addLayout(column);

    connect(m_edit, &ElementsEdit::edited, this, &AddElementsCard::compute);
    connect(m_target, &QComboBox::currentIndexChanged, this, &AddElementsCard::compute);
    connect(m_add, &QPushButton::clicked, this, [this] { emit addRequested(m_target->currentIndex(), elements()); });
}

std::vector<Value> AddElementsCard::elements() const
{
    return m_edit->list().items;
}

void AddElementsCard::setSketches(const std::vector<GatheredSketch>& sketches)
{
    m_sketches = sketches;
    {
        const QSignalBlocker quiet(m_target);
        const QString chosen = m_target->currentText();
        m_target->clear();
        for (const GatheredSketch& one : sketches)
            m_target->addItem(one.name);
        m_target->setCurrentIndex(std::max(0, m_target->findText(chosen)));
    }
    compute();
}

void AddElementsCard::compute()
{
    const std::uint64_t generation = ++m_generation;
    const int index = m_target->currentIndex();
    m_add->setEnabled(false);
    if (index < 0 || index >= static_cast<int>(m_sketches.size()))
        return;
    if (!m_edit->problem().isEmpty()) {
        take(generation, {0, {}, 0, 0, m_edit->problem()});
        return;
    }
    m_worker([this, generation, sketch = m_sketches[static_cast<std::size_t>(index)].sketch, elements = elements(),
              gui = guiDispatcher(this)] {
        gui([this, generation, preview = previewOfAdding(sketch, elements)] { take(generation, preview); });
    });
}

void AddElementsCard::take(std::uint64_t generation, const AddPreview& preview)
{
    if (generation != m_generation)
        return;
    const int index = m_target->currentIndex();
    const bool ofRecord = m_sketches[static_cast<std::size_t>(index)].key.has_value();
    m_add->setEnabled(ofRecord && preview.problem.isEmpty() && preview.elements > 0);
    m_add->setToolTip(ofRecord ? QString() : tr("This sketch is of no record."));
    showText(preview);
    emit previewed(index, preview);
}

void AddElementsCard::showText(const AddPreview& preview)
{
    setTone(m_text, preview.problem.isEmpty() ? Tone::secondary : Tone::danger);
    if (!preview.problem.isEmpty()) {
        m_text->setText(preview.problem);
    } else if (preview.elements == 0) {
        m_text->setText(tr("The registers that they change are lit."));
    } else if (preview.changed.empty()) {
        m_text->setText(tr("%n element(s) change no register", nullptr, static_cast<int>(preview.elements)));
    } else {
        m_text->setText(tr("%1 elements change %2 registers, estimate %3 → %4")
                            .arg(countText(preview.elements), countText(preview.changed.size()), countText(preview.before),
                                 countText(preview.after)));
    }
}

} // namespace binnacle::ui
