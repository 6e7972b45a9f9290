// SPDX-License-Identifier: Apache-2.0
#include "core/node/info_cluster.h"

#include "core/base/base64.h"
#include "core/node/info_parameters.h"

#include <algorithm>

namespace binnacle::node {
namespace {

std::string refused(std::string_view words)
{
    return infoError(ServerCode::parameterError, words);
}

/// Every partition.
std::string wholeBitmap()
{
    return toBase64(Bytes(partitionCount / 8, 0xFF));
}

/// What is said of each namespace, after its name and a colon.
std::string ofEach(const InfoContext& context, const std::string& said)
{
    std::string text;
    for (const StoredNamespace& nameSpace : context.storage.namespaces())
        text.append(text.empty() ? "" : ";").append(nameSpace.name).append(":").append(said);
    return text;
}

} // namespace

InfoAnswer clusterStable(const InfoContext& context, std::string_view text)
{
    const InfoParameters parameters(text);
    const Result<std::optional<std::string>> size = parameters.optional("size", 4);
    if (!size)
        return infoError(size.error());
    if (size->has_value()) {
        const std::optional<std::uint32_t> number = numberIn(**size);
        if (!number)
            return refused("bad size");
        if (*number != 1)
            return infoError(ServerCode::clusterKeyMismatch, "cluster not specified size");
    }
    const Result<std::optional<std::string>> ignoring = parameters.optional("ignore-migrations", 6);
    if (!ignoring)
        return infoError(ignoring.error());
    const std::string ignores = ignoring->value_or("false");
    if (ignores != "true" && ignores != "false")
        return refused("bad ignore migrations");
    if (ignores == "false" && parameters.has("namespace")) {
        if (const auto nameSpace = parameters.nameSpace(context.storage); !nameSpace)
            return infoError(nameSpace.error());
    }
    return context.storage.nodeName().substr(4);
}

InfoAnswer endpoints(const InfoContext& context, std::string_view)
{
    const std::size_t colon = context.service.rfind(':');
    return "service.port=" + context.service.substr(colon + 1) + ";service.addresses=" + context.service.substr(0, colon) +
           ";service.access-port=0;service.access-addresses=null;service.alternate-access-port=0"
           ";service.alternate-access-addresses=null;service.tls-port=0;service.tls-addresses=null;service.tls-access-port=0"
           ";service.tls-access-addresses=null;service.tls-alternate-access-port=0;service.tls-alternate-access-addresses=null"
           ";admin.port=0;admin.addresses=null;admin.tls-port=0;admin.tls-addresses=null";
}

InfoAnswer replicas(const InfoContext& context, std::string_view text)
{
    const Result<std::optional<std::string>> most = InfoParameters(text).optional("max", 4);
    if (!most)
        return infoError(most.error());
    if (most->has_value() && !numberIn(**most))
        return refused("bad max");
    return ofEach(context, "0,1," + wholeBitmap());
}

InfoAnswer replicasAll(const InfoContext& context, std::string_view)
{
    return ofEach(context, "1," + wholeBitmap());
}

InfoAnswer replicasMaster(const InfoContext& context, std::string_view)
{
    return ofEach(context, wholeBitmap());
}

InfoAnswer tip(const InfoContext&, std::string_view text)
{
    const InfoParameters parameters(text);
    for (const auto& [name, bound] : {std::pair("host", 256), std::pair("port", 50)}) {
        if (const Result<std::string> value = parameters.required(name, static_cast<std::size_t>(bound)); !value)
            return infoError(value.error());
    }
    const Result<std::optional<std::string>> tls = parameters.optional("tls", 50);
    if (!tls)
        return infoError(tls.error());
    if (!numberIn(*parameters.get("port")))
        return refused("'port' must be an integer");
    if (tls->value_or("false") != "true" && tls->value_or("false") != "false")
        return refused("'tls' must be either 'true' or 'false'");
    return "ERROR::unknown";
}

} // namespace binnacle::node
