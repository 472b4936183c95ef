#pragma once

#include <string>
#include <string_view>

#include "common/text/language.hpp"

namespace khabar {

/// A German or Nordic word that was typed without the keys for its vowels, as its right spelling folds: muenchen as
/// munchen, aarhus as arhus. Other words as they are.
std::string without_digraphs(std::string_view exact, const Language& language);

}  // namespace khabar
