// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/work/journal.h"
#include "ui/bridge/background.h"

#include <QObject>
#include <QString>

#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <vector>

namespace binnacle::ui {

/// The journal once it is open, or why it is not. For threads that may wait.
using JournalSource = std::shared_future<Result<std::shared_ptr<work::Journal>>>;

/// The journal of this process, for the GUI thread: opened, searched and read on a thread of its own. All windows share one.
class History : public QObject {
    Q_OBJECT

public:
    explicit History(QObject* parent = nullptr);

    /// Opens the journal in this file, whose directory is made if need be. To be called once.
    void open(const QString& file);

    bool isOpen() const { return m_journal != nullptr; }
    /// Why it could not be opened.
    const std::optional<Error>& error() const { return m_error; }
    /// Invalid before open().
    const JournalSource& source() const { return m_source; }

    /// The newest first. Receivers that have gone are not called.
    void find(work::JournalQuery query, QObject* receiver, std::function<void(std::vector<work::JournalHead>)> take);
    void load(std::uint64_t id, QObject* receiver, std::function<void(Result<work::JournalEntry>)> take);

    /// To be called by whoever has written to the journal.
    void noteChange() { emit changed(); }

signals:
    /// It is open, or cannot be opened.
    void settled();
    void changed();

private:
    JournalSource m_source;
    std::shared_ptr<work::Journal> m_journal;
    std::optional<Error> m_error;
    Background m_background;
};

} // namespace binnacle::ui
