// SPDX-License-Identifier: Apache-2.0
#include "core/value/ripemd160.h"

// OpenSSL 3 moved the EVP form of RIPEMD-160 to a provider that a system's configuration may leave out; the older call stays in
// libcrypto itself and needs no context. It is marked deprecated, not broken.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/ripemd.h>

namespace binnacle {

std::array<std::uint8_t, 20> ripemd160(ByteView bytes)
{
    std::array<std::uint8_t, RIPEMD160_DIGEST_LENGTH> digest{};
    RIPEMD160(bytes.data(), bytes.size(), digest.data());
    return digest;
}

} // namespace binnacle
