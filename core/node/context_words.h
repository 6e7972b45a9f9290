// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <string>

namespace binnacle::node {

/// A context of an index in a server's words, `[[list_index(1), map_key(<string#2>)]`: two brackets open it and one closes it. Of a
/// context that no index may have it is empty. Source: cdt_msgpack_ctx_to_dynbuf in cdt.c, msgpack_display in msgpack_in.c.
std::string contextInWords(ByteView context);

} // namespace binnacle::node
