// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/dispatcher.h"
#include "ui/compose/code_reading.h"

#include <QObject>
#include <QTimer>

#include <cstdint>

namespace binnacle::ui {

/// Reads code while it is typed: on another thread, once the typing pauses, and only the newest text is told of.
class CodeReader : public QObject {
    Q_OBJECT

public:
    explicit CodeReader(QObject* parent = nullptr);

    /// `code` replaces one that still waits.
    void read(const QString& code);
    /// Forgets what was to be read.
    void stop();
    bool isReading() const { return m_reading; }

signals:
    void done(const binnacle::ui::CodeReading& reading);

private:
    void start();
    void take(std::uint64_t generation, const CodeReading& reading);

    Dispatcher m_worker;
    QTimer m_pause;
    QString m_code;
    std::uint64_t m_generation = 0;
    bool m_reading = false;
};

} // namespace binnacle::ui
