// SPDX-License-Identifier: Apache-2.0
#include "tests/support/mishaps.h"

#include "core/wire/big_endian.h"
#include "core/wire/message.h"

#include <utility>

namespace binnacle::test {

namespace {

using When = Mishap::When;
using Then = Mishap::Then;

constexpr std::size_t headerSizeAt = wire::frameHeaderSize;
constexpr std::size_t resultCodeAt = wire::frameHeaderSize + 5;
constexpr std::size_t fieldCountAt = wire::frameHeaderSize + 18;
constexpr std::size_t opCountAt = wire::frameHeaderSize + 20;

Mishap ends(When when, Then then)
{
    return {when, {}, then};
}

/// Sends what `change` makes of the right answer.
Mishap sends(std::function<Bytes(Bytes)> change, Then then = Then::stay)
{
    return {When::answered, [change = std::move(change)](Peer& peer, const Bytes& answer) { peer.send(change(answer)); }, then};
}

Mishap sendsInstead(Bytes bytes)
{
    return sends([bytes = std::move(bytes)](const Bytes&) { return bytes; });
}

Bytes halfHeader(Bytes answer)
{
    answer.resize(wire::frameHeaderSize / 2);
    return answer;
}

Bytes halfBody(const Bytes& answer)
{
    Bytes first = framesOf(answer).front();
    first.resize(wire::frameHeaderSize + (first.size() - wire::frameHeaderSize) / 2);
    return first;
}

/// The bytes at `at` become `value`.
Mishap patches(std::size_t at, const Bytes& value)
{
    return sends([at, value](Bytes answer) {
        std::copy(value.begin(), value.end(), answer.begin() + static_cast<std::ptrdiff_t>(at));
        return answer;
    });
}

Bytes endingInAFragment(const Bytes& answer)
{
    std::vector<Bytes> frames = framesOf(answer);
    Bytes& last = frames.back();
    Bytes body(last.begin() + wire::frameHeaderSize, last.end());
    body.push_back(0);
    last = withBody(last, body);
    Bytes all;
    for (const Bytes& frame : frames) {
        all.insert(all.end(), frame.begin(), frame.end());
    }
    return all;
}

Bytes cutShort(const Bytes& answer)
{
    const Bytes first = framesOf(answer).front();
    return withBody(first, ByteView(first).subspan(wire::frameHeaderSize, first.size() - wire::frameHeaderSize - 1));
}

KnownMishap tells(const char* name, const std::string& text)
{
    return {name, sends([text](const Bytes&) { return wire::infoFrame(text); }, Then::goOn), ClientCode::protocolError};
}

} // namespace

std::vector<KnownMishap> mishapsOfAnyExchange(std::chrono::milliseconds deadline)
{
    const auto lateAnswer = [deadline](Peer& peer, const Bytes& answer) {
        peer.pause(deadline + std::chrono::milliseconds{100});
        peer.send(answer);
    };
    return {
        {"closes when it has accepted", ends(When::accepted, Then::close), ClientCode::connectionFailed},
        {"closes after the request's first bytes", ends(When::headed, Then::close), ClientCode::connectionFailed},
        {"closes after the request", ends(When::answered, Then::close), ClientCode::connectionFailed},
        {"resets after the request's first bytes", ends(When::headed, Then::reset), ClientCode::connectionFailed},
        {"resets after the request", ends(When::answered, Then::reset), ClientCode::connectionFailed},
        {"closes in the header", sends(halfHeader, Then::close), ClientCode::connectionFailed},
        {"closes in the body", sends(halfBody, Then::close), ClientCode::connectionFailed},
        {"resets in the body", sends(halfBody, Then::reset), ClientCode::connectionFailed},
        {"is silent", ends(When::answered, Then::stay), ClientCode::timeout},
        {"is silent in the header", sends(halfHeader), ClientCode::timeout},
        {"is silent in the body", sends(halfBody), ClientCode::timeout},
        {"answers too late", {When::answered, lateAnswer, Then::stay}, ClientCode::timeout},
        {"speaks version 3", patches(0, {3}), ClientCode::protocolError},
        {"speaks another protocol", sendsInstead(toBytes("HTTP/1.1 400 Bad Request\r\n\r\n")), ClientCode::protocolError},
        {"sends a frame of an unknown type", patches(1, {9}), ClientCode::protocolError},
        {"claims a body over the bound", patches(2, {1, 0, 0, 0, 0, 0}), ClientCode::protocolError},
        {"sends an admin frame", patches(1, {2}), ClientCode::protocolError},
        {"sends a compressed frame", patches(1, {4}), ClientCode::protocolError},
    };
}

std::vector<KnownMishap> mishapsOfMessages()
{
    return {
        {"sends an empty frame", sends([](const Bytes& answer) { return withBody(answer, {}); }), ClientCode::protocolError},
        {"sends an info frame", patches(1, {1}), ClientCode::protocolError},
        {"claims too many fields", patches(fieldCountAt, {0xFF, 0xFF}), ClientCode::protocolError},
        {"claims too many operations", patches(opCountAt, {0xFF, 0xFF}), ClientCode::protocolError},
        {"claims a header of another size", patches(headerSizeAt, {21}), ClientCode::protocolError},
        {"sends a message cut short", sends(cutShort), ClientCode::protocolError},
    };
}

std::vector<KnownMishap> mishapsOfInfo()
{
    return {
        {"sends a message", patches(1, {3}), ClientCode::protocolError},
        tells("answers nothing", ""),
        tells("answers another question", "sindex\tnone\n"),
        tells("answers without values", "node\nbuild\nfeatures\npeers-clear-std\nreplicas\n"),
        tells("answers with noise", std::string(500, '\xEE')),
    };
}

KnownMishap goesOnAfterTheEnd()
{
    return {"goes on after the end", sends(endingInAFragment), ClientCode::protocolError};
}

Mishap answersWithCode(std::uint8_t code)
{
    const auto coded = [code](const Bytes& answer) {
        Bytes last = framesOf(answer).back();
        last[resultCodeAt] = code;
        return last;
    };
    return sends(coded, Then::goOn);
}

std::vector<Bytes> framesOf(const Bytes& answer)
{
    std::vector<Bytes> frames;
    for (std::size_t at = 0; at + wire::frameHeaderSize <= answer.size();) {
        const std::size_t size = wire::frameHeaderSize + wire::bigEndian(ByteView(answer).subspan(at + 2, 6));
        const auto begin = answer.begin() + static_cast<std::ptrdiff_t>(at);
        frames.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(size));
        at += size;
    }
    return frames;
}

Bytes withBody(const Bytes& frame, ByteView body)
{
    return wire::frameOf(static_cast<wire::FrameType>(frame[1]), body);
}

} // namespace binnacle::test
