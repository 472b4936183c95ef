#pragma once

#include <string_view>

namespace khabar {

/// What a line of a page says that does not belong to its article.
enum class Cue {
  None,
  ImageCredit,    ///< "(Image credit: Google)", "Foto: dpa"
  Advertisement,  ///< "Anzeige"
  Share,          ///< "Share this article"
  Newsletter,     ///< "Sign up for our newsletter"
  ReadAlso,       ///< "Read more: ..." with the headline of another article
  Topics,         ///< what follows are topic links
  AboutAuthor,    ///< what follows is the author's box
  Related,        ///< what follows are other articles' headlines
  Comments,       ///< what follows are readers' words
  Reply,          ///< the button below a reader's comment
};

/// What the line is a cue for. Only whole lines in known words, and labels before a colon, are cues: a sentence that
/// merely has such words in it is none.
Cue cue_of(std::string_view line);

/// True for the line under an author's name that says what they are ("Contributing Writer").
bool is_role(std::string_view line);

/// In words, for a warning: "image credit".
std::string_view name_of(Cue cue);

}  // namespace khabar
