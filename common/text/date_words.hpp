#pragma once

#include <string_view>

namespace khabar {

// Closed lists of the words that stand in and around dates, for folded words (common/text/date_fold.hpp).

/// Between the parts of a date: "de", "of", "d'", "năm", "พ.ศ." ...
bool is_date_joiner(std::u32string_view word);

/// Behind a day: "st", "er", "º", "го" ...
bool is_ordinal_ending(std::u32string_view word);

/// Behind a year and before its month: Lithuanian "m.", Latvian "gada", Kazakh "жылғы" ...
bool is_year_word(std::u32string_view word);

/// Before or behind the time of a date: "at", "um", "à", "kl", "ob" ...
bool is_time_word(std::u32string_view word);

/// What a date line may say beside its date: "Published", "aktualisiert", "发布时间", zone names ...
bool is_date_label(std::u32string_view word);

/// "min", "minutes" of a reading time.
bool is_minute_word(std::u32string_view word);

}  // namespace khabar
