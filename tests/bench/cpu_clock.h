// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/resource.h>

#include <chrono>

namespace binnacle::bench {

/// Processor time of this process, all threads, user and system.
inline std::chrono::microseconds processTime()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto of = [](const timeval& time) { return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec); };
    return of(usage.ru_utime) + of(usage.ru_stime);
}

/// Wall and processor time of a stretch.
class Stopwatch {
public:
    double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begun).count(); }
    double cpuSeconds() const { return std::chrono::duration<double>(processTime() - m_cpu).count(); }

private:
    std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
    std::chrono::microseconds m_cpu = processTime();
};

} // namespace binnacle::bench
