// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace binnacle::ui {

class PairModel;

/// The square of pairs, as high as its rows; the more two sketches have in common, the stronger their cells.
class PairTable : public QTableView {
    Q_OBJECT

public:
    explicit PairTable(PairModel& model, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitColumns();
};

} // namespace binnacle::ui
