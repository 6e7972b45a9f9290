// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/rehearsal_delegate.h"

#include "ui/results/rehearsal_model.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"
#include "ui/theme/type_chip.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace binnacle::ui {

namespace {

constexpr int gap = 6;

QColor colorOf(RehearsedKind kind)
{
    switch (kind) {
    case RehearsedKind::changes:
        return palette().ok;
    case RehearsedKind::unchanged:
        return palette().secondary;
    case RehearsedKind::failed:
        return palette().danger;
    case RehearsedKind::skipped:
    case RehearsedKind::notRehearsed:
        break;
    }
    return palette().warning;
}

QColor colorOf(RunTone tone)
{
    switch (tone) {
    case RunTone::plain:
    case RunTone::after:
        return palette().text;
    case RunTone::secondary:
    case RunTone::before:
        return palette().secondary;
    case RunTone::added:
        return palette().ok;
    case RunTone::removed:
        return palette().danger;
    case RunTone::sketch:
        return palette().typeHll;
    }
    return palette().text;
}

bool isProse(const QModelIndex& index)
{
    const QVariant line = index.data(RehearsalModel::LineRole);
    if (!line.isValid()) { // a record of which nothing changes has a sentence
        const auto runs = index.data(RehearsalModel::RunsRole).value<TextRuns>();
        return runs.size() == 1 && runs.front().tone == RunTone::secondary;
    }
    const auto kind = static_cast<RehearsalLine::Kind>(line.toInt());
    return kind == RehearsalLine::Kind::note || kind == RehearsalLine::Kind::step;
}

QFont nameFont(const QModelIndex& index)
{
    const QVariant line = index.data(RehearsalModel::LineRole);
    const bool isValue = !line.isValid() || static_cast<RehearsalLine::Kind>(line.toInt()) == RehearsalLine::Kind::nested;
    return isValue ? valueFont() : textFont();
}

void paintName(QPainter& painter, const QRect& area, const QModelIndex& index, bool selected)
{
    const QString chip = index.data(RehearsalModel::ChipRole).toString();
    const QVariant line = index.data(RehearsalModel::LineRole);
    const auto kind = static_cast<RehearsalLine::Kind>(line.toInt());
    const bool isSide = line.isValid() && kind != RehearsalLine::Kind::bin && kind != RehearsalLine::Kind::nested;
    const int chipRoom = chip.isEmpty() ? 0 : typeChipSize(chip).width() + gap;
    painter.setFont(nameFont(index));
    const QFontMetrics figures = painter.fontMetrics();
    const QString name = figures.elidedText(index.data().toString(), Qt::ElideRight, std::max(area.width() - chipRoom, 0));
    painter.setPen(isSide ? palette().secondary : palette().text);
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, name);
    if (!chip.isEmpty())
        paintTypeChip(painter, area.adjusted(figures.horizontalAdvance(name) + gap, 0, 0, 0), chip, selected);
}

void paintRuns(QPainter& painter, QRect area, const TextRuns& runs, const QFont& font)
{
    for (const TextRun& run : runs) {
        QFont own = font;
        own.setStrikeOut(run.tone == RunTone::before);
        const QFontMetrics figures(own);
        const QString shown = figures.elidedText(run.text, Qt::ElideRight, area.width());
        painter.setFont(own);
        painter.setPen(colorOf(run.tone));
        painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, shown);
        area.setLeft(area.left() + figures.horizontalAdvance(shown));
        if (shown != run.text || area.width() <= 0)
            return;
    }
}

} // namespace

void RehearsalDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    const QRect area = option.rect.adjusted(0, 0, -metrics::grid, 0);
    if (index.column() == RehearsalModel::NameColumn) {
        paintName(*painter, area, index, option.state.testFlag(QStyle::State_Selected));
    } else if (index.column() == RehearsalModel::ChangeColumn) {
        paintRuns(*painter, area, index.data(RehearsalModel::RunsRole).value<TextRuns>(),
                  isProse(index) ? textFont() : valueFont());
    } else if (const QVariant kind = index.data(RehearsalModel::KindRole); kind.isValid()) {
        painter->setFont(textFont());
        painter->setPen(colorOf(static_cast<RehearsedKind>(kind.toInt())));
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, area.width()));
    }
    painter->restore();
}

QSize RehearsalDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const QString text = index.data().toString();
    const bool isName = index.column() == RehearsalModel::NameColumn;
    const QString chip = isName ? index.data(RehearsalModel::ChipRole).toString() : QString();
    const int chipRoom = chip.isEmpty() ? 0 : typeChipSize(chip).width() + gap;
    return {QFontMetrics(isName ? nameFont(index) : textFont()).horizontalAdvance(text) + chipRoom + metrics::grid + 2,
            metrics::rowHeight};
}

} // namespace binnacle::ui
