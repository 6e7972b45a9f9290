// SPDX-License-Identifier: Apache-2.0
#include "core/expression/infer_in.h"

#include "core/expression/infer.h"

#include <map>

namespace binnacle::expression {

namespace {

enum class Listness { list, other, unknown };

Listness listnessOf(const Part& path)
{
    if (path.function && path.function->type)
        return path.function->type == Type::list ? Listness::list : Listness::other;
    if (path.function && path.function->kind == PathFunction::Kind::count)
        return Listness::other;
    if (!path.steps.empty() && path.steps.back().kind == Step::Kind::designator)
        return path.steps.back().inMap ? Listness::other : Listness::list;
    return Listness::unknown;
}

/// What is certainly no list.
bool isNoList(const Part& part)
{
    switch (part.kind) {
    case PartKind::value: return !part.value.as<List>();
    case PartKind::metadata:
    case PartKind::unknown:
    case PartKind::exists: return true;
    case PartKind::bin: return part.typeIsGiven && part.type != Type::list;
    case PartKind::path: return listnessOf(part) == Listness::other;
    case PartKind::operation: return part.op != Op::condition;
    default: return false;
    }
}

bool mayBeList(Part& right)
{
    switch (right.kind) {
    case PartKind::invalid:
    case PartKind::placeholder:
    case PartKind::variable: return true;
    case PartKind::value: return right.value.as<List>() != nullptr;
    case PartKind::bin:
        if (!right.typeIsGiven)
            right.type = Type::list;
        return right.type == Type::list;
    case PartKind::path: return listnessOf(right) != Listness::other;
    default: return false;
    }
}

Type typeOf(const Value& value)
{
    Part part;
    part.kind = PartKind::value;
    part.value = value;
    if (value.as<List>())
        return Type::list;
    return value.as<Map>() ? Type::map : carriedType(part).value_or(Type::nil);
}

/// The type of all the elements: nil if there are none, nothing if they differ, which is reported.
std::optional<Type> elementType(const Part& list, Diagnostics& diagnostics)
{
    Type type = Type::nil;
    const auto* values = list.value.as<List>();
    for (const Value& item : values ? values->items : std::vector<Value>()) {
        if (type != Type::nil && typeOf(item) != type) {
            diagnostics.report(list.span, "the elements of a list after `in` are all of one type, not of " +
                                              std::string(nameOf(type)) + " and " + std::string(nameOf(typeOf(item))));
            return std::nullopt;
        }
        type = typeOf(item);
    }
    return type;
}

/// Whether nothing tells the type of what is looked for.
bool isOpen(const Part& left)
{
    if (left.kind == PartKind::bin)
        return !left.typeIsGiven;
    return left.kind == PartKind::path && listnessOf(left) == Listness::unknown;
}

class VariableCheck {
public:
    explicit VariableCheck(Diagnostics& diagnostics) : m_diagnostics(diagnostics) {}

    void check(const Part& part)
    {
        if (part.kind == PartKind::operation && part.op == Op::inList)
            checkIn(part.operands[1]);
        std::vector<std::pair<std::string_view, const Part*>> outer;
        for (std::size_t i = 0; i < part.operands.size(); ++i) {
            check(part.operands[i]);
            if (i < part.names.size()) {
                const Part*& defined = m_defined[part.names[i]];
                outer.emplace_back(part.names[i], defined);
                defined = &part.operands[i];
            }
        }
        for (auto each = outer.rbegin(); each != outer.rend(); ++each)
            m_defined[each->first] = each->second;
    }

private:
    void checkIn(const Part& right)
    {
        const auto found = right.kind == PartKind::variable ? m_defined.find(right.name) : m_defined.end();
        if (found != m_defined.end() && found->second && isNoList(*found->second))
            m_diagnostics.report(right.span, "`in` takes a list on its right, and ${" + right.name + "} is none");
    }

    Diagnostics& m_diagnostics;
    std::map<std::string_view, const Part*> m_defined; ///< null where the scope of a name has ended
};

} // namespace

void inferIn(Part& in, Diagnostics& diagnostics)
{
    Part& left = in.operands[0];
    Part& right = in.operands[1];
    if (!mayBeList(right))
        return diagnostics.report(right.span, "`in` takes a list on its right");
    const auto elements = right.kind == PartKind::value ? elementType(right, diagnostics) : Type::nil;
    if (!elements)
        return;
    const Type type = *elements;
    if (type == Type::nil) {
        if (isOpen(left))
            diagnostics.report(left.span, "nothing tells the type of what `in` looks for", "add .get(type: …)");
        return;
    }
    if (left.kind != PartKind::bin)
        return;
    if (!left.typeIsGiven)
        left.type = type;
    const bool bothNumbers =
        (left.type == Type::integer || left.type == Type::float64) && (type == Type::integer || type == Type::float64);
    if (left.type != type && !bothNumbers)
        diagnostics.report(in.span, "a bin of type " + std::string(nameOf(left.type)) + " is not in a list of " +
                                        std::string(nameOf(type)) + " values");
}

void checkListVariables(const Part& let, Diagnostics& diagnostics)
{
    VariableCheck(diagnostics).check(let);
}

} // namespace binnacle::expression
