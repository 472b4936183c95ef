#pragma once

#include <string_view>

#include "indexer/sources/decode.hpp"

namespace khabar {

/// The bytes of a page as text, its encoding found as browsers find it (WHATWG Encoding Standard; HTML, "Determining
/// the character encoding"): byte order mark, `http_charset` (the label of HTTP's Content-Type, may be empty), <meta>
/// in the first 4096 bytes, XML declaration. Labels mean what they mean to browsers: "iso-8859-1" is windows-1252. A
/// declared encoding loses where the bytes read as UTF-8 or are mostly none of its own: then, and where nothing is
/// declared, decode() decides. Linear.
Decoded decode_html(std::string_view bytes, std::string_view http_charset);

}  // namespace khabar
