// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/environment.h"

#include <memory>

namespace binnacle::node {

/// Carries out `work`, which takes a WriteTransaction and gives a Result, in a transaction of its own and makes it durable. Where
/// the map was too small it grows, and the work is done again.
template <typename Work>
auto inTransaction(Environment& environment, const Work& work) -> decltype(work(std::declval<WriteTransaction&>()))
{
    for (;;) {
        Result<std::unique_ptr<WriteTransaction>> begun = environment.write();
        if (!begun)
            return begun.error();
        WriteTransaction& transaction = **begun;
        auto outcome = work(transaction);
        if (outcome) {
            const Result<void> committed = transaction.commit();
            if (committed)
                return outcome;
            outcome = committed.error();
        }
        if (!transaction.mapFull())
            return outcome;
        begun->reset();
        if (const Result<void> grown = environment.grow(); !grown)
            return grown.error();
    }
}

} // namespace binnacle::node
