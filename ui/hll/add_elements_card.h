// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/dispatcher.h"
#include "ui/hll/gathered_sketch.h"
#include "ui/theme/card.h"

#include <QStringList>

#include <cstdint>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;

namespace binnacle::ui {

class ElementsEdit;

/// What a sketch would be with more elements.
struct AddPreview {
    std::size_t elements = 0;
    std::vector<std::uint32_t> changed; ///< registers, ascending
    std::uint64_t before = 0;           ///< estimates
    std::uint64_t after = 0;
    QString problem;
};

AddPreview previewOfAdding(const HllSketch& sketch, const std::vector<Value>& elements);

/// Elements that are typed or pasted for one of the sketches, and what they would change.
class AddElementsCard : public Card {
    Q_OBJECT

public:
    explicit AddElementsCard(QWidget* parent = nullptr);

    void setSketches(const std::vector<GatheredSketch>& sketches);
    std::vector<Value> elements() const;

signals:
    /// `index` of the sketch. An empty list of changed registers takes a preview back.
    void previewed(int index, const binnacle::ui::AddPreview& preview);
    void addRequested(int index, const std::vector<binnacle::Value>& elements);

private:
    void compute();
    void take(std::uint64_t generation, const AddPreview& preview);
    void showText(const AddPreview& preview);

    QComboBox* m_target;
    ElementsEdit* m_edit;
    QLabel* m_text;
    QPushButton* m_add;
    std::vector<GatheredSketch> m_sketches;
    Dispatcher m_worker;
    std::uint64_t m_generation = 0;
};

} // namespace binnacle::ui
