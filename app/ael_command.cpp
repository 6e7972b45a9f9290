// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ael_command.h"

#include "app/exit_code.h"
#include "app/input.h"
#include "core/base/base64.h"
#include "core/expression/ael.h"
#include "core/expression/wire.h"

#include <iostream>
#include <optional>
#include <string_view>

namespace binnacle::app {

namespace {

using Form = AelArguments::Form;

struct Answer {
    std::string line;
    bool refused = false;
};

Answer refusal(std::size_t offset, const std::string& sentence)
{
    return {"error " + std::to_string(offset) + ": " + sentence, true};
}

Answer compiled(std::string_view line, Form form)
{
    const expression::Parsed parsed = expression::parseAel(line);
    if (!parsed.ok())
        return refusal(parsed.diagnostics.front().offset, parsed.diagnostics.front().sentence);
    const Bytes wire = expression::pack(*parsed.tree);
    return {form == Form::hex ? toHex(wire) : toBase64(wire)};
}

/// Digits that are hexadecimal can be base64 too: they are taken for what makes an expression, hexadecimal first.
Answer printed(std::string_view line)
{
    const auto hex = fromHex(line);
    const auto base64 = fromBase64(line);
    if (!hex && !base64)
        return refusal(0, "this is neither hexadecimal nor base64");
    const bool isHex = hex && (expression::unpack(*hex) || !base64 || !expression::unpack(*base64));
    const auto text = expression::printAel(ByteView(isHex ? *hex : *base64));
    return text ? Answer{*text} : refusal(0, text.error().sentence());
}

std::string_view trimmed(std::string_view line)
{
    constexpr std::string_view blanks = " \t\r";
    const std::size_t first = line.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string_view() : line.substr(first, line.find_last_not_of(blanks) - first + 1);
}

} // namespace

int runAel(const AelArguments& arguments)
{
    const Result<std::string> input = readInput(arguments.file);
    if (!input) {
        std::cerr << input.error().text() << '\n';
        return inputRefused;
    }
    bool refused = false;
    std::string_view rest = *input;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const Answer answer = arguments.form == Form::text ? printed(trimmed(line)) : compiled(line, arguments.form);
        std::cout << answer.line << '\n';
        refused = refused || answer.refused;
    }
    std::cout.flush();
    return refused ? someFailed : allOk;
}

} // namespace binnacle::app
