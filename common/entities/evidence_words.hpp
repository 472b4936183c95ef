#pragma once

#include <string_view>

#include "common/text/language.hpp"

namespace khabar {

/// Folded words that stand beside companies and products: inc, shares, konzern, कंपनी.
bool is_business_word(std::string_view word);

/// Folded verbs whose subject acts and speaks: said, announced, kündigte.
bool is_acting_verb(std::string_view word);

/// Folded articles and pronouns, which names of companies go without in the language.
bool is_determiner(std::string_view word, const Language& language);

/// Words of business in Chinese and Japanese, right before or behind a name.
bool touches_han_cue(std::string_view before, std::string_view behind);

/// The same words in the neighbourhood, any place in `text`.
bool has_han_cue(std::string_view text);

/// Titles right behind a person's name in Chinese and Japanese: 鈴木さん.
bool begins_with_title(std::string_view behind);

/// What stands between two names of a row: a comma, "and".
bool joins_names(std::string_view between);

}  // namespace khabar
