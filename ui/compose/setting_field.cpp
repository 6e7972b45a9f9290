// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/setting_field.h"

#include <QCoreApplication>

#include <string>
#include <string_view>
#include <type_traits>

namespace binnacle::ui {

namespace {

struct SettingWords {
    Q_DECLARE_TR_FUNCTIONS(SettingWords)

public:
    struct Words {
        std::string_view name;
        QString label;
        QString meaning;
        QString unit;
    };
    static std::vector<Words> all();
    static QString on() { return tr("on"); }
    static QString off() { return tr("off"); }
};

std::vector<SettingWords::Words> SettingWords::all()
{
    const QString ms = QStringLiteral("ms");
    return {
        {"totalTimeoutMs", tr("total timeout"), tr("for one command, all attempts together"), ms},
        {"socketTimeoutMs", tr("attempt timeout"), tr("for one attempt; 0: the total timeout alone"), ms},
        {"maxRetries", tr("retries"), tr("attempts after the first one, at most 100"), {}},
        {"retryDelayMs", tr("retry delay"), tr("before another attempt, at least"), ms},
        {"sendKey", tr("send key"), tr("the user's key is stored with the record"), {}},
        {"durableDelete", tr("durable delete"), tr("where neither a segment nor its chain says anything"), {}},
        {"commitLevel", tr("commit level"), tr("which replicas have a write when it is answered"), {}},
        {"replica", tr("replica"), tr("where a read goes, attempt by attempt"), {}},
        {"readModeAp", tr("read mode, AP"), tr("how many replicas an available namespace asks while it migrates"), {}},
        {"readModeSc", tr("read mode, SC"), tr("how fresh a read of a strongly consistent namespace is"), {}},
        {"useCompression", tr("compression"), tr("what is sent is compressed"), {}},
        {"maxConcurrentNodes", tr("nodes at once"), tr("how many nodes a query asks at the same time"), {}},
        {"recordQueueSize", tr("record queue"), tr("records of a query that wait to be taken"), {}},
        {"allowInline", tr("inline, memory"), tr("a server may do a batch on records in memory at once"), {}},
        {"allowInlineSsd", tr("inline, device"), tr("a server may do a batch on records on a device at once"), {}},
        {"readTouchTtlPercent", tr("touch on read"), tr("of a record's life that must have passed for a read to prolong it"),
         QStringLiteral("%")},
    };
}

QString fromView(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString textOfValue(bool value)
{
    return value ? SettingWords::on() : SettingWords::off();
}

QString textOfValue(std::uint32_t value)
{
    return QString::number(value);
}

template <typename Choice>
    requires std::is_enum_v<Choice>
QString textOfValue(Choice value)
{
    return fromView(nameOf(value));
}

template <typename T>
std::vector<T> valuesOf()
{
    if constexpr (std::is_same_v<T, bool>)
        return {false, true};
    else if constexpr (std::is_same_v<T, CommitLevel>)
        return {CommitLevel::all, CommitLevel::master};
    else if constexpr (std::is_same_v<T, Replica>)
        return {Replica::sequence, Replica::master, Replica::preferRack};
    else if constexpr (std::is_same_v<T, ReadModeAp>)
        return {ReadModeAp::one, ReadModeAp::all};
    else if constexpr (std::is_same_v<T, ReadModeSc>)
        return {ReadModeSc::session, ReadModeSc::linearize, ReadModeSc::allowReplica, ReadModeSc::allowUnavailable};
    else
        return {};
}

template <typename T>
std::optional<T> valueOfText(const QString& text)
{
    if constexpr (std::is_same_v<T, std::uint32_t>) {
        bool read = false;
        const uint value = text.trimmed().toUInt(&read);
        return read ? std::optional<T>(value) : std::nullopt;
    } else {
        for (const T value : valuesOf<T>()) {
            if (textOfValue(value) == text)
                return value;
        }
        return std::nullopt;
    }
}

template <typename T>
SettingField fieldOf(const SettingWords::Words& words, std::optional<T> Settings::* member)
{
    SettingField field{fromView(words.name), words.label, words.meaning, words.unit, {}, {}, {}, {}};
    for (const T value : valuesOf<T>())
        field.choices << textOfValue(value);
    field.text = [member](const Settings& settings) {
        return settings.*member ? std::optional<QString>(textOfValue(*(settings.*member))) : std::nullopt;
    };
    field.put = [member](Settings& settings, const QString& text) {
        const std::optional<T> value = valueOfText<T>(text);
        if (!value && !text.trimmed().isEmpty())
            return false;
        settings.*member = value;
        return true;
    };
    field.resolve = [member](const Behavior& behavior, CommandClass command) -> std::optional<ResolvedText> {
        const auto found = behavior.resolve(member, command);
        if (!found)
            return std::nullopt;
        return ResolvedText{textOfValue(found->value), found->origin};
    };
    return field;
}

std::vector<SettingField> allFields()
{
    const std::vector<SettingWords::Words> words = SettingWords::all();
    std::vector<SettingField> fields;
    forEachSetting([&](std::string_view name, auto member) {
        for (const SettingWords::Words& said : words) {
            if (said.name == name)
                fields.push_back(fieldOf(said, member));
        }
    });
    return fields;
}

} // namespace

const std::vector<SettingField>& settingFields()
{
    static const std::vector<SettingField> fields = allFields();
    return fields;
}

QString originText(const SettingOrigin& origin)
{
    return QString::fromStdString(origin.behavior) + QStringLiteral(" · ") + scopeText(origin.scope);
}

QString scopeText(Scope scope)
{
    switch (scope) {
    case Scope::all: return SettingWords::tr("all commands");
    case Scope::reads: return SettingWords::tr("reads");
    case Scope::readsAp: return SettingWords::tr("reads, AP");
    case Scope::readsSc: return SettingWords::tr("reads, SC");
    case Scope::readsPoint: return SettingWords::tr("reads of one record");
    case Scope::readsBatch: return SettingWords::tr("reads in a batch");
    case Scope::readsQuery: return SettingWords::tr("queries");
    case Scope::writes: return SettingWords::tr("writes");
    case Scope::writesAp: return SettingWords::tr("writes, AP");
    case Scope::writesSc: return SettingWords::tr("writes, SC");
    case Scope::writesRetryable: return SettingWords::tr("writes, repeatable");
    case Scope::writesNonRetryable: return SettingWords::tr("writes, not repeatable");
    case Scope::writesPoint: return SettingWords::tr("writes of one record");
    case Scope::writesBatch: return SettingWords::tr("writes in a batch");
    case Scope::writesQuery: return SettingWords::tr("writes over a query");
    }
    return {};
}

CommandClass commandOf(Scope scope, CommandClass command)
{
    const std::string_view name = nameOf(scope);
    if (name.starts_with("reads"))
        command.kind = CommandKind::read;
    else if (name.starts_with("writes") && command.kind == CommandKind::read)
        command.kind = CommandKind::retryableWrite;
    if (scope == Scope::writesRetryable)
        command.kind = CommandKind::retryableWrite;
    if (scope == Scope::writesNonRetryable)
        command.kind = CommandKind::nonRetryableWrite;
    if (name.ends_with("Ap") || name.ends_with("Sc"))
        command.consistency = name.ends_with("Ap") ? Consistency::ap : Consistency::sc;
    if (name.ends_with("Point"))
        command.shape = CommandShape::point;
    if (name.ends_with("Batch"))
        command.shape = CommandShape::batch;
    if (name.ends_with("Query"))
        command.shape = CommandShape::query;
    return command;
}

} // namespace binnacle::ui
