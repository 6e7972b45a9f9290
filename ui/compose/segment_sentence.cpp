// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/segment_sentence.h"

#include "ui/compose/data_set_text.h"
#include "ui/compose/expiry_text.h"
#include "ui/models/filter_text.h"
#include "ui/compose/operation_text.h"
#include "ui/compose/verb_traits.h"
#include "ui/models/value_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace binnacle::ui {

namespace {

struct Sentence {
    Q_DECLARE_TR_FUNCTIONS(Sentence)

public:
    static QString frame(const Segment& segment);
    static QStringList conditions(const Segment& segment);
    static QString expiry(const Expiry& expiry);
    static QString operations(const Segment& segment);
    static QString keyCount(const Segment& segment);
};

/// %1 is the verb, %2 the data set.
QString Sentence::frame(const Segment& segment)
{
    const auto count = binnacle::keyCount(segment);
    if (!count)
        return tr("%1 all records of %2");
    if (*count == 1)
        return tr("%1 1 record of %2");
    // %3 is put in first: the others may hold a %3 of their own.
    return QString(tr("%1 %3 records of %2")).replace(QStringLiteral("%3"), countText(static_cast<std::uint64_t>(*count)));
}

QString Sentence::expiry(const Expiry& expiry)
{
    switch (expiry.kind) {
    case Expiry::Kind::unset:
        return {};
    case Expiry::Kind::never:
        return tr("never expiring");
    case Expiry::Kind::unchanged:
        return tr("expiry unchanged");
    default:
        return tr("expiring %1").arg(expiryText(expiry));
    }
}

/// The first of them in full: a folded segment has one line.
QString Sentence::operations(const Segment& segment)
{
    constexpr std::size_t mostTold = 3;
    const std::size_t count = segment.operations.size();
    const std::size_t told = count > mostTold ? mostTold - 1 : count;
    QStringList parts;
    for (std::size_t i = 0; i < told; ++i)
        parts << textOf(segment.operations[i]);
    if (told < count)
        parts << tr("%1 more").arg(countText(count - told));
    return parts.join(QStringLiteral("; "));
}

QStringList Sentence::conditions(const Segment& segment)
{
    QStringList parts;
    if (const std::optional<Filter>& where = effectiveWhere(segment))
        parts << tr("where %1").arg(where->isText() ? filterText(*where) : tr("a packed expression holds"));
    if (segment.failOnFilteredOut)
        parts << tr("failing on those filtered out");
    if (segment.generation)
        parts << tr("if the generation is %1").arg(*segment.generation);
    parts << expiry(effectiveExpiry(segment));
    if (segment.durableDelete)
        parts << (*segment.durableDelete ? tr("durably") : tr("not durably"));
    parts.removeAll(QString());
    return parts;
}

QString Sentence::keyCount(const Segment& segment)
{
    const auto count = binnacle::keyCount(segment);
    if (!count)
        return tr("the whole set");
    return *count == 1 ? tr("1 key") : tr("%1 keys").arg(countText(static_cast<std::uint64_t>(*count)));
}

} // namespace

SegmentSentence sentenceOf(const Segment& segment, const QString& verbColor)
{
    const QString frame = Sentence::frame(segment);
    const QString verb = titleOf(segment.verb);
    const bool named = !segment.dataSet.nameSpace.empty();
    const QString dataSet = named ? textOf(segment.dataSet) : Sentence::tr("no data set yet");
    QString tail;
    for (const QString& part : Sentence::conditions(segment))
        tail += QStringLiteral(", ") + part;
    if (const QString operations = Sentence::operations(segment); !operations.isEmpty())
        tail += QStringLiteral(" — ") + operations;
    const QString style = verbColor.isEmpty() ? QString() : QStringLiteral(" style=\"color:%1\"").arg(verbColor);
    const QString richVerb = QStringLiteral("<b%1>%2</b>").arg(style, verb.toHtmlEscaped());
    const QString richSet = QStringLiteral("<b>%1</b>").arg(dataSet.toHtmlEscaped());
    return {frame.arg(verb, dataSet) + tail, frame.toHtmlEscaped().arg(richVerb, richSet), tail};
}

QString keyCountText(const Segment& segment)
{
    return Sentence::keyCount(segment);
}

} // namespace binnacle::ui
