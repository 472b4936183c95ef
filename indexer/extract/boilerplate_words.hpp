#pragma once

#include <span>
#include <string_view>

#include "indexer/extract/boilerplate.hpp"

namespace khabar {

/// How a phrase must stand to be a cue.
enum class Stand {
  Alone,   ///< is the whole line
  Label,   ///< before a colon, a slash or a bar
  Either,  ///< alone or as a label
  Begins,  ///< begins a short line
};

struct CuePhrase {
  Cue cue;
  Stand stand;
  std::string_view words;
};

/// In all languages. A new phrase is a new row in boilerplate_words.cpp.
std::span<const CuePhrase> cue_phrases();

/// Words of which one stands in an author's role.
std::span<const std::string_view> role_words();

}  // namespace khabar
