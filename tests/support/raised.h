// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sdk/errors.h"

#include <functional>

namespace binnacle::test {

/// What a blocking call of the public face throws; a client error of its own if it throws nothing.
inline Error raisedBy(const std::function<void()>& call)
{
    try {
        call();
    } catch (const AerospikeError& error) {
        return error.error();
    }
    return Error::client(ClientCode::clientError, "nothing was raised");
}

} // namespace binnacle::test
