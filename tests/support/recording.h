// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <string>
#include <string_view>
#include <vector>

namespace binnacle::test {

/// One request frame and the frames that answered it, protocol headers included.
struct Exchange {
    Bytes request;
    std::vector<Bytes> responses;
};

/// One case of what was recorded between a vendor's client and a real server: a line of tests/data/wire/<suite>.jsonl.
struct Recording {
    std::string name;
    std::vector<Exchange> exchanges;
};

/// All cases of a suite, in the order of the file. The test ends with a message if the file cannot be read.
std::vector<Recording> recordings(std::string_view suite);

/// The case of this name in a suite; the test ends with a message if there is none.
Recording recording(std::string_view suite, std::string_view name);

/// A frame without its 8 bytes of protocol header.
ByteView bodyOf(const Bytes& frame);

} // namespace binnacle::test
