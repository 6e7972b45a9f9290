// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <bitset>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace binnacle::wire {

/// `name<TAB>value<LF>` lines of an info answer, in order. A line without a tab has an empty value.
std::vector<std::pair<std::string, std::string>> parseInfo(std::string_view text);

/// The fail forms of an info value: `ERROR:4:unrecognized command`, `FAIL:201:no such index`, in any case of letters; nothing
/// if the value is no failure.
std::optional<Error> infoFailure(std::string_view value);

/// `a=1;b=2` (or another separator) as ordered pairs; a part without `=` has an empty value.
std::vector<std::pair<std::string, std::string>> parsePairs(std::string_view text, char separator);

struct Peer {
    std::string node;                                          ///< the node's name, hexadecimal
    std::string tlsName;
    std::vector<std::pair<std::string, std::uint16_t>> hosts; ///< address and port
    friend bool operator==(const Peer&, const Peer&) = default;
};

struct Peers {
    std::uint64_t generation = 0;
    std::vector<Peer> peers;
    friend bool operator==(const Peers&, const Peers&) = default;
};

/// The value of `peers-clear-std`: `generation,defaultPort,[[node,tls,[host:port,[v6]:port]],…]`.
Result<Peers> parsePeers(std::string_view value);

/// Which partitions a node holds, per replica number; replica 0 is the master.
struct NamespaceReplicas {
    std::uint32_t regime = 0;
    std::vector<std::bitset<4096>> replicas;
};

/// The value of `replicas`: `ns:regime,count,base64,…;ns:…`.
Result<std::map<std::string, NamespaceReplicas>> parseReplicas(std::string_view value);
std::string formatReplicas(const std::map<std::string, NamespaceReplicas>& namespaces);

} // namespace binnacle::wire
