// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/core/cluster/core_fixture.h"
#include "tests/support/mishaps.h"

#include <QtTest>

#include <stdexcept>
#include <string>
#include <thread>

namespace binnacle::test {

inline const DataSet users{"test", "users"};
inline constexpr int always = 1'000'000;
inline constexpr std::chrono::milliseconds briefly{400};      ///< what a node is waited for that says nothing
inline constexpr std::chrono::milliseconds patiently{20'000}; ///< … that says something
inline constexpr std::chrono::milliseconds margin{5'000};     ///< what a busy machine may add

/// Attempts of a command that may be tried again.
inline constexpr int attemptsAllowed = 2;

inline std::chrono::milliseconds timeoutFor(const KnownMishap& known)
{
    return known.isSilent() ? briefly : patiently;
}

/// How long what fails may take, retries included.
inline std::chrono::milliseconds boundFor(const KnownMishap& known)
{
    return (known.isSilent() ? briefly : std::chrono::milliseconds{2'000}) + margin;
}

/// The sentence of an error, or nothing: for messages of tests.
inline std::string said(const std::optional<Error>& error)
{
    return error ? error->text() : "no error";
}

/// Looks again and again, for at most ten seconds.
inline bool comesTrue(const std::function<bool()>& condition)
{
    const auto end = CoreFixture::Clock::now() + std::chrono::seconds{10};
    while (!condition() && CoreFixture::Clock::now() < end) {
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
    return condition();
}

/// One node, and a client that is connected to it.
struct FailingFixture {
    FailingNode node;
    CoreFixture core{node.port()};

    FailingFixture()
    {
        if (const auto failure = core.connect()) {
            throw std::runtime_error(failure->text());
        }
    }

    /// After `right` commands that go right. A mishap at the beginning of a connection needs a new one.
    void fail(const KnownMishap& known, int times, int right = 0)
    {
        if (known.mishap.when == Mishap::When::accepted) {
            node.stop();
            node.start();
        }
        node.fail(wire::FrameType::message, known.mishap, times, right);
    }

    /// What may be tried again is tried once more.
    std::future<Ended> start(OperationDocument document, std::chrono::milliseconds timeout)
    {
        Settings settings;
        settings.maxRetries = 1;
        settings.totalTimeoutMs = static_cast<std::uint32_t>(timeout.count());
        document.behavior = Behavior::with(settings);
        return core.start(std::move(document));
    }
};

/// All that may go wrong with a command.
inline std::vector<KnownMishap> mishapsOfCommands()
{
    std::vector<KnownMishap> all = mishapsOfAnyExchange(briefly);
    std::ranges::move(mishapsOfMessages(), std::back_inserter(all));
    all.push_back(goesOnAfterTheEnd());
    return all;
}

/// A row of test data for each mishap that is wanted, in a column `known`.
inline void addRows(
    const std::vector<KnownMishap>& mishaps,
    const std::function<bool(const KnownMishap&)>& wanted = [](const KnownMishap&) { return true; })
{
    QTest::addColumn<KnownMishap>("known");
    for (const KnownMishap& known : mishaps) {
        if (wanted(known)) {
            QTest::addRow("the node %s", known.name) << known;
        }
    }
}

/// A request that was read can fail for one of several that are under way.
inline bool isOfTheAnswer(const KnownMishap& known)
{
    return known.mishap.when == Mishap::When::answered;
}

/// The error is `code` and names the node.
inline void checkError(const std::optional<Error>& error, ClientCode code, const FailingNode& node, const std::string& where = {})
{
    QVERIFY2(error && error->is(code), (where + said(error)).c_str());
    QVERIFY2(error->detail().find(node.address()) != std::string::npos, (where + said(error)).c_str());
}

} // namespace binnacle::test

Q_DECLARE_METATYPE(binnacle::test::KnownMishap)
