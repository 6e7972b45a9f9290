// SPDX-License-Identifier: Apache-2.0
#include "core/expression/completion_candidates.h"

#include "core/expression/print.h"
#include "core/expression/vocabulary.h"

#include <algorithm>

namespace binnacle::expression {

namespace {

using Kind = Completion::Kind;

class Candidates {
public:
    Candidates(const CompletionContext& context, std::span<const KnownBin> bins)
        : m_context(context), m_frame(context.frame()), m_bins(bins)
    {
    }

    std::vector<Candidate> all();

private:
    void add(Kind kind, std::string_view text, std::string_view explanation, int unfit = 1)
    {
        m_all.push_back({std::string(text), std::string(text), text.size(), kind, std::string(explanation), {}, unfit});
    }

    /// `|` in `insert` is where typing goes on.
    void addWithCaret(Kind kind, std::string_view label, std::string_view insert, std::string_view explanation, int unfit = 1)
    {
        m_all.push_back(candidate(kind, label, insert, explanation, unfit));
    }

    void operands();
    void bins(std::string_view before);
    void metadata(std::string_view before);
    void literals();
    void truths();
    void functions();
    void keywords();
    void operations();
    void closings();
    bool takesMore() const;
    void parameterValues(std::span<const ParameterValue> values);

    const CompletionContext& m_context;
    const Frame& m_frame;
    std::span<const KnownBin> m_bins;
    std::vector<Candidate> m_all;
};

std::vector<Candidate> Candidates::all()
{
    switch (m_frame.expected) {
    case Expected::operand:
        operands();
        break;
    case Expected::operation:
        operations();
        break;
    case Expected::bin:
        bins("");
        metadata("");
        break;
    case Expected::step:
        m_all = candidatesOfPath(m_frame.type);
        break;
    case Expected::cast:
        add(Kind::pathFunction, "asInt()", "the number as an integer");
        add(Kind::pathFunction, "asFloat()", "the number as a float");
        break;
    case Expected::parameter:
        addWithCaret(Kind::parameter, "type:", "type: |", "of what type the thing is");
        addWithCaret(Kind::parameter, "return:", "return: |", "what of the things found is wanted");
        break;
    case Expected::typeWord:
        parameterValues(typeValues());
        break;
    case Expected::returnWord:
        parameterValues(returnValues());
        break;
    case Expected::argumentsOf:
        add(Kind::closing, "(", "begins the arguments");
        break;
    case Expected::colon:
        add(Kind::closing, ":", "stands before the parameter's value");
        break;
    case Expected::equals:
        add(Kind::closing, "=", "stands before the variable's value");
        break;
    case Expected::then:
        addWithCaret(Kind::keyword, "then", "then (|)", "begins the expression that uses the variables");
        break;
    case Expected::inStep:
        closings();
        break;
    case Expected::nothing:
    case Expected::variableName:
    case Expected::key:
        break;
    }
    return std::move(m_all);
}

void Candidates::operands()
{
    const bool constants = m_frame.kind == Frame::Kind::list || m_frame.kind == Frame::Kind::map;
    literals();
    if (!constants) {
        for (const std::string_view name : m_context.variables()) {
            add(Kind::variable, "${" + std::string(name) + "}", "a variable of `let`");
            m_all.back().word = name;
        }
        bins("$.");
        truths();
        functions();
        metadata("$.");
        keywords();
    }
    if (constants)
        truths();
    if (m_frame.kind == Frame::Kind::list)
        closings();
}

void Candidates::bins(std::string_view before)
{
    for (const KnownBin& bin : m_bins) {
        const std::string text = binText(bin.name);
        if (text.empty() || bin.name.empty() || holdsNull(bin.name))
            continue; // no text says it
        int unfit = bin.types.empty() ? 1 : 2;
        for (const ParticleType type : bin.types)
            unfit = std::min(unfit, unfitness(typeOf(type), m_frame.wanted));
        add(Kind::bin, std::string(before) + text, explanationOf(bin), unfit);
        m_all.back().word = bin.name;
    }
}

void Candidates::metadata(std::string_view before)
{
    for (const MetadataWord& word : metadataWords()) {
        const int unfit = unfitness(word.result, m_frame.wanted);
        if (word.op == Op::digestModulo)
            addWithCaret(Kind::metadata, std::string(before) + "digestModulo()", std::string(before) + "digestModulo(|)",
                         word.meaning, unfit);
        else
            add(Kind::metadata, std::string(before) + std::string(word.name), word.meaning, unfit);
        m_all.back().word = word.name;
    }
}

void Candidates::literals()
{
    struct Literal {
        Type type;
        std::string_view label;
        std::string_view insert;
        std::string_view explanation;
    };
    static constexpr Literal quoted[] = {
        {Type::string, "\"…\"", "\"|\"", "a string; there are no escapes, so one that holds \" goes in '…'"},
        {Type::list, "[…]", "[|]", "a list of constants"},
        {Type::map, "{…}", "{|}", "a map of constants"},
        {Type::blob, "X'…'", "X'|'", "a blob in hexadecimal digits"},
        {Type::blob, "b64'…'", "b64'|'", "a blob in base64"},
    };
    for (const Literal& literal : quoted)
        if (m_frame.wanted && fits(literal.type, m_frame.wanted))
            addWithCaret(Kind::value, literal.label, literal.insert, literal.explanation, 0);
}

void Candidates::truths()
{
    const int unfit = unfitness(Type::boolean, m_frame.wanted);
    add(Kind::value, "true", "what holds", unfit);
    add(Kind::value, "false", "what does not hold", unfit);
}

void Candidates::functions()
{
    for (const FunctionWord& function : functionWords()) {
        const auto result = function.result ? function.result : function.parameter;
        const std::string name(function.name);
        const std::string insert = function.op == Op::literal ? name + "('|')" : name + "(|)";
        addWithCaret(Kind::function, name + "()", insert,
                     name + "(" + std::string(function.parameters) + "): " + std::string(function.meaning),
                     unfitness(result, m_frame.wanted));
    }
}

void Candidates::keywords()
{
    const int truth = unfitness(Type::boolean, m_frame.wanted);
    addWithCaret(Kind::keyword, "not()", "not(|)", "holds where the expression does not", truth);
    addWithCaret(Kind::keyword, "exclusive()", "exclusive(|, )", "holds where exactly one of the expressions does", truth);
    addWithCaret(Kind::keyword, "let()", "let(| = ) then ()", "names values, to use them in an expression");
    addWithCaret(Kind::keyword, "when()", "when(| => , default => )", "the value of the first condition that holds");
    add(Kind::keyword, "unknown", "neither true nor false; filters the record out");
    add(Kind::keyword, "error", "the same as unknown", 2);
    if (m_frame.kind == Frame::Kind::when && m_frame.arguments > 0 && !m_frame.arrow)
        addWithCaret(Kind::keyword, "default", "default => |", "the value where no condition holds", 0);
}

void Candidates::operations()
{
    using Group = OperatorWord::Group;
    if (m_frame.kind == Frame::Kind::when && !m_frame.arrow)
        addWithCaret(Kind::keyword, "=>", "=> |", "stands before the value for the condition", 0);
    if (m_frame.isDefault && !m_frame.arrow)
        return;
    const bool constants =
        m_frame.kind == Frame::Kind::list || m_frame.kind == Frame::Kind::map || m_frame.kind == Frame::Kind::get;
    const auto type = m_frame.compared ? m_frame.wanted : m_frame.type;
    for (const OperatorWord& word : operatorWords()) {
        const bool compares = word.group == Group::comparison || word.group == Group::membership;
        if (constants || (compares && m_frame.compared))
            continue;
        int unfit = 0;
        if (word.group == Group::logic)
            unfit = m_frame.compared ? 0 : type ? (*type == Type::boolean ? 0 : 2) : 1;
        else if (word.group == Group::arithmetic)
            unfit = !type ? 1 : fits(type, Type::float64) ? 0 : 2;
        else if (word.group == Group::bits)
            unfit = !type ? 1 : *type == Type::integer ? 0 : 2;
        add(Kind::operation, word.symbol, word.meaning, unfit);
        m_all.back().insert += ' ';
        ++m_all.back().caret;
    }
    closings();
}

void Candidates::closings()
{
    const bool within = m_frame.kind != Frame::Kind::whole;
    const bool undecided = m_frame.kind == Frame::Kind::when && !m_frame.arrow;
    if (!within || undecided)
        return;
    if (m_frame.expected == Expected::operation && takesMore())
        addWithCaret(Kind::closing, ",", ", |", "goes on with the next");
    const char opening = m_frame.opening.front();
    add(Kind::closing, opening == '(' ? ")" : opening == '[' ? "]" : "}", "closes the bracket");
}

/// Whether another argument, element or case may follow.
bool Candidates::takesMore() const
{
    if (m_frame.kind == Frame::Kind::group || m_frame.kind == Frame::Kind::step || m_frame.name == "not" ||
        m_frame.name == "then")
        return false;
    if (m_frame.kind == Frame::Kind::when)
        return !m_frame.isDefault;
    const auto function = std::ranges::find(functionWords(), m_frame.name, &FunctionWord::name);
    if (m_frame.kind == Frame::Kind::function && m_frame.name.starts_with("hll"))
        return false;
    return function == functionWords().end() || function->orMore || m_frame.arguments + 1 < function->operands;
}

void Candidates::parameterValues(std::span<const ParameterValue> values)
{
    for (const ParameterValue& value : values)
        add(Kind::parameter, value.word, value.meaning);
}

} // namespace

Candidate candidate(Kind kind, std::string_view label, std::string_view insert, std::string_view explanation, int unfit)
{
    const std::size_t caret = insert.find('|');
    std::string text(insert.substr(0, caret));
    text += insert.substr(caret + 1);
    return {std::string(label), std::move(text), caret, kind, std::string(explanation), {}, unfit};
}

int unfitness(std::optional<Type> type, std::optional<Type> wanted)
{
    if (!wanted || !type)
        return 1;
    return fits(type, wanted) ? 0 : 2;
}

std::vector<Candidate> candidatesAt(const CompletionContext& context, std::span<const KnownBin> bins)
{
    return Candidates(context, bins).all();
}

std::string explanationOf(const KnownBin& bin)
{
    std::string text;
    for (const ParticleType particle : bin.types) {
        if (const auto type = typeOf(particle))
            text += (text.empty() ? "a bin of type " : " or ") + std::string(nameOf(*type));
    }
    return text.empty() ? "a bin" : text;
}

} // namespace binnacle::expression
