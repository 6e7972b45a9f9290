// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/parameter.h"
#include "core/value/value.h"

#include <QWidget>

#include <span>
#include <vector>

namespace binnacle::ui {

class ArgumentField;
class FlowLayout;

/// The arguments of a call or of a step, by the table of its parameters. What was given stays until it is edited, also where it
/// does not fit the table.
class ArgumentList : public QWidget {
    Q_OBJECT

public:
    explicit ArgumentList(QWidget* parent = nullptr);

    /// `elements`: a list called `values` is edited with one element a line.
    void setArguments(std::span<const Parameter> parameters, const std::vector<Value>& arguments, bool elements = false);
    std::vector<Value> arguments() const;

    /// The first of the arguments that cannot be read, or that is missing before another one; empty without any.
    QString problem() const;
    void showInvalid();
    /// Puts the cursor into the first field that is wrong; false if there is none.
    bool focusProblem();
    void setPrefix(const QString& prefix);
    QList<QWidget*> controls() const;

signals:
    void changed();
    void entered();
    /// Controls came or went.
    void rearranged();

private:
    /// The index of the field that is wrong; the number of fields if there is none.
    std::size_t firstWrong() const;

    FlowLayout* m_flow;
    std::vector<ArgumentField*> m_fields;
    std::vector<Value> m_beyond; ///< arguments that no parameter is for
    QString m_prefix;
};

} // namespace binnacle::ui
