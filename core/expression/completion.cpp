// SPDX-License-Identifier: Apache-2.0
#include "core/expression/completion.h"

#include "core/expression/completion_candidates.h"
#include "core/expression/completion_context.h"
#include "core/expression/vocabulary.h"

#include <algorithm>
#include <tuple>

namespace binnacle::expression {

namespace {

constexpr std::size_t longestText = 64 * 1024;

bool isWord(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '@';
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// A place in a text: what stands before it as tokens, and the word that it is in.
struct Place {
    std::vector<Token> tokens; ///< before the word, the last of them not `end`
    std::string typed;         ///< of the word, before the offset
    Span word;
    bool isOpaque = false; ///< in quotes or a blob, but not in the name of a bin, or behind what is no word
    bool quotedBin = false;
};

std::vector<Token> tokensOf(std::string_view text)
{
    Diagnostics ignored;
    std::vector<Token> tokens = tokenize(text, ignored);
    tokens.pop_back(); // `end`
    return tokens;
}

/// An invalid token up to the end of the text that begins with a quote, or holds the quote of a blob, and no other.
bool isOpenString(const Token& token, std::size_t end)
{
    if (token.kind != TokenKind::invalid || token.span.end() != end)
        return false;
    const std::size_t quote = token.text.find_first_of("\"'");
    return quote != std::string_view::npos && token.text.find(token.text[quote], quote + 1) == std::string_view::npos;
}

/// Behind the quote that ends the name around the offset; the offset itself if what follows looks like something else.
std::size_t closeOf(std::string_view text, std::size_t offset, char quote)
{
    const std::size_t close = text.find(quote, offset);
    const std::string_view between = text.substr(offset, close == std::string_view::npos ? 0 : close - offset);
    const bool name = std::ranges::all_of(between, [](char c) { return isWord(c) || c == ' ' || c == '-'; });
    return close != std::string_view::npos && name ? close + 1 : offset;
}

Place placeAt(std::string_view text, std::size_t offset)
{
    Place place;
    std::size_t begin = offset;
    while (begin > 0 && isWord(text[begin - 1]))
        --begin;
    std::size_t end = offset;
    while (begin < offset && end < text.size() && isWord(text[end]))
        ++end;
    place.tokens = tokensOf(text.substr(0, begin));
    if (!place.tokens.empty() && isOpenString(place.tokens.back(), begin)) {
        const Token open = place.tokens.back();
        place.tokens.pop_back();
        const char quote = open.text.front();
        place.quotedBin = !place.tokens.empty() && place.tokens.back().is("$.") && (quote == '"' || quote == '\'');
        place.isOpaque = !place.quotedBin;
        begin = open.span.offset;
        end = closeOf(text, offset, quote);
    } else if (!place.tokens.empty() && place.tokens.back().kind == TokenKind::invalid &&
               place.tokens.back().span.end() == begin) {
        place.isOpaque = place.tokens.back().text.front() != '$'; // `$` and `${` begin an operand
        begin = place.tokens.back().span.offset;
        place.tokens.pop_back();
        end += end < text.size() && text[end] == '}' && text.substr(begin, 2) == "${" ? 1 : 0;
    }
    place.typed = text.substr(begin, offset - begin);
    if (place.typed.starts_with('$') && !place.typed.starts_with("${"))
        place.typed.insert(1, "."); // a bin or metadata all the same
    place.word = {begin, end - begin};
    return place;
}

/// 0: begins with what is typed; 1: so if upper and lower case count alike; 2: holds it so; nothing: does not match.
std::optional<int> distance(std::string_view typed, std::string_view word)
{
    if (word.starts_with(typed))
        return 0;
    const auto same = [](char a, char b) { return lower(a) == lower(b); };
    const auto found = std::search(word.begin(), word.end(), typed.begin(), typed.end(), same);
    if (found == word.end())
        return std::nullopt;
    if (found == word.begin())
        return 1;
    return typed.size() > 1 ? std::optional(2) : std::nullopt;
}

std::optional<int> distance(std::string_view typed, const Candidate& candidate)
{
    const auto whole = distance(typed, candidate.label);
    const auto bare = candidate.word.empty() ? std::nullopt : distance(typed, candidate.word);
    if (!whole || !bare)
        return whole ? whole : bare;
    return std::min(*whole, *bare);
}

struct Ranked {
    int distance = 0;
    Candidate candidate;
};

std::vector<Ranked> ranked(std::vector<Candidate> candidates, std::string_view typed)
{
    std::vector<Ranked> all;
    for (Candidate& candidate : candidates) {
        if (const std::optional<int> far = distance(typed, candidate))
            all.push_back({*far, std::move(candidate)});
    }
    std::ranges::stable_sort(all, {}, [](const Ranked& each) { return std::tuple(each.distance, each.candidate.unfit); });
    if (all.size() > mostCompletions)
        all.erase(all.begin() + mostCompletions, all.end());
    return all;
}

/// Parentheses that are there already are not inserted once more, and operators stand between spaces.
void adapt(Completion& completion, std::string_view text)
{
    const std::size_t end = completion.replaced.end();
    const bool called = end < text.size() && text[end] == '(';
    if (const std::size_t open = completion.insert.find('(');
        called && open != std::string::npos && completion.kind != Completion::Kind::closing) {
        completion.insert.resize(open);
        completion.caret = open;
    }
    const bool spaced =
        completion.kind == Completion::Kind::operation || completion.insert == "then ()" || completion.label == "=>";
    if (spaced && completion.replaced.offset > 0 && !isSpace(text[completion.replaced.offset - 1])) {
        completion.insert.insert(0, " ");
        ++completion.caret;
    }
    if (end < text.size() && text[end] == ' ' && completion.insert.ends_with(' ') &&
        completion.caret == completion.insert.size()) {
        completion.insert.pop_back();
        --completion.caret;
    }
}

void append(std::vector<Completion>& to, std::vector<Ranked> all, Span replaced, std::string_view text)
{
    for (Ranked& each : all) {
        Candidate& candidate = each.candidate;
        Completion& added = to.emplace_back();
        added = {std::move(candidate.label),
                 std::move(candidate.insert),
                 candidate.caret,
                 candidate.kind,
                 std::move(candidate.explanation),
                 replaced};
        adapt(added, text);
    }
}

CompletionContext contextOf(const std::vector<Token>& tokens, std::span<const KnownBin> bins)
{
    CompletionContext context(bins);
    context.read(tokens);
    return context;
}

/// What may follow the word at the offset, if it is complete: only what is no word itself.
std::vector<Candidate> following(std::string_view text, std::size_t offset, std::span<const KnownBin> bins)
{
    const std::vector<Token> tokens = tokensOf(text.substr(0, offset));
    const CompletionContext context = contextOf(tokens, bins);
    const bool isParameter = !tokens.empty() && tokens.back().kind == TokenKind::typeWord;
    const Frame& frame = context.frame();
    const bool complete = frame.expected == Expected::operation ? frame.path || frame.type || frame.isDefault || isParameter
                                                                : frame.expected == Expected::inStep;
    if (!complete)
        return {};
    std::vector<Candidate> all = candidatesAt(context, bins);
    std::erase_if(all, [](const Candidate& candidate) { return isWord(candidate.label.front()); });
    return all;
}

std::vector<Candidate> quotedBins(std::span<const KnownBin> bins, char quote)
{
    std::vector<Candidate> all;
    for (const KnownBin& bin : bins) {
        if (bin.name.find(quote) != std::string::npos || bin.name.empty() || holdsNull(bin.name))
            continue;
        const std::string text = quote + bin.name + quote;
        all.push_back({text, text, text.size(), Completion::Kind::bin, explanationOf(bin), {}, 1});
    }
    return all;
}

} // namespace

std::vector<Completion> completeAel(std::string_view text, std::size_t offset, std::span<const KnownBin> bins)
{
    if (text.size() > longestText)
        return {};
    offset = std::min(offset, text.size());
    const Place place = placeAt(text, offset);
    if (place.isOpaque)
        return {};
    std::vector<Completion> completions;
    if (place.quotedBin) {
        append(completions, ranked(quotedBins(bins, place.typed.front()), place.typed), place.word, text);
        return completions;
    }
    const bool number = !place.typed.empty() && place.typed.front() >= '0' && place.typed.front() <= '9';
    if (!number)
        append(completions, ranked(candidatesAt(contextOf(place.tokens, bins), bins), place.typed), place.word, text);
    if (!place.typed.empty() && place.word.end() == offset)
        append(completions, ranked(following(text, offset, bins), {}), {offset, 0}, text);
    return completions;
}

std::optional<Signature> signatureAt(std::string_view text, std::size_t offset)
{
    if (text.size() > longestText)
        return std::nullopt;
    const std::vector<Token> tokens = tokensOf(text.substr(0, std::min(offset, text.size())));
    const CompletionContext context = contextOf(tokens, {});
    const std::span<const Frame> frames = context.frames();
    const auto innermost = std::find_if(frames.rbegin(), frames.rend(), [](const Frame& frame) { return !frame.name.empty(); });
    if (innermost == frames.rend())
        return std::nullopt;
    return signatureOf(innermost->kind == Frame::Kind::get ? "get" : innermost->name, innermost->arguments);
}

} // namespace binnacle::expression
