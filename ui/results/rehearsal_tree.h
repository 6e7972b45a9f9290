// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace binnacle::ui {

class RehearsalModel;

/// A rehearsal record by record. Few records are open at first.
class RehearsalTree : public QTreeView {
    Q_OBJECT

public:
    explicit RehearsalTree(RehearsalModel& model, QWidget* parent = nullptr);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void openAtFirst();
    void openBins(const QModelIndex& record);
    void fitColumns();
};

} // namespace binnacle::ui
