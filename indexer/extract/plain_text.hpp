#pragma once

#include "common/store/article.hpp"

namespace khabar {

/// Brings an article that came as running text into shape, from what its lines look like: headline (the first line
/// when it reads like one, else the first sentence, and then title_derived), date line, and what does not belong to
/// the article: image credits, topic lists, the author's box, "Share this", reader comments. A given title or date is
/// kept; a headline that the text repeats is dropped from the text. `lang` of the article decides how dates read; it
/// may be empty. Each cut is told in `warnings`.
void shape_plain_text(Article& article);

}  // namespace khabar
