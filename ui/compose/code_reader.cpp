// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/code_reader.h"

#include "ui/bridge/gui_dispatcher.h"
#include "ui/bridge/worker_dispatcher.h"

namespace binnacle::ui {

namespace {

/// As long as between two keys that are typed quickly.
constexpr int pauseMs = 150;

} // namespace

CodeReader::CodeReader(QObject* parent) : QObject(parent), m_worker(workerDispatcher())
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &CodeReader::start);
}

void CodeReader::read(const QString& code)
{
    ++m_generation;
    m_code = code;
    m_reading = true;
    m_pause.start();
}

void CodeReader::stop()
{
    ++m_generation;
    m_reading = false;
    m_pause.stop();
    m_code.clear();
}

void CodeReader::start()
{
    m_worker([this, generation = m_generation, code = std::exchange(m_code, {}), gui = guiDispatcher(this)] {
        gui([this, generation, reading = readingOf(code)] { take(generation, reading); });
    });
}

void CodeReader::take(std::uint64_t generation, const CodeReading& reading)
{
    if (generation != m_generation)
        return;
    m_reading = false;
    emit done(reading);
}

} // namespace binnacle::ui
