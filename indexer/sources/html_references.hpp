#pragma once

#include <cstddef>
#include <span>

namespace khabar {

enum class ReferencePlace { Text, Attribute };

/// Resolves HTML's character references ("&amp;", "&#8217;", "&#x2019;") in place and returns the new size, which is
/// never larger: no reference is shorter than its character. As in browsers, the numbers 128 to 159 mean Windows-1252
/// and old names need no semicolon, but in attributes not before "=" ("?a=1&copy=2"). What is no reference stays, and
/// those to control characters vanish. Linear.
std::size_t resolve_references(std::span<char> text, ReferencePlace place);

}  // namespace khabar
