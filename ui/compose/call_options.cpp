// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/call_options.h"

#include "ui/compose/camel_words.h"
#include "ui/editors/flow_layout.h"
#include "ui/theme/labels.h"
#include "ui/theme/roles.h"
#include "ui/theme/toggle_switch.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>

#include <utility>

namespace binnacle::ui {

namespace {

constexpr std::pair<CallFlag, CallFlag> exclusions[] = {{CallFlag::createOnly, CallFlag::updateOnly},
                                                        {CallFlag::saturate, CallFlag::wrap},
                                                        {CallFlag::growOnly, CallFlag::shrinkOnly}};

constexpr CollectionOrder orders[] = {CollectionOrder::unordered, CollectionOrder::ordered, CollectionOrder::keyOrdered,
                                      CollectionOrder::keyValueOrdered};

constexpr ReturnType returnTypes[] = {ReturnType::none,           ReturnType::values, ReturnType::keys,
                                      ReturnType::keysAndValues,  ReturnType::map,    ReturnType::orderedMap,
                                      ReturnType::count,          ReturnType::exists, ReturnType::indexes,
                                      ReturnType::reverseIndexes, ReturnType::ranks,  ReturnType::reverseRanks};

bool isOfMaps(ReturnType type)
{
    return type == ReturnType::keys || type == ReturnType::keysAndValues || type == ReturnType::map ||
           type == ReturnType::orderedMap;
}

bool fits(CollectionOrder order, MethodFamily family)
{
    if (order == CollectionOrder::unordered)
        return true;
    return (order == CollectionOrder::ordered) == (family == MethodFamily::list);
}

QString flagText(CallFlag flag)
{
    for (const FlagName& name : flagNames()) {
        if (name.flag == flag)
            return wordsOf(name.name);
    }
    return {};
}

} // namespace

CallOptions::CallOptions(QWidget* parent)
    : QWidget(parent),
      m_flow(new FlowLayout(this)),
      m_note(makeLabel({}, Tone::text, this)),
      m_returnsLabel(makeLabel(tr("answers"), Tone::secondary, this)),
      m_returns(new QComboBox(this)),
      m_inverted(new ToggleSwitch(tr("of all others"), this)),
      m_orderLabel(makeLabel(tr("order"), Tone::secondary, this)),
      m_order(new QComboBox(this)),
      m_why(makeLabel({}, Tone::secondary, this))
{
    m_returns->setAccessibleName(tr("what is answered"));
    m_inverted->setAccessibleName(tr("inverted: all other elements"));
    m_order->setAccessibleName(tr("order of the list or map"));
    for (QWidget* widget :
         {static_cast<QWidget*>(m_returnsLabel), static_cast<QWidget*>(m_returns), static_cast<QWidget*>(m_inverted),
          static_cast<QWidget*>(m_orderLabel), static_cast<QWidget*>(m_order)})
        m_flow->addWidget(widget);
    buildFlags();
    m_flow->addWidget(m_note);
    m_flow->addWidget(m_why);
    connect(m_returns, &QComboBox::activated, this, &CallOptions::changed);
    connect(m_order, &QComboBox::activated, this, &CallOptions::changed);
    connect(m_inverted, &ToggleSwitch::clicked, this, &CallOptions::changed);
}

void CallOptions::buildFlags()
{
    for (const FlagName& name : flagNames()) {
        auto* const pill = new QPushButton(wordsOf(name.name), this);
        setRole(pill, ButtonRole::flag);
        pill->setAutoDefault(false);
        m_flow->addWidget(pill);
        m_flags.push_back({name.flag, pill});
        connect(pill, &QPushButton::clicked, this, [this] {
            lockExcluded();
            emit changed();
        });
    }
}

void CallOptions::setCall(const Call& call)
{
    const MethodEntry& entry = entryOf(call.method);
    const bool answers = call.method == Method::getSelected || call.method == Method::removeSelected;
    fillReturns(call);
    fillOrders(call);
    m_inverted->setChecked(call.inverted);
    const bool showsReturns = answers || call.returns != ReturnType::none;
    const bool showsInverted = answers || call.inverted;
    const bool showsOrder = entry.takesOrder || call.order;
    m_returnsLabel->setVisible(showsReturns);
    m_returns->setVisible(showsReturns);
    m_inverted->setVisible(showsInverted);
    m_orderLabel->setVisible(showsOrder);
    m_order->setVisible(showsOrder);
    m_isEmpty = !showsReturns && !showsInverted && !showsOrder;
    for (const FlagPill& each : m_flags) {
        each.pill->setChecked(call.flags.has(each.flag));
        each.pill->setVisible(entry.flags.has(each.flag) || call.flags.has(each.flag));
        m_isEmpty = m_isEmpty && each.pill->isHidden();
    }
    lockExcluded();
}

void CallOptions::fillReturns(const Call& call)
{
    const bool inMap = call.path.empty() || isMapSelector(call.path.back().selector);
    m_returns->clear();
    for (const ReturnType type : returnTypes) {
        if (inMap || !isOfMaps(type) || type == call.returns)
            m_returns->addItem(wordsOf(nameOf(type)), static_cast<int>(type));
    }
    m_returns->setCurrentIndex(m_returns->findData(static_cast<int>(call.returns)));
}

void CallOptions::fillOrders(const Call& call)
{
    m_order->clear();
    m_order->addItem(tr("default"), -1);
    for (const CollectionOrder order : orders) {
        if (fits(order, entryOf(call.method).family) || order == call.order)
            m_order->addItem(wordsOf(nameOf(order)), static_cast<int>(order));
    }
    m_order->setCurrentIndex(call.order ? m_order->findData(static_cast<int>(*call.order)) : 0);
}

void CallOptions::applyTo(Call& call) const
{
    call.returns = static_cast<ReturnType>(m_returns->currentData().toInt());
    call.inverted = m_inverted->isChecked();
    const int order = m_order->currentData().toInt();
    call.order = order < 0 ? std::nullopt : std::optional(static_cast<CollectionOrder>(order));
    for (const FlagPill& each : m_flags)
        call.flags.set(each.flag, each.pill->isChecked());
}

bool CallOptions::isOn(CallFlag flag) const
{
    return pillOf(flag)->isChecked();
}

QPushButton* CallOptions::pillOf(CallFlag flag) const
{
    for (const FlagPill& each : m_flags) {
        if (each.flag == flag)
            return each.pill;
    }
    return nullptr;
}

void CallOptions::lockExcluded()
{
    QString why;
    for (const auto& [a, b] : exclusions) {
        const bool both = isOn(a) && isOn(b); // from a document; either can be switched off
        pillOf(a)->setEnabled(both || !isOn(b));
        pillOf(b)->setEnabled(both || !isOn(a));
        if (both)
            why = tr("%1 and %2 exclude each other").arg(flagText(a), flagText(b));
        else if (isOn(a) && !pillOf(b)->isHidden())
            why = tr("%1 is off: it excludes %2").arg(flagText(b), flagText(a));
        else if (isOn(b) && !pillOf(a)->isHidden())
            why = tr("%1 is off: it excludes %2").arg(flagText(a), flagText(b));
    }
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
}

void CallOptions::setNote(const QString& note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

bool CallOptions::isEmpty() const
{
    return m_isEmpty && m_note->isHidden();
}

void CallOptions::setNumber(const QString& number)
{
    m_returns->setObjectName(QStringLiteral("returns") + number);
    m_inverted->setObjectName(QStringLiteral("inverted") + number);
    m_order->setObjectName(QStringLiteral("order") + number);
    m_why->setObjectName(QStringLiteral("flagsNote") + number);
    for (std::size_t i = 0; i < m_flags.size(); ++i) {
        const std::string_view name = flagNames()[i].name;
        m_flags[i].pill->setObjectName(
            QStringLiteral("flag%1_%2").arg(number, QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))));
    }
}

QList<QWidget*> CallOptions::controls() const
{
    QList<QWidget*> all;
    for (QWidget* widget :
         {static_cast<QWidget*>(m_returns), static_cast<QWidget*>(m_inverted), static_cast<QWidget*>(m_order)}) {
        if (!widget->isHidden())
            all << widget;
    }
    for (const FlagPill& each : m_flags) {
        if (!each.pill->isHidden())
            all << each.pill;
    }
    return all;
}

} // namespace binnacle::ui
