#pragma once

#include <string>
#include <string_view>

namespace khabar {

/// Where Snowball's stemmers part forms of a word that news is full of, or join words, these put it right. `lang` is
/// the language that the stemmer is for. Linear.

/// The folded word as the stemmer should see it: Lithuanian endings that folding has changed; Serbian's Cyrillic as
/// Croatian's Latin letters, so that компанија meets kompanija.
std::string before_stemming(std::string_view lang, std::string_view folded);

/// The stem as it should be. `folded` is what was stemmed.
std::string after_stemming(std::string_view lang, std::string_view folded, std::string stem);

}  // namespace khabar
