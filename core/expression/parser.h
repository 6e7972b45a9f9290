// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/expression/lexer.h"
#include "core/expression/part.h"

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace binnacle::expression {

/// Reads a text into parts by recursive descent. What is wrong is reported, then the parser skips to the next `and`, `or`, comma or
/// closing bracket and goes on, so that one text can have several diagnostics.
class Parser {
public:
    /// The text and the placeholders' values outlive the parser.
    Parser(std::string_view text, std::span<const Value> placeholders, Diagnostics& diagnostics);

    Part parse();

private:
    // parser.cpp: tokens, recovery
    const Token& peek(std::size_t ahead = 0) const;
    const Token& take();
    bool takeIf(std::string_view symbolOrWord);
    bool expect(std::string_view symbolOrWord, std::string_view where);
    Part refuse(Span span, std::string sentence, std::string hint = {});
    void complain(Span span, std::string sentence, std::string hint = {});
    Part unexpected(std::string_view expected);
    bool rests() const;
    void recover(std::size_t begin);
    bool panics() const { return m_panics; }
    Part joinedOperation(Op op, std::vector<Part> operands);

    // parse_operators.cpp: from `or` down to unary operators
    Part expression();
    Part conjunction();
    Part comparison();
    Part comparisonOrLess();
    Part leftAssociative(std::size_t level);
    Part power();
    Part unary();
    Part negated(Span sign, Part operand);
    Part withinDepth(Span at, const std::function<Part()>& parse);

    // parse_operands.cpp: what stands between operators
    Part operand();
    Part reservedOperand();
    Part number(std::optional<Span> minus = std::nullopt);
    Part literal(Value value);
    Part string();
    Part blob();
    Part placeholder();
    Part parenthesized();
    Part listLiteral();
    Part mapLiteral();
    bool mapEntry(Map& map);
    Value constant(Part part);

    // parse_functions.cpp: abs(…), not(…), let(…) then (…), when(…)
    Part functionCall();
    std::vector<Part> arguments();
    Part function(const Token& name, std::vector<Part> operands);
    Part geoFunction(const Token& name, std::vector<Part> operands);
    Part negation();
    Part exclusive();
    Part let();
    Part when();
    bool definition(Part& let);
    bool mapping(Part& when);

    // parse_path.cpp: $.bin.step.step.function()
    Part path();
    Part binOrMetadata();
    void steps(Part& path);
    bool step(Part& path);
    bool dottedKey(Part& path);
    Part finished(Part path);
    Part pathFunction(Part path);
    Part methodCall(Part path);
    Part get(Part path);
    bool getParameter(PathFunction& function);
    Part sketchFunction(Part path);
    Part sketchCall(Part path, std::int64_t code, std::vector<Part> arguments);
    Part cast(Part operand, bool toInteger, Span span);

    // parse_step.cpp: [0], {a-b}, [!#0:2~x] and the like
    bool bracketed(Step& step, std::string_view close);
    bool values(Step& step, std::string_view close);
    bool positions(Step& step, std::string_view close, bool ranks);
    bool keys(Step& step, std::string_view close);
    bool relative(Step& step, std::string_view close, bool ranks);
    bool close(Step& step, std::string_view close);
    std::optional<Value> stepValue();
    std::optional<Value> stepKey();
    std::optional<std::int64_t> position();
    std::optional<Value> quotedOrNamed();

    std::string_view m_text;
    std::span<const Value> m_placeholders;
    Diagnostics& m_diagnostics;
    std::vector<Token> m_tokens;
    std::size_t m_next = 0;
    int m_depth = 0;       ///< of recursion
    int m_expressions = 0; ///< that are being read, one inside the other
    bool m_panics = false;
};

} // namespace binnacle::expression
