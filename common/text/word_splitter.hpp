#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/text/tokenizer.hpp"

namespace khabar {

/// A stretch between two word borders that holds a word: byte offsets. Only tokenizer.cpp needs this.
struct Piece {
  std::size_t begin;
  std::size_t end;
  Script script;
};

/// The spans of pieces in text order: technical names, hashtags, addresses and elisions cut and joined. Linear.
std::vector<Span> split_words(std::string_view text, const Language& language, const std::vector<Piece>& pieces,
                              std::uint32_t first_position);

}  // namespace khabar
