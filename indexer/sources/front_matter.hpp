#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

/// The fields that stand above a Markdown text.
struct FrontMatter {
  /// Values by lower-case key; several where the value is a list. Keys without a value are absent.
  std::map<std::string, std::vector<std::string>> fields;
  std::size_t size = 0;  ///< how many bytes it takes up; 0 when there is none

  /// The first value of the first of these keys that has any; else empty.
  std::string first(std::initializer_list<std::string_view> keys) const;
};

/// Reads the front matter at the beginning of `text`. A first line of dashes that no other closes is a rule, no front
/// matter.
FrontMatter read_front_matter(std::string_view text);

}  // namespace khabar
