// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hll/fold_bar.h"

#include "core/value/hll_error.h"
#include "ui/hll/figure_text.h"
#include "ui/models/value_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>

namespace binnacle::ui {

namespace {

constexpr int sliderWidth = 240;

QString sizeOf(int indexBits)
{
    return sizeText(HllSketch::create(indexBits)->bytes().size());
}

QString range(const QString& narrow, const QString& wide)
{
    return narrow == wide ? narrow : FoldBar::tr("%1 to %2").arg(narrow, wide);
}

} // namespace

FoldBar::FoldBar(QWidget* parent)
    : Card(parent),
      m_slider(new QSlider(Qt::Horizontal, this)),
      m_bits(makeLabel({}, Tone::text, this)),
      m_cost(new ElidedLabel(this)),
      m_fold(new QPushButton(tr("Fold through Compose…"), this))
{
    setObjectName(QStringLiteral("foldBar"));
    m_slider->setObjectName(QStringLiteral("foldSlider"));
    m_slider->setAccessibleName(tr("Index bits to fold to"));
    m_slider->setFixedWidth(sliderWidth);
    m_slider->setPageStep(1);
    m_bits->setObjectName(QStringLiteral("foldBits"));
    m_bits->setFont(valueFont(13, QFont::DemiBold));
    m_bits->setMinimumWidth(20);
    m_cost->setObjectName(QStringLiteral("foldCost"));
    m_fold->setObjectName(QStringLiteral("foldButton"));
    auto* const title = makeLabel(tr("Fold"), Tone::text, this);
    title->setFont(textFont(13, QFont::DemiBold));

    auto* const row = new QHBoxLayout;
    row->setContentsMargins(metrics::margin, metrics::grid, metrics::margin, metrics::grid);
    row->setSpacing(metrics::grid);
    row->addWidget(title);
    row->addWidget(makeLabel(tr("to index bits"), Tone::secondary, this));
    row->addWidget(m_slider);
    row->addWidget(m_bits);
    row->addWidget(m_cost, 1);
    row->addWidget(m_fold);
    body()->addLayout(row);
    connect(m_slider, &QSlider::valueChanged, this, &FoldBar::showCost);
    connect(m_fold, &QPushButton::clicked, this, [this] { emit foldRequested(m_slider->value()); });
}

void FoldBar::setSketches(const std::vector<GatheredSketch>& sketches)
{
    m_sketches = sketches;
    setVisible(!sketches.empty());
    if (sketches.empty())
        return;
    m_counts.clear();
    for (const GatheredSketch& one : sketches)
        m_counts.push_back(static_cast<double>(one.sketch.estimate()));
    const bool untouched = m_narrowest == 0 || m_slider->value() == m_slider->maximum();
    const auto bits = [](const GatheredSketch& one) { return one.sketch.indexBits(); };
    m_widest = bits(*std::ranges::max_element(sketches, {}, bits));
    m_narrowest = bits(*std::ranges::min_element(sketches, {}, bits));
    {
        const QSignalBlocker quiet(m_slider);
        m_slider->setRange(HllSketch::minIndexBits, m_narrowest);
        if (untouched)
            m_slider->setValue(m_narrowest);
    }
    showCost();
}

/// Why it cannot be done; empty if it can.
QString FoldBar::reasonAgainst() const
{
    if (std::ranges::any_of(m_sketches, [](const GatheredSketch& one) { return one.sketch.minHashBits() != 0; }))
        return tr("servers fold no sketch that has min-hash bits");
    if (std::ranges::none_of(m_sketches, [](const GatheredSketch& one) { return one.key.has_value(); }))
        return tr("none of these sketches is of a record");
    return {};
}

double FoldBar::errorWith(int indexBits) const
{
    double largest = 0;
    for (std::size_t i = 0; i < m_sketches.size(); ++i)
        largest = std::max(largest, hllRelativeError(std::min(indexBits, m_sketches[i].sketch.indexBits()), m_counts[i]));
    return largest;
}

void FoldBar::showCost()
{
    const int bits = m_slider->value();
    m_bits->setText(QString::number(bits));
    const QString reason = reasonAgainst();
    const bool folds = bits < m_widest;
    m_fold->setEnabled(folds && reason.isEmpty());
    m_fold->setToolTip(reason);
    m_slider->setEnabled(reason.isEmpty());
    const QString errorNow = relativeErrorText(errorWith(m_widest));
    const QString sizeNow = range(sizeOf(m_narrowest), sizeOf(m_widest));
    if (!reason.isEmpty()) {
        m_cost->setText(reason);
    } else if (!folds) {
        m_cost->setText(tr("as they are: error %1, size %2").arg(errorNow, sizeNow));
    } else {
        m_cost->setText(tr("error grows from %1 to %2, size falls from %3 to %4")
                            .arg(errorNow, relativeErrorText(errorWith(bits)), sizeNow, sizeOf(bits)));
    }
    setTone(m_cost, folds && reason.isEmpty() ? Tone::warning : Tone::secondary);
    m_slider->setAccessibleDescription(m_cost->text());
}

} // namespace binnacle::ui
