#pragma once

#include <string>
#include <string_view>

#include "common/text/language.hpp"

namespace khabar {

/// The form under which a word or technical name of a text is indexed: fold(), then
///   numbers   plain, as plain_number() reads them in the language
///   acronyms  without their full stops: U.S. as us (3.5 stays)
///   hyphens   off behind a letter: Wi-Fi and GPT-4o as WiFi and GPT4o; x86-64 keeps it
/// May be empty. Linear.
std::string word_form(std::string_view word, const Language& language);

}  // namespace khabar
