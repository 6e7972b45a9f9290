// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/wire/message.h"

#include <cstdint>
#include <string>

namespace binnacle {

// Parts of a request in words, each one line and cut where it gets long.

/// `write`, `HLL modify`; the number of what is not known.
std::string nameOf(wire::OpCode code);
/// `int 30`, `{"op":"hllAdd","values":["a"]}`.
std::string describedOperand(const wire::Op& op);

std::string nameOf(wire::FieldType type);
std::string describedField(const wire::Field& field);

enum class InfoByte : std::uint8_t { first, second, third };
/// Names of the bits that are set, such as `write, create only`; `none` if none is.
std::string describedBits(InfoByte which, std::uint8_t bits);

} // namespace binnacle
