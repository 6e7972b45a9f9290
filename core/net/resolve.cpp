// SPDX-License-Identifier: Apache-2.0
#include "core/net/resolve.h"

#include "core/net/event.h"
#include "core/net/failure.h"

#include <asio/ip/address.hpp>
#include <asio/post.hpp>
#include <netdb.h>

#include <atomic>
#include <cstring>
#include <memory>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>

namespace binnacle::net {

namespace {

using asio::ip::tcp;
using Endpoints = std::vector<tcp::endpoint>;

constexpr std::size_t maxEndpoints = 8;
constexpr int maxLookups = 16;

std::atomic<int> lookupsUnderWay{0};

Result<Endpoints> lookUp(const Address& address)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_family = AF_UNSPEC;
    addrinfo* list = nullptr;
    const int code = ::getaddrinfo(address.host.c_str(), nullptr, &hints, &list);
    if (code != 0) {
        return unresolved(address, ::gai_strerror(code));
    }
    Endpoints endpoints;
    for (const addrinfo* entry = list; entry != nullptr && endpoints.size() < maxEndpoints; entry = entry->ai_next) {
        tcp::endpoint endpoint;
        if (entry->ai_addrlen <= endpoint.capacity() && (entry->ai_family == AF_INET || entry->ai_family == AF_INET6)) {
            endpoint.resize(entry->ai_addrlen);
            std::memcpy(endpoint.data(), entry->ai_addr, entry->ai_addrlen);
            endpoint.port(address.port);
            endpoints.push_back(endpoint);
        }
    }
    ::freeaddrinfo(list);
    if (endpoints.empty()) {
        return unresolved(address, "it has no address");
    }
    return endpoints;
}

/// What a look-up and the flow that waits for it share. Once the flow has gone, the thread must not touch its context.
struct LookUp {
    std::mutex mutex;
    asio::io_context* context = nullptr;
    Event* done = nullptr;
    std::optional<Result<Endpoints>> answer;
};

void runLookUp(const std::shared_ptr<LookUp>& shared, const Address& address)
{
    Result<Endpoints> answer = lookUp(address);
    const std::lock_guard lock(shared->mutex);
    shared->answer = std::move(answer);
    --lookupsUnderWay;
    if (shared->context != nullptr) {
        asio::post(*shared->context, [shared] {
            const std::lock_guard again(shared->mutex);
            if (shared->done != nullptr) {
                shared->done->notify();
            }
        });
    }
}

bool startLookUp(const std::shared_ptr<LookUp>& shared, const Address& address)
{
    if (++lookupsUnderWay > maxLookups) {
        --lookupsUnderWay;
        return false;
    }
    try {
        std::thread([shared, address] { runLookUp(shared, address); }).detach();
        return true;
    } catch (const std::system_error&) {
        --lookupsUnderWay;
        return false;
    }
}

} // namespace

asio::awaitable<Result<Endpoints>> resolve(asio::io_context& context, Address address, Deadline deadline, CancelSignal& signal)
{
    std::error_code notNumeric;
    const asio::ip::address numeric = asio::ip::make_address(address.host, notNumeric);
    if (!notNumeric) {
        co_return Endpoints{tcp::endpoint(numeric, address.port)};
    }
    if (address.host.empty() || address.host.find('\0') != std::string::npos) {
        co_return unresolved(address, "it is no name");
    }
    Event done(context);
    const auto shared = std::make_shared<LookUp>();
    shared->context = &context;
    shared->done = &done;
    if (!startLookUp(shared, address)) {
        co_return unresolved(address, "too many names are being looked up");
    }
    const CancelSignal::Hook hook(signal, [&done] { done.notify(); });
    std::optional<Result<Endpoints>> answer;
    for (;;) {
        {
            const std::lock_guard lock(shared->mutex);
            const bool given = shared->answer.has_value();
            if (given || signal.isCancelled() || deadline.passed()) {
                shared->context = nullptr;
                shared->done = nullptr;
                answer = std::move(shared->answer); // taken under the lock: the look-up may still end later
                break;
            }
        }
        co_await done.wait(deadline.at);
    }
    if (signal.isCancelled()) {
        co_return Error::client(ClientCode::aborted, "stopped while a host name was looked up");
    }
    if (!answer) {
        co_return unanswered(address, deadline.span);
    }
    co_return std::move(*answer);
}

} // namespace binnacle::net
