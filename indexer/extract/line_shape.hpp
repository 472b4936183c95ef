#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace khabar {

/// What a line looks like, whatever language it is in. All linear.

/// Blanks, tabs and non-breaking spaces off both ends.
std::string_view bare(std::string_view line);

/// Words between blanks; of scripts without blanks every two Han, kana, or five Thai letters count as one.
std::size_t word_count(std::string_view line);

/// True when it ends as sentences do: . ! ? and their kin of other scripts, closing quotes behind them allowed.
bool ends_sentence(std::string_view line);

/// The first sentence of a text, without its blanks: up to a final mark that is none of an abbreviation or a number, or
/// to a line end. At most `code_points` long; what is cut ends between words with "…".
std::string first_sentence(std::string_view text, std::size_t code_points);

/// Sentence ends within the line, the one at its end not counted.
std::size_t inner_sentence_ends(std::string_view line);

/// Short, of at most two sentences, and no paragraph that ends in a full stop. `next` is the line below: a line that it
/// goes on from, in lower case, is no headline.
bool reads_like_headline(std::string_view line, std::string_view next);

}  // namespace khabar
