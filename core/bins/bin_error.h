// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <string>
#include <utility>

namespace binnacle::bins {

// The codes with which operations on bins fail.

inline Error parameterError(std::string detail)
{
    return Error::server(ServerCode::parameterError, std::move(detail));
}

inline Error typeError(std::string detail)
{
    return Error::server(ServerCode::binTypeError, std::move(detail));
}

inline Error notApplicable(std::string detail)
{
    return Error::server(ServerCode::opNotApplicable, std::move(detail));
}

} // namespace binnacle::bins
