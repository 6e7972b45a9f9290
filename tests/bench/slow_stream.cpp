// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/node.h"
#include "core/sdk/cluster.h"
#include "core/sdk/errors.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

using namespace binnacle;
using Clock = std::chrono::steady_clock;

// How much memory a lazy stream of writes takes while its reader is slow: the sandbox runs in a process of its own, so that what
// is measured is the client alone. Arguments: keys (1000000), seconds of slow reading (20), seconds in all (60): what is not
// written by then is left.

namespace {

constexpr double mebibyte = 1 << 20;

/// Bytes of memory without a file behind it that are resident.
std::size_t anonymousMemory()
{
    std::ifstream status("/proc/self/status");
    std::string word;
    while (status >> word) {
        if (word == "RssAnon:") {
            std::size_t kibibytes = 0;
            status >> kibibytes;
            return kibibytes << 10;
        }
    }
    return 0;
}

/// A sandbox in a child process; it says its port through a pipe.
class SeparateNode {
public:
    SeparateNode() : m_directory(std::filesystem::temp_directory_path() / ("slow_stream_" + std::to_string(::getpid())))
    {
        int ends[2] = {-1, -1};
        if (::pipe(ends) != 0) {
            return;
        }
        m_child = ::fork();
        if (m_child == 0) {
            ::close(ends[0]);
            serve(ends[1]);
        }
        ::close(ends[1]);
        if (::read(ends[0], &m_port, sizeof m_port) != sizeof m_port) {
            m_port = 0;
        }
        ::close(ends[0]);
    }

    ~SeparateNode()
    {
        ::kill(m_child, SIGKILL);
        ::waitpid(m_child, nullptr, 0);
        std::filesystem::remove_all(m_directory);
    }

    std::uint16_t port() const { return m_port; }

private:
    [[noreturn]] void serve(int pipe) const
    {
        node::Options options;
        options.dataDirectory = m_directory.string();
        auto started = node::Node::start(options);
        const std::uint16_t port = started ? (*started)->port() : 0;
        const bool told = ::write(pipe, &port, sizeof port) == sizeof port;
        while (told && started) {
            ::pause();
        }
        ::_exit(1);
    }

    std::filesystem::path m_directory;
    pid_t m_child = -1;
    std::uint16_t m_port = 0;
};

} // namespace

int main(int argc, char** argv)
{
    const std::int64_t keys = argc > 1 ? std::stoll(argv[1]) : 1'000'000;
    const std::chrono::seconds span(argc > 2 ? std::stoll(argv[2]) : 20);
    const std::chrono::seconds longest(argc > 3 ? std::stoll(argv[3]) : 60);
    const SeparateNode node;
    if (node.port() == 0) {
        std::fputs("the sandbox did not start\n", stderr);
        return 1;
    }
    try {
        const Session session = ClusterDefinition("127.0.0.1", node.port()).connect().createSession();
        const std::size_t before = anonymousMemory();
        const auto begun = Clock::now();
        RecordStream stream =
            session.upsert(DataSet::of("test", "slow").idRange(1, keys)).bin("text").setTo(std::string(100, 'x')).executeStream();
        std::int64_t taken = 0;
        std::size_t most = before;
        double first = 0;
        while (Clock::now() - begun < longest && stream.next()) {
            if (++taken == 1) {
                first = std::chrono::duration<double>(Clock::now() - begun).count();
            }
            if (taken % 100 == 0) { // a slow reader for a while, then as fast as it goes
                most = std::max(most, anonymousMemory());
                if (Clock::now() - begun < span) {
                    std::this_thread::sleep_for(std::chrono::milliseconds{5});
                }
            }
        }
        stream.close();
        const double seconds = std::chrono::duration<double>(Clock::now() - begun).count();
        std::printf("keys %lld, first result after %.1f ms, all after %.1f s\n", static_cast<long long>(taken), first * 1e3,
                    seconds);
        std::printf("anonymous memory: before %.1f MiB, at most %.1f MiB, grown by %.1f MiB\n",
                    static_cast<double>(before) / mebibyte, static_cast<double>(most) / mebibyte,
                    static_cast<double>(most - before) / mebibyte);
    } catch (const AerospikeError& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
