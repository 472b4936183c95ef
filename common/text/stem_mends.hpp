#pragma once

#include <string>
#include <string_view>

namespace khabar {

/// Where Snowball's stemmers part forms of a word that news is full of, or join words, these put it right. `lang` is
/// the language that the stemmer is for. Linear.

/// The folded word as the stemmer should see it: endings that folding has changed (regiões, įmonėje); Serbian's
/// Cyrillic as Croatian's Latin letters, so that компанија meets kompanija.
std::string before_stemming(std::string_view lang, std::string_view folded);

/// Alef without hamza or madda, and ya with its dots: writers of Arabic differ, and so do those of Persian.
std::string with_plain_alef(std::string_view folded);

/// True for a stem that the stemmer may shorten again, as it would the bare word: marknad(en), telefon(lar).
bool is_half_stemmed(std::string_view lang, std::string_view stem);

/// The stem as it should be. `folded` is what was stemmed.
std::string after_stemming(std::string_view lang, std::string_view folded, std::string stem);

}  // namespace khabar
