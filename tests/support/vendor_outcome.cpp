// SPDX-License-Identifier: Apache-2.0
#include "tests/support/vendor_outcome.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace binnacle::test {

namespace {

std::string javaText(const Value& value)
{
    if (const auto* text = value.as<std::string>())
        return *text;
    if (const auto* integer = value.as<std::int64_t>())
        return std::to_string(*integer);
    if (const auto* flag = value.as<bool>())
        return *flag ? "true" : "false";
    const auto* list = value.as<List>();
    if (list == nullptr)
        return typeChip(value);
    std::string text;
    for (const Value& item : list->items)
        text += (text.empty() ? "" : ", ") + javaText(item);
    return '[' + text + ']';
}

/// Splits at ", " outside of brackets.
std::map<std::string, std::string> binsIn(const QString& text)
{
    std::map<std::string, std::string> bins;
    int depth = 0;
    QString entry;
    const auto take = [&] {
        const auto equals = entry.indexOf('=');
        const QString value = entry.mid(equals + 1);
        if (equals > 0 && value != QStringLiteral("null"))
            bins[entry.left(equals).trimmed().toStdString()] = value.toStdString();
        entry.clear();
    };
    for (const QChar character : text) {
        depth += character == '[' ? 1 : character == ']' ? -1 : 0;
        if (character == ',' && depth == 0)
            take();
        else
            entry.append(character);
    }
    take();
    return bins;
}

VendorResult resultIn(const QString& text)
{
    static const QRegularExpression form(QStringLiteral(R"(index=(-?\d+) code=(\d+)(?: gen=(\d+) bins=\{(.*)\})?$)"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        qFatal("a recorded outcome cannot be read: %s", qPrintable(text));
    VendorResult result;
    result.index = match.captured(1).toLongLong();
    result.code = match.captured(2).toInt();
    if (match.capturedLength(3) > 0)
        result.generation = match.captured(3).toUInt();
    result.bins = binsIn(match.captured(4));
    return result;
}

VendorOutcome outcomeIn(const QString& text)
{
    VendorOutcome outcome;
    if (text.startsWith(QStringLiteral("raised "))) {
        outcome.raised = text.section(' ', 1, 1).toInt();
        return outcome;
    }
    for (const QString& result : text.mid(3).split(QStringLiteral(" ; "), Qt::SkipEmptyParts))
        outcome.results.push_back(resultIn(result));
    return outcome;
}

} // namespace

VendorOutcome vendorOutcome(std::string_view suite, std::string_view name)
{
    const QString path = QStringLiteral(BINNACLE_TEST_DATA "/wire/") +
                         QString::fromUtf8(suite.data(), static_cast<qsizetype>(suite.size())) + QStringLiteral(".jsonl");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    while (!file.atEnd()) {
        const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
        if (line["case"].toString().toStdString() == name)
            return outcomeIn(line["outcome"].toString());
    }
    qFatal("no recorded case `%.*s`", static_cast<int>(name.size()), name.data());
}

VendorResult reported(const RecordResult& result)
{
    VendorResult told;
    told.index = result.index;
    told.code = result.error ? result.error->code() : result.exists == false ? static_cast<int>(ServerCode::recordNotFound) : 0;
    if (result.record) {
        told.generation = result.record->generation;
        for (const Bin& bin : result.record->bins)
            told.bins[bin.name] = javaText(bin.value);
    }
    return told;
}

bool agree(const VendorResult& got, const VendorResult& recorded, bool withIndex)
{
    const bool generation = !recorded.generation || got.generation.value_or(0) == *recorded.generation;
    return generation && got.code == recorded.code && got.bins == recorded.bins && (!withIndex || got.index == recorded.index);
}

std::string text(const VendorResult& result)
{
    std::string told = "index=" + std::to_string(result.index) + " code=" + std::to_string(result.code);
    if (result.generation)
        told += " gen=" + std::to_string(*result.generation);
    for (const auto& [name, value] : result.bins)
        told += ' ' + name + '=' + value;
    return told;
}

} // namespace binnacle::test
