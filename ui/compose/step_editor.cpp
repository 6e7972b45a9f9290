// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/step_editor.h"

#include "ui/compose/argument_list.h"
#include "ui/compose/camel_words.h"
#include "ui/compose/changed_call.h"
#include "ui/editors/choice_button.h"
#include "ui/editors/flow_layout.h"
#include "ui/editors/icon_button.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roles.h"

#include <QComboBox>
#include <QHBoxLayout>

namespace binnacle::ui {

namespace {

constexpr CreateOnDemand creatable[] = {CreateOnDemand::unorderedList, CreateOnDemand::paddedList,
                                        CreateOnDemand::orderedList,   CreateOnDemand::unorderedMap,
                                        CreateOnDemand::keyOrderedMap, CreateOnDemand::keyValueOrderedMap};

/// `map key range` of onMapKeyRange.
QString selectorText(const SelectorEntry& entry)
{
    return wordsOf(entry.name).mid(3);
}

std::vector<ChoiceGroup> selectorChoices()
{
    ChoiceGroup map{StepEditor::tr("In a map"), {}};
    ChoiceGroup list{StepEditor::tr("In a list"), {}};
    for (const SelectorEntry& entry : selectorEntries()) {
        ChoiceGroup& group = isMapSelector(entry.selector) ? map : list;
        group.choices.push_back({static_cast<int>(entry.selector), selectorText(entry),
                                 QString::fromUtf8(entry.name.data(), static_cast<qsizetype>(entry.name.size()))});
    }
    return {map, list};
}

bool mayCreate(Selector selector)
{
    return selector == Selector::mapKey || selector == Selector::listIndex;
}

} // namespace

StepEditor::StepEditor(QWidget* parent)
    : QWidget(parent),
      m_selector(new ChoiceButton(this)),
      m_arguments(new ArgumentList(this)),
      m_createGroup(new QWidget(this)),
      m_create(new QComboBox(m_createGroup)),
      m_remove(new IconButton(QStringLiteral("trash"), tr("Remove this step"), this))
{
    setSurface(this, Surface::raised);
    setStyleProperty(this, "edge", "step");
    m_selector->setChoices(selectorChoices());
    m_selector->setAccessibleName(tr("what the step selects"));
    m_create->setAccessibleName(tr("what is made where nothing is there yet"));
    auto* const flow = new FlowLayout(this);
    flow->setContentsMargins(metrics::grid, 5, metrics::grid, 5);
    auto* const create = new QHBoxLayout(m_createGroup);
    create->setContentsMargins(0, 0, 0, 0);
    create->addWidget(makeLabel(tr("if missing, create"), Tone::secondary, m_createGroup));
    create->addWidget(m_create);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_selector), static_cast<QWidget*>(m_arguments), m_createGroup, static_cast<QWidget*>(m_remove)})
        flow->addWidget(widget);
    connect(m_selector, &ChoiceButton::chosen, this, &StepEditor::choose);
    connect(m_arguments, &ArgumentList::changed, this, &StepEditor::changed);
    connect(m_arguments, &ArgumentList::rearranged, this, &StepEditor::rearranged);
    connect(m_create, &QComboBox::activated, this, [this](int index) {
        const int chosen = m_create->itemData(index).toInt();
        m_step.create = chosen < 0 ? std::nullopt : std::optional(static_cast<CreateOnDemand>(chosen));
        emit changed();
    });
    connect(m_remove, &QPushButton::clicked, this, &StepEditor::removeRequested);
}

void StepEditor::setStep(const PathStep& step)
{
    m_step = step;
    m_selector->setCurrent(static_cast<int>(step.selector));
    m_arguments->setArguments(used(entryOf(step.selector).parameters), step.arguments);
    showCreate();
}

PathStep StepEditor::step() const
{
    PathStep step = m_step;
    step.arguments = m_arguments->arguments();
    return step;
}

void StepEditor::choose(int selector)
{
    setStep(changedTo(static_cast<Selector>(selector), step()));
    emit changed();
}

void StepEditor::showCreate()
{
    const bool map = m_step.selector == Selector::mapKey;
    m_create->clear();
    m_create->addItem(tr("nothing"), -1);
    for (const CreateOnDemand create : creatable) {
        // What a document says is shown, even where it cannot be.
        if (createsMap(create) == map || m_step.create == create)
            m_create->addItem(wordsOf(nameOf(create)), static_cast<int>(create));
    }
    m_create->setCurrentIndex(m_step.create ? m_create->findData(static_cast<int>(*m_step.create)) : 0);
    m_createGroup->setVisible(mayCreate(m_step.selector) || m_step.create);
}

QString StepEditor::problem() const
{
    return m_arguments->problem();
}

void StepEditor::showInvalid()
{
    m_arguments->showInvalid();
}

bool StepEditor::focusProblem()
{
    return m_arguments->focusProblem();
}

void StepEditor::focusStart()
{
    m_selector->setFocus();
}

void StepEditor::setNumber(const QString& number)
{
    m_selector->setObjectName(QStringLiteral("stepSelector") + number);
    m_arguments->setPrefix(QStringLiteral("stepArgument%1_").arg(number));
    m_create->setObjectName(QStringLiteral("stepCreate") + number);
    m_remove->setObjectName(QStringLiteral("removeStep") + number);
}

QList<QWidget*> StepEditor::controls() const
{
    QList<QWidget*> all{m_selector};
    all << m_arguments->controls();
    if (!m_createGroup->isHidden())
        all << m_create;
    return all << m_remove;
}

} // namespace binnacle::ui
