// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <stdexcept>

namespace binnacle {

/// What the blocking calls of the public face throw; what() is error().text().
class AerospikeError : public std::runtime_error {
public:
    explicit AerospikeError(Error error) : std::runtime_error(error.text()), m_error(std::move(error)) {}
    const Error& error() const { return m_error; }

private:
    Error m_error;
};

} // namespace binnacle
