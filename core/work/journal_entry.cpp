// SPDX-License-Identifier: Apache-2.0
#include "core/work/journal_entry.h"

#include "core/operation/json.h"

#include <nlohmann/json.hpp>

#include <limits>

namespace binnacle::work {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t oneLine = std::numeric_limits<std::size_t>::max();

/// Read once more: a document's own text is the form that others take, too.
Json jsonOf(const OperationDocument& document)
{
    return Json::parse(toJsonText(document, oneLine));
}

template <typename Key>
Json counts(const std::map<Key, std::int64_t>& counted)
{
    Json json = Json::object();
    for (const auto& [key, count] : counted) {
        if constexpr (std::is_same_v<Key, int>)
            json[std::to_string(key)] = count;
        else
            json[key] = count;
    }
    return json;
}

Json jsonOf(const OutcomeSummary& outcome)
{
    return {{"records", outcome.records}, {"failed", outcome.failed},       {"skipped", outcome.skipped},
            {"inDoubt", outcome.inDoubt}, {"codes", counts(outcome.codes)}, {"failure", escaped(outcome.failure)}};
}

Json jsonOf(const JournalUndo& undo)
{
    return {{"inverse", jsonOf(undo.inverse)}, {"notUndoable", counts(undo.notUndoable)}, {"remarks", undo.remarks}};
}

std::int64_t number(const Json& json, const char* name)
{
    const auto found = json.find(name);
    return found != json.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

std::string text(const Json& json, const char* name)
{
    const auto found = json.find(name);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const Json& part(const Json& json, const char* name)
{
    static const Json nothing = Json::object();
    const auto found = json.find(name);
    return found != json.end() && found->is_object() ? *found : nothing;
}

OutcomeSummary readOutcome(const Json& json)
{
    OutcomeSummary outcome{number(json, "records"), number(json, "failed"), number(json, "skipped"), number(json, "inDoubt"), {},
                           text(json, "failure")};
    for (const auto& [code, count] : part(json, "codes").items()) {
        if (count.is_number_integer())
            outcome.codes[std::atoi(code.c_str())] = count.get<std::int64_t>();
    }
    return outcome;
}

Result<JournalUndo> readUndo(const Json& json)
{
    JournalUndo undo;
    const Json& inverse = part(json, "inverse");
    Result<OperationDocument> document = documentFromJson(inverse.dump());
    if (!document)
        return document.error();
    undo.inverse = *std::move(document);
    for (const auto& [why, count] : part(json, "notUndoable").items()) {
        if (count.is_number_integer())
            undo.notUndoable[why] = count.get<std::int64_t>();
    }
    if (const auto remarks = json.find("remarks"); remarks != json.end() && remarks->is_array()) {
        for (const Json& remark : *remarks) {
            if (remark.is_string())
                undo.remarks.push_back(remark.get<std::string>());
        }
    }
    return undo;
}

} // namespace

void count(OutcomeSummary& summary, const RecordResult& result)
{
    ++summary.records;
    summary.skipped += result.skipped() ? 1 : 0;
    summary.failed += result.error && !result.skipped() ? 1 : 0;
    summary.inDoubt += result.inDoubt() ? 1 : 0;
    ++summary.codes[result.error ? result.error->code() : 0];
}

OutcomeSummary summaryOf(std::span<const RecordResult> results, const std::optional<Error>& failure)
{
    OutcomeSummary summary;
    for (const RecordResult& result : results)
        count(summary, result);
    if (failure)
        summary.failure = failure->text();
    return summary;
}

JournalUndo journalUndoOf(const Undo& undo)
{
    JournalUndo kept{undo.inverse, {}, undo.remarks};
    for (const NotUndoable& one : undo.notUndoable)
        ++kept.notUndoable[std::string(sentenceOf(one.why))];
    return kept;
}

std::string toJsonLine(const JournalEntry& entry)
{
    Json json = Json::object();
    json["id"] = entry.id;
    json["when"] = entry.unixMs;
    json["connection"] = {{"name", escaped(entry.connection)}, {"address", escaped(entry.address)}};
    json["document"] = entry.document ? jsonOf(*entry.document) : Json();
    if (entry.underWay)
        json["underWay"] = true;
    else
        json["outcome"] = jsonOf(entry.outcome);
    if (entry.undo)
        json["undo"] = jsonOf(*entry.undo);
    if (entry.undoes != 0)
        json["undoes"] = entry.undoes;
    if (!entry.leftOut.empty())
        json["leftOut"] = entry.leftOut;
    return json.dump();
}

Result<JournalEntry> journalEntryFrom(std::string_view line)
{
    const Result<Json> json = parseJson(line);
    if (!json)
        return json.error();
    if (!json->is_object())
        return Error::client(ClientCode::badInput, "an entry of a journal is an object");
    JournalEntry entry;
    entry.id = static_cast<std::uint64_t>(number(*json, "id"));
    entry.unixMs = number(*json, "when");
    entry.connection = text(part(*json, "connection"), "name");
    entry.address = text(part(*json, "connection"), "address");
    entry.underWay = json->value("underWay", Json()) == Json(true);
    entry.outcome = readOutcome(part(*json, "outcome"));
    entry.undoes = static_cast<std::uint64_t>(number(*json, "undoes"));
    entry.leftOut = text(*json, "leftOut");
    if (const Json& kept = part(*json, "document"); !kept.empty()) {
        Result<OperationDocument> document = documentFromJson(kept.dump());
        if (!document)
            return document.error();
        entry.document = *std::move(document);
    }
    if (const Json& kept = part(*json, "undo"); !kept.empty()) {
        Result<JournalUndo> undo = readUndo(kept);
        if (!undo)
            return undo.error();
        entry.undo = *std::move(undo);
    }
    return entry;
}

} // namespace binnacle::work
