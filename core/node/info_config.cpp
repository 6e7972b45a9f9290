// SPDX-License-Identifier: Apache-2.0
#include "core/node/info_config.h"

#include "core/engine/time_to_live.h"
#include "core/node/info_parameters.h"
#include "core/node/now.h"

#include <iterator>

namespace binnacle::node {
namespace {

constexpr std::size_t contextBound = 1024;
constexpr std::uint32_t leastMaxRecordSize = 64;
constexpr std::uint32_t mostMaxRecordSize = 8U << 20;

std::uint32_t secondsOf(std::chrono::milliseconds period)
{
    // A period below a second is one all the same; 0 would say that there is none.
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(period);
    return static_cast<std::uint32_t>(seconds.count());
}

std::string serviceConfiguration(const InfoContext& context)
{
    return "batch-max-requests=0;cluster-name=null;disable-udf-execution=true;enable-benchmarks-fabric=false"
           ";enable-health-check=false;enable-hist-info=false;enforce-best-practices=false;min-cluster-size=1;node-id=" +
           context.storage.nodeName() + ";proto-fd-idle-ms=0;proto-fd-max=" + std::to_string(context.maxConnections) +
           ";stay-quiesced=false";
}

std::string networkConfiguration(const InfoContext& context)
{
    const std::size_t colon = context.service.rfind(':');
    return "service.port=" + context.service.substr(colon + 1) + ";service.address=" + context.service.substr(0, colon) +
           ";service.access-port=0;service.alternate-access-port=0;service.tls-port=0;service.tls-access-port=0"
           ";service.tls-alternate-access-port=0;service.tls-name=null;service.disable-localhost=false;admin.port=0"
           ";admin.tls-port=0;admin.tls-name=null;admin.disable-localhost=false";
}

/// A number of seconds, or of minutes, hours or days with a letter after it.
std::optional<std::uint32_t> secondsIn(std::string_view text)
{
    std::uint64_t unit = 1;
    if (!text.empty()) {
        const std::string_view letters = "smhd";
        constexpr std::uint32_t units[] = {1, 60, 3600, 86'400};
        if (const std::size_t at = letters.find(text.back()); at != std::string_view::npos) {
            unit = units[at];
            text.remove_suffix(1);
        }
    }
    const std::optional<std::uint32_t> number = numberIn(text);
    if (!number || *number * unit > 0xFFFF'FFFF)
        return std::nullopt;
    return static_cast<std::uint32_t>(*number * unit);
}

// Each changes the settings by a value's text; false if the text is wrong.

bool setDefaultTtl(NamespaceSettings& settings, std::string_view text)
{
    const std::optional<std::uint32_t> seconds = secondsIn(text);
    const bool mayExpire = settings.expiryPeriod.count() > 0 || settings.allowTtlWithoutExpiry;
    if (!seconds || *seconds > engine::Configuration().maxTtl || (*seconds != 0 && !mayExpire))
        return false;
    settings.defaultTtl = *seconds;
    return true;
}

bool setExpiryPeriod(NamespaceSettings& settings, std::string_view text)
{
    const std::optional<std::uint32_t> seconds = secondsIn(text);
    if (!seconds)
        return false;
    settings.expiryPeriod = std::chrono::seconds(*seconds);
    return true;
}

bool setMaxRecordSize(NamespaceSettings& settings, std::string_view text)
{
    const std::optional<std::uint32_t> size = numberIn(text);
    if (!size || *size < leastMaxRecordSize || *size > mostMaxRecordSize)
        return false;
    settings.maxRecordSize = *size;
    return true;
}

bool setAllowTtl(NamespaceSettings& settings, std::string_view text)
{
    if (text != "true" && text != "false")
        return false;
    settings.allowTtlWithoutExpiry = text == "true";
    return true;
}

struct Setting {
    std::string_view name;
    bool (*set)(NamespaceSettings& settings, std::string_view text);
};

/// In the order in which a server looks for them: of several in one command only the first counts.
constexpr Setting namespaceSettings[] = {{"allow-ttl-without-nsup", setAllowTtl},
                                         {"default-ttl", setDefaultTtl},
                                         {"max-record-size", setMaxRecordSize},
                                         {"nsup-period", setExpiryPeriod}};

bool setNamespace(const StoredNamespace& nameSpace, const InfoParameters& parameters)
{
    if (parameters.has("set"))
        return false;
    for (const Setting& setting : namespaceSettings) {
        const std::optional<std::string> text = parameters.get(setting.name);
        if (!text)
            continue;
        NamespaceSettings settings = nameSpace.state->settings();
        if (!setting.set(settings, *text))
            return false;
        nameSpace.state->change(settings);
        return true;
    }
    return false;
}

} // namespace

std::string namespaceConfiguration(const StoredNamespace& nameSpace)
{
    const NamespaceSettings settings = nameSpace.state->settings();
    return std::string("allow-ttl-without-nsup=") + (settings.allowTtlWithoutExpiry ? "true" : "false") +
           ";conflict-resolution-policy=generation;default-read-touch-ttl-pct=0;default-ttl=" +
           std::to_string(settings.defaultTtl) +
           ";disable-mrt-writes=false;disallow-expunge=false;disallow-null-setname=false;max-record-size=" +
           std::to_string(settings.maxRecordSize) + ";nsup-period=" + std::to_string(secondsOf(settings.expiryPeriod)) +
           ";prefer-uniform-balance=false;rack-id=0;reject-non-xdr-writes=false;reject-xdr-writes=false;replication-factor=1"
           ";strong-consistency=false;index-type=mem;storage-engine=device;storage-engine.commit-to-device=true"
           ";storage-engine.compression=none";
}

InfoAnswer getConfig(const InfoContext& context, std::string_view text)
{
    if (text.empty())
        return serviceConfiguration(context) + ";" + networkConfiguration(context);
    const InfoParameters parameters(text);
    const Result<std::string> name = parameters.required("context", contextBound);
    if (!name)
        return infoError(name.error());
    if (*name == "service")
        return serviceConfiguration(context);
    if (*name == "network")
        return networkConfiguration(context);
    if (*name == "security" || *name == "xdr")
        return std::string();
    if (*name != "namespace")
        return infoError(ServerCode::parameterError, "invalid context");
    const Result<const StoredNamespace*> nameSpace = parameters.nameSpace(context.storage, "id");
    return nameSpace ? namespaceConfiguration(**nameSpace) : infoError(nameSpace.error());
}

InfoAnswer setConfig(const InfoContext& context, std::string_view text)
{
    const InfoParameters parameters(text);
    const Result<std::string> name = parameters.required("context", contextBound);
    if (!name)
        return infoError(name.error());
    if (*name == "security" || *name == "xdr")
        return infoError(ServerCode::enterpriseOnly, "enterprise only");
    if (*name != "namespace" && *name != "service" && *name != "network")
        return infoError(ServerCode::parameterError, "invalid context");
    const std::string refused = infoError(ServerCode::parameterError, "invalid set-config parameter");
    if (*name != "namespace")
        return refused;
    const Result<const StoredNamespace*> nameSpace = parameters.nameSpace(context.storage, "id");
    if (!nameSpace)
        return infoError(nameSpace.error());
    // On the committing thread, which looks afterwards when its chores have their next turns.
    return [to = *nameSpace, parameters, refused](WriteTransaction&) -> Result<std::string> {
        return setNamespace(*to, parameters) ? "ok" : refused;
    };
}

} // namespace binnacle::node
