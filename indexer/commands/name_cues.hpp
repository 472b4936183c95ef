#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/entities/entity.hpp"
#include "common/text/tokenizer.hpp"

namespace khabar {

/// A run of text that looks like a name.
struct NameSight {
  std::size_t begin;  ///< byte offsets into the text, without legal form and cue
  std::size_t end;
  std::optional<EntityKind> kind;  ///< Company, Person or Product, where a cue beside it tells
};

/// Names in a text, without knowing any: runs of capitalised words in Latin, Greek and Cyrillic letters that do not
/// begin a sentence, and in other scripts what stands beside a cue (公司, कंपनी, CEO) or is a run of katakana. `spans`
/// are the text's, in `lang`. Lines that are mostly capitals are headlines or lists and are passed over; a lone
/// capitalised word of German is a noun. In text order. Linear.
std::vector<NameSight> sight_names(std::string_view text, const std::vector<Span>& spans, std::string_view lang);

}  // namespace khabar
