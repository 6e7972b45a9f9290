// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/rehearsal_run.h"

#include "ui/bridge/gui_dispatcher.h"

#include <utility>

namespace binnacle::ui {

RehearsalRun::RehearsalRun(QObject* parent) : QObject(parent) {}

void RehearsalRun::start(const Session& session, work::TargetFacts target, OperationDocument document)
{
    m_background.stop();
    m_running = true;
    const std::uint64_t generation = ++m_generation;
    const Dispatcher gui = guiDispatcher(this);
    m_background.post([this, gui, generation, session, target = std::move(target),
                       document = std::move(document)](const std::stop_token& stop) mutable {
        const auto progress = [&](std::int64_t read, std::int64_t all) {
            gui([this, generation, read, all] {
                if (generation == m_generation && m_running)
                    emit progressed(read, all);
            });
        };
        Result<work::Rehearsal> rehearsal = work::rehearse(session, document, target, {}, stop, progress);
        std::shared_ptr<const Rehearsed> rehearsed;
        std::optional<Error> error;
        if (rehearsal)
            rehearsed = std::make_shared<Rehearsed>(Rehearsed{std::move(document), *std::move(rehearsal)});
        else
            error = rehearsal.error();
        gui([this, generation, rehearsed = std::move(rehearsed), error = std::move(error)] {
            if (generation != m_generation)
                return;
            m_running = false;
            emit finished(rehearsed, error);
        });
    });
}

void RehearsalRun::stop()
{
    m_background.stop();
}

} // namespace binnacle::ui
