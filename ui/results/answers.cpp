// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/answers.h"

#include "ui/models/sketch_cost.h"
#include "ui/models/value_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace binnacle::ui {

namespace {

constexpr int lineLength = 400;

struct AnswerWords {
    Q_DECLARE_TR_FUNCTIONS(AnswerWords)
};

std::vector<const BinOperation*> operationsOn(const std::string& bin, const Segment* segment)
{
    std::vector<const BinOperation*> found;
    if (segment == nullptr)
        return found;
    for (const BinOperation& operation : segment->operations) {
        if (operation.bin == bin)
            found.push_back(&operation);
    }
    return found;
}

const Method* methodOf(const Answer& answer)
{
    const auto* call = answer.operation != nullptr ? std::get_if<Call>(&answer.operation->action) : nullptr;
    return call != nullptr ? &call->method : nullptr;
}

std::optional<HllConfig> configOf(const Value& value)
{
    RecordResult result;
    result.record = Record{{}, 0, 0, {{"hll", value}}};
    return result.getHllConfig("hll");
}

QString configText(const HllConfig& config)
{
    if (!config.minHashBits)
        return QStringLiteral("HllConfig.of(%1)").arg(config.indexBits);
    return QStringLiteral("HllConfig.of(%1, %2)").arg(config.indexBits).arg(*config.minHashBits);
}

QString describedText(const HllConfig& config)
{
    const QString hashes = config.minHashBits ? AnswerWords::tr("%1 min-hash bits").arg(*config.minHashBits)
                                              : AnswerWords::tr("0 min-hash bits");
    QStringList parts{AnswerWords::tr("%1 index bits").arg(config.indexBits), hashes};
    if (const QString cost = sketchCost(config.indexBits, config.minHashBits.value_or(0)); !cost.isEmpty())
        parts << AnswerWords::tr("%1 registers").arg(countText(std::uint64_t{1} << config.indexBits)) << cost;
    return parts.join(QStringLiteral(", "));
}

QString aboutText(std::int64_t count)
{
    return QStringLiteral("≈ ") + (count < 0 ? QString::number(count) : countText(static_cast<std::uint64_t>(count)));
}

/// What an integer says that a method for sketches answered; empty if it is a number like any other.
QString sketchNumberText(Method method, std::int64_t number)
{
    switch (method) {
    case Method::hllGetCount:
    case Method::hllRefreshCount:
    case Method::hllGetUnionCount:
    case Method::hllGetIntersectCount:
        return aboutText(number);
    case Method::hllAdd:
        return AnswerWords::tr("%1 changed the sketch").arg(number);
    case Method::hllMayContain:
        return number != 0 ? AnswerWords::tr("may contain them") : AnswerWords::tr("does not contain them");
    default:
        return {};
    }
}

QString sketchText(Method method, const Value& value)
{
    if (method == Method::hllDescribe) {
        const std::optional<HllConfig> config = configOf(value);
        return config ? configText(*config) : QString();
    }
    if (const auto* number = value.as<std::int64_t>())
        return sketchNumberText(method, *number);
    const auto* similarity = value.as<double>();
    if (method == Method::hllGetSimilarity && similarity != nullptr)
        return QStringLiteral("≈ ") + QString::number(*similarity, 'g', 3);
    return {};
}

} // namespace

std::vector<Answer> answersOf(const RecordResult& result, const Segment* segment)
{
    std::vector<Answer> answers;
    if (!result.record)
        return answers;
    for (const Bin& bin : result.record->bins) {
        const std::vector<const BinOperation*> operations = operationsOn(bin.name, segment);
        const auto* list = bin.value.as<List>();
        if (operations.size() < 2 || list == nullptr || list->items.size() != operations.size()) {
            answers.push_back({bin.name, operations.size() == 1 ? operations.front() : nullptr, bin.value});
            continue;
        }
        for (std::size_t i = 0; i < operations.size(); ++i) {
            if (!list->items[i].isNil() || !isWrite(operations[i]->action))
                answers.push_back({bin.name, operations[i], list->items[i]});
        }
    }
    return answers;
}

QString answerText(const Answer& answer, int length)
{
    const Method* const method = methodOf(answer);
    const QString text = method != nullptr ? sketchText(*method, answer.value) : QString();
    return text.isEmpty() ? previewOf(answer.value, {.length = length}) : text;
}

QString answerLine(const Answer& answer)
{
    QString line = nameText(answer.bin);
    if (answer.operation != nullptr) {
        const std::string_view name = nameOf(answer.operation->action);
        line += QStringLiteral(" · ") + QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    }
    line += QStringLiteral(": ") + answerText(answer, lineLength);
    const Method* const method = methodOf(answer);
    if (method != nullptr && *method == Method::hllDescribe) {
        if (const std::optional<HllConfig> config = configOf(answer.value))
            line += QStringLiteral(" — ") + describedText(*config);
    }
    return line;
}

} // namespace binnacle::ui
