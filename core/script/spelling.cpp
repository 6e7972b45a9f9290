// SPDX-License-Identifier: Apache-2.0
#include "core/script/spelling.h"

#include "core/operation/path_step.h"
#include "core/script/selection_names.h"

#include <algorithm>
#include <array>
#include <vector>

namespace binnacle::script {

namespace {

constexpr std::array supported{
    std::string_view("upsert"),
    std::string_view("insert"),
    std::string_view("update"),
    std::string_view("replace"),
    std::string_view("replaceIfExists"),
    std::string_view("delete"),
    std::string_view("touch"),
    std::string_view("exists"),
    std::string_view("query"),
    std::string_view("batch"),
    std::string_view("bin"),
    std::string_view("bins"),
    std::string_view("readingOnlyBins"),
    std::string_view("values"),
    std::string_view("put"),
    std::string_view("setBins"),
    std::string_view("setTo"),
    std::string_view("setToGeoJson"),
    std::string_view("incrementBy"),
    std::string_view("add"),
    std::string_view("append"),
    std::string_view("prepend"),
    std::string_view("remove"),
    std::string_view("removeBin"),
    std::string_view("get"),
    std::string_view("replaceOnly"),
    std::string_view("expireRecordAfterSeconds"),
    std::string_view("expireRecordAfter"),
    std::string_view("neverExpire"),
    std::string_view("withNoChangeInExpiration"),
    std::string_view("expiryFromServerDefault"),
    std::string_view("ensureGenerationIs"),
    std::string_view("durablyDelete"),
    std::string_view("withDurableDelete"),
    std::string_view("withoutDurableDelete"),
    std::string_view("where"),
    std::string_view("failOnFilteredOut"),
    std::string_view("respondAllKeys"),
    std::string_view("withNoBins"),
    std::string_view("limit"),
    std::string_view("chunkSize"),
    std::string_view("recordsPerSecond"),
    std::string_view("onPartition"),
    std::string_view("onPartitions"),
    std::string_view("onPartitionRange"),
    std::string_view("withHint"),
    std::string_view("expireRecordAt"),
    std::string_view("defaultWhere"),
    std::string_view("defaultExpireRecordAfterSeconds"),
    std::string_view("defaultNeverExpire"),
    std::string_view("defaultWithDurableDelete"),
    std::string_view("defaultWithoutDurableDelete"),
    std::string_view("execute"),
    std::string_view("executeStream"),
    std::string_view("executeAsync"),
};

constexpr std::array unsupported{
    std::string_view("deleteRecord"),
    std::string_view("touchRecord"),
    std::string_view("withTxn"),
    std::string_view("inTransaction"),
    std::string_view("notInAnyTransaction"),
    std::string_view("filter"),
    std::string_view("filterExpression"),
    std::string_view("addOperation"),
    std::string_view("executeUdf"),
    std::string_view("backgroundTask"),
    std::string_view("truncate"),
    std::string_view("object"),
    std::string_view("objects"),
};

std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.back();
}

} // namespace

std::string javaSpelling(std::string_view name)
{
    std::string out;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool hump = name[i] == '_' && i > 0 && i + 1 < name.size() && name[i + 1] >= 'a' && name[i + 1] <= 'z';
        if (hump)
            out += static_cast<char>(name[++i] - 'a' + 'A');
        else
            out += name[i];
    }
    return out;
}

bool isKnownButUnsupported(std::string_view name)
{
    return std::find(unsupported.begin(), unsupported.end(), name) != unsupported.end();
}

std::string_view nearestMethod(std::string_view name)
{
    constexpr std::size_t longest = 40;
    std::size_t nearest = name.size() > 4 ? 3 : 2;
    std::string_view found;
    const auto compare = [&](std::string_view method) {
        const std::size_t off = name.size() > longest ? longest : distance(name, method);
        if (off < nearest) {
            nearest = off;
            found = method;
        }
    };
    std::ranges::for_each(supported, compare);
    for (const MethodEntry& entry : methodEntries())
        compare(entry.family == MethodFamily::selection ? std::string_view() : entry.name);
    for (const SelectorEntry& entry : selectorEntries())
        compare(entry.name);
    for (const SelectionName& entry : selectionNames())
        compare(entry.name);
    return found;
}

} // namespace binnacle::script
