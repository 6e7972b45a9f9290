// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/expression/completion.h"
#include "core/expression/lexer.h"
#include "core/expression/node.h"
#include "core/expression/vocabulary.h"

#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace binnacle::expression {

/// What may stand at a place of a text.
enum class Expected {
    nothing,
    operand,
    operation, ///< something between or after operands; behind a path also its dot
    bin,
    step,        ///< behind a dot
    cast,        ///< behind the dot of a number
    argumentsOf, ///< the opening parenthesis of a function
    parameter,
    colon,
    typeWord,
    returnWord,
    variableName,
    equals,
    then,
    key, ///< of a map that is written out
    inStep,
};

/// A bracket that is open, and what is going on in it.
struct Frame {
    enum class Kind { whole, group, function, get, definitions, when, list, map, step };

    Kind kind = Kind::whole;
    std::string_view opening;   ///< `(`, `[=`, …
    std::string_view name;      ///< of the function
    std::size_t arguments = 0;  ///< that are complete
    std::optional<Type> wanted; ///< of the operand that comes next
    std::optional<Type> type;   ///< of the operand so far
    bool compared = false;      ///< the operand so far is a comparison
    bool path = false;          ///< a dot and a step may follow
    bool number = false;        ///< a dot and a cast may follow
    bool arrow = false;         ///< in `when`: `=>` has been read
    bool isDefault = false;     ///< in `when`: behind `default`
    std::size_t variables = 0;  ///< how many there were before it, and are again behind it
    Expected expected = Expected::operand;
};

/// Reads the tokens before a place, whatever is wrong with them.
class CompletionContext {
public:
    /// The bins outlive the context.
    explicit CompletionContext(std::span<const KnownBin> bins);

    void read(std::span<const Token> tokens);

    const Frame& frame() const { return m_frames.back(); }
    std::span<const Frame> frames() const { return m_frames; }
    /// Of `let`, that may be used here.
    std::span<const std::string_view> variables() const { return m_variables; }

private:
    void token(const Token& token, const Token* next);
    void operand(const Token& token, const Token* next);
    void literal(const Token& token);
    void word(const Token& token, const Token* next);
    void operation(const Token& token);
    void afterDot(const Token& token, const Token* next);
    void pathFunction(const Token& token, const Token* next);
    void getParameter(const Token& token);
    void definition(const Token& token);
    void comma();
    void open(const Token& token, Frame::Kind kind, Expected expected);
    void close();
    void value(std::optional<Type> type, bool path = false);
    std::optional<Type> typeOfBin(std::string_view name) const;

    std::unordered_map<std::string_view, Type> m_types; ///< of bins
    std::vector<Frame> m_frames;
    std::vector<std::string_view> m_variables;
    std::size_t m_outerVariables = 0; ///< how many there were before the definitions that have ended last
    std::string_view m_function;      ///< whose parenthesis comes next
};

// completion_types.cpp: what is known of the types of things.

std::optional<Type> typeOfLiteral(const Token& token);
/// Null if it is none.
const OperatorWord* operatorNamed(const Token& token);
/// The type that operands of the function have; the words of the language that take arguments want truth.
std::optional<Type> wantedBy(std::string_view function);
/// What a bracket that has ended gives.
std::optional<Type> resultOf(const Frame& frame);

/// The types of expressions and those of bins.
std::optional<Type> typeOf(ParticleType type);

/// Numbers fit each other.
bool fits(std::optional<Type> type, std::optional<Type> wanted);

} // namespace binnacle::expression
