// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"
#include "ui/theme/card.h"

class QGridLayout;
class QLabel;
class QMenu;
class QPushButton;

namespace binnacle::ui {

class DataSetEdit;
class DragGrip;
class KeyChips;
class MenuButton;
class ToggleSwitch;
class WhereEdit;

/// The head of a segment's card: the verb with its meaning, and the records that it is about.
class SegmentHead : public Card {
    Q_OBJECT

public:
    explicit SegmentHead(QWidget* parent = nullptr);

    Verb verb() const { return m_verb; }
    void setVerb(Verb verb);
    /// How many keys the whole segment names.
    void setCount(const Segment& segment);
    /// `segment 1 of 2`; a document's only segment is not numbered.
    void setPosition(std::size_t index, std::size_t count);

    DataSetEdit* dataSet() const { return m_dataSet; }
    KeyChips* keys() const { return m_keys; }

    WhereEdit* where() const { return m_where; }
    /// What holds where a segment of the document says nothing; its line is hidden until it is wanted.
    WhereEdit* defaultWhere() const { return m_defaultWhere; }
    void showDefaultWhere(bool shown);
    ToggleSwitch* failOnFilteredOut() const { return m_fails; }

    void setWhereProblem(const QString& sentence, bool isError);
    void setSegmentProblem(const QString& sentence, bool isError);
    void setRecordsProblem(const QString& sentence, bool isError, bool dataSetIsWrong, bool keysAreWrong);

    /// In the order of the keyboard.
    QList<QWidget*> controls() const;

signals:
    void verbChosen(binnacle::Verb verb);
    void duplicateRequested();
    void moveRequested(int by);
    void removeRequested();

private:
    QWidget* buildTitle();
    void buildRecords();
    void buildWhere(QGridLayout* grid);
    void buildDefaultWhere(QGridLayout* grid);
    void fillVerbs();
    void fillMore();

    Verb m_verb = Verb::upsert;
    MenuButton* m_verbButton;
    QLabel* m_meaning;
    QLabel* m_position;
    DragGrip* m_grip = nullptr;
    QPushButton* m_more;
    QMenu* m_menu;
    QAction* m_up = nullptr;
    QAction* m_down = nullptr;
    QAction* m_remove = nullptr;
    DataSetEdit* m_dataSet;
    KeyChips* m_keys;
    QLabel* m_count;
    WhereEdit* m_where;
    WhereEdit* m_defaultWhere;
    QLabel* m_defaultLabel;
    QLabel* m_defaultNote;
    ToggleSwitch* m_fails;
    QLabel* m_whereProblem;
    QLabel* m_segmentProblem;
    QLabel* m_recordsProblem;
};

} // namespace binnacle::ui
