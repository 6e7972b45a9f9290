// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/operation/document.h"
#include "core/sdk/session.h"
#include "core/work/rehearsal.h"
#include "ui/bridge/background.h"

#include <QObject>

#include <cstdint>
#include <memory>
#include <optional>

namespace binnacle::ui {

/// A rehearsal, and the document that was rehearsed.
struct Rehearsed {
    OperationDocument document;
    work::Rehearsal rehearsal;
};

/// Rehearses one document at a time, for the GUI thread. What it tells is of the last start() alone.
class RehearsalRun : public QObject {
    Q_OBJECT

public:
    explicit RehearsalRun(QObject* parent = nullptr);

    void start(const Session& session, work::TargetFacts target, OperationDocument document);
    /// finished() then tells `aborted`, soon.
    void stop();
    bool isRunning() const { return m_running; }

signals:
    void progressed(qint64 read, qint64 all);
    /// Null if it failed, with the reason.
    void finished(const std::shared_ptr<const binnacle::ui::Rehearsed>& rehearsed, const std::optional<binnacle::Error>& error);

private:
    Background m_background;
    std::uint64_t m_generation = 0;
    bool m_running = false;
};

} // namespace binnacle::ui
