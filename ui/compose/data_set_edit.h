// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/key.h"

#include <QComboBox>

#include <vector>

namespace binnacle::ui {

/// Chooses a data set: `test · users`, typed with completion or picked from those that are known.
class DataSetEdit : public QComboBox {
    Q_OBJECT

public:
    explicit DataSetEdit(QWidget* parent = nullptr);

    void setKnown(const std::vector<DataSet>& dataSets);
    void setDataSet(const DataSet& dataSet);
    const DataSet& dataSet() const { return m_dataSet; }

signals:
    void changed();

private:
    void take(const DataSet& dataSet);

    std::vector<DataSet> m_known;
    DataSet m_dataSet;
};

} // namespace binnacle::ui
