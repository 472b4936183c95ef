#pragma once

#include "common/store/article.hpp"

namespace khabar {

/// Gives an article without a headline the first sentence of its text as title, and marks it as derived.
void derive_title(Article& article);

}  // namespace khabar
