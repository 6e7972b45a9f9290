// SPDX-License-Identifier: Apache-2.0
#include "core/expression/completion_candidates.h"
#include "core/expression/vocabulary.h"

namespace binnacle::expression {

namespace {

void addSteps(std::vector<Candidate>& all, std::optional<Type> type)
{
    struct StepForm {
        Type of;
        std::string_view label;
        std::string_view insert;
        std::string_view explanation;
    };
    static constexpr StepForm forms[] = {
        {Type::list, "[index]", "[|]", "the element at an index, counted from 0, or from the end with -1"},
        {Type::list, "[=value]", "[=|]", "the elements of a value; with `,` of several, with `:` of a range"},
        {Type::list, "[#rank]", "[#|]", "the element of a rank; 0 is the least, -1 the greatest"},
        {Type::list, "[]", "[]|", "the list as a whole"},
        {Type::map, "{key-key}", "{|}", "the entries of some keys; with `,` of several, with `-` of a range"},
        {Type::map, "{=value}", "{=|}", "the entries of a value; with `,` of several, with `:` of a range"},
        {Type::map, "{#rank}", "{#|}", "the entry of a rank by value; 0 is the least, -1 the greatest"},
        {Type::map, "{index}", "{|}", "the entry at an index in the order of keys"},
        {Type::map, "{}", "{}|", "the map as a whole"},
    };
    for (const StepForm& form : forms)
        all.push_back(candidate(Completion::Kind::step, form.label, form.insert, form.explanation, unfitness(form.of, type)));
}

void addFunctions(std::vector<Candidate>& all, std::optional<Type> type)
{
    for (const PathFunctionWord& function : pathFunctionWords()) {
        const std::string name(function.name);
        const bool ofMap = type == Type::map && function.of == Type::list; // count()
        const int unfit = function.of ? (ofMap ? 0 : unfitness(function.of, type)) : 1;
        const bool exact = type && function.of && *function.of == *type;
        const std::string_view arguments = function.name == "get" ? "(type: |)" : function.parameters.empty() ? "()|" : "(|)";
        const int casts = function.name.starts_with("as") && type && !exact ? 2 : unfit;
        all.push_back(
            candidate(Completion::Kind::pathFunction, name + "()", name + std::string(arguments), function.meaning, casts));
    }
}

} // namespace

std::vector<Candidate> candidatesOfPath(std::optional<Type> type)
{
    std::vector<Candidate> all;
    addSteps(all, type);
    addFunctions(all, type);
    return all;
}

} // namespace binnacle::expression
