// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/value/key.h"

#include <cstdint>
#include <functional>
#include <utility>

namespace binnacle {

/// Gets the failure of one record instead of the stream: its key, its place in the document, and why.
using ErrorHandler = std::function<void(const Key&, std::int64_t index, const Error&)>;

/// What becomes of the failures of single records. A failure of the whole is always raised.
class ErrorDisposition {
public:
    enum class Kind : std::uint8_t {
        byKeyCount, ///< one record: execute() raises; many: each result tells
        raise,      ///< the first one is raised
        inStream,   ///< each result tells
        handler,    ///< the handler is told, and the result is left out
    };

    ErrorDisposition() = default;
    static ErrorDisposition raise() { return ErrorDisposition(Kind::raise, nullptr); }
    static ErrorDisposition inStream() { return ErrorDisposition(Kind::inStream, nullptr); }
    static ErrorDisposition onError(ErrorHandler handler) { return ErrorDisposition(Kind::handler, std::move(handler)); }

    Kind kind() const { return m_kind; }
    const ErrorHandler& handler() const { return m_handler; }

private:
    ErrorDisposition(Kind kind, ErrorHandler handler) : m_kind(kind), m_handler(std::move(handler)) {}

    Kind m_kind = Kind::byKeyCount;
    ErrorHandler m_handler;
};

} // namespace binnacle
