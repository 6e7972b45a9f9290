// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/background.h"

#include <QThreadPool>

#include <utility>

namespace binnacle::ui {

Background::Background() : m_worker(std::make_unique<work::Worker>()) {}

/// The pool is waited for when the application ends, so nothing is cut short.
Background::~Background()
{
    m_stop.request_stop();
    QThreadPool::globalInstance()->start(
        [worker = std::shared_ptr<work::Worker>(std::move(m_worker))]() mutable { worker.reset(); });
}

void Background::post(std::function<void(const std::stop_token&)> task)
{
    m_worker->post([task = std::move(task), stop = m_stop.get_token()](const std::stop_token&) { task(stop); });
}

void Background::stop()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
}

} // namespace binnacle::ui
