// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>

namespace binnacle::bench {

/// The least that an exchange of frames can cost: asio coroutines that write so many bytes and read so many, and nothing else.

/// A peer in a process of its own that answers each `request` bytes with `response` bytes. Made before any thread is started; ended
/// with the object.
class EchoPeer {
public:
    EchoPeer(std::size_t request, std::size_t response);
    ~EchoPeer();
    EchoPeer(const EchoPeer&) = delete;
    EchoPeer& operator=(const EchoPeer&) = delete;

    std::uint16_t port() const { return m_port; }

private:
    pid_t m_process = -1;
    std::uint16_t m_port = 0;
};

/// `count` exchanges over `connections` connections, one under way on each at a time, on one thread.
void exchangeWith(const EchoPeer& peer, std::size_t request, std::size_t response, std::size_t connections, std::size_t count);

} // namespace binnacle::bench
