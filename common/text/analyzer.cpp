#include "common/text/analyzer.hpp"

#include <algorithm>

#include "common/text/fold.hpp"
#include "common/text/fragments.hpp"
#include "common/text/script.hpp"
#include "common/text/utf8.hpp"
#include "common/text/word_form.hpp"

namespace khabar {

namespace {

/// Distinct words kept for a language; a news archive of a language has fewer in common use.
constexpr std::size_t kMaxRemembered = 200'000;

/// The word in small letters with its marks; by the rule of Turkish, I is ı and İ is i.
std::string lower_with_marks(std::string_view raw, const Language& language) {
  if (language.code != "tr") return fold(raw, khabar::language("vi"));
  std::string lowered;
  for (std::size_t at = 0; at < raw.size();) {
    const char32_t c = utf8::next(raw, at);
    utf8::append(lowered, c == U'I' ? U'ı' : c == U'İ' ? U'i' : c);
  }
  return fold(lowered, khabar::language("vi"));
}

/// Empty when it is the exact form.
std::string marked_form(std::string_view raw, std::string_view exact, const Language& language) {
  std::string marked = lower_with_marks(raw, language);
  marked.resize(utf8::prefix(marked, kMaxWordBytes).size());
  return marked == exact ? std::string() : marked;
}

}  // namespace

Analyzer::Memory& Analyzer::memory_of(const Language& language) {
  return memories_.try_emplace(language.code, language).first->second;
}

const WordForms& Analyzer::forms_of(std::string_view raw, const Language& language, Memory& memory) {
  raw = utf8::prefix(raw, kMaxWordBytes);
  if (const auto found = memory.forms.find(raw); found != memory.forms.end()) return found->second;
  if (memory.forms.size() >= kMaxRemembered) memory.forms.clear();
  WordForms forms;
  forms.exact = word_form(raw, language);
  forms.exact.resize(utf8::prefix(forms.exact, kMaxWordBytes).size());
  if (forms.exact.empty()) return memory.forms.emplace(raw, std::move(forms)).first->second;
  // What word_form() wrote anew, a number or an acronym, has no marks for the stemmer to see.
  const bool as_typed = forms.exact == fold(raw, language);
  if (as_typed && language.marks == Marks::FoldAfterStem) {
    forms.stem = fold(memory.stemmer.stem(lower_with_marks(raw, language)), language);
    forms.stem.resize(utf8::prefix(forms.stem, kMaxWordBytes).size());
    if (forms.stem.empty()) forms.stem = forms.exact;
  } else {
    forms.stem = memory.stemmer.stem(forms.exact);
  }
  forms.light_stem = memory.stemmer.light_stem(forms.exact);
  forms.head = stem_head(forms.light_stem.empty() ? forms.stem : forms.light_stem, language);
  if (language.marks == Marks::Keep)
    forms.unmarked = fold(forms.exact, khabar::language("und"));
  else if (as_typed && main_script(raw) == Script::Latin)
    forms.marked = marked_form(raw, forms.exact, language);
  return memory.forms.emplace(raw, std::move(forms)).first->second;
}

std::vector<Token> Analyzer::analyze(std::string_view text, const Language& language, std::uint32_t first_position) {
  Memory& memory = memory_of(language);
  const std::vector<Span> spans = tokenizer_.spans(text, language, first_position);
  std::vector<Token> tokens;
  tokens.reserve(spans.size());
  for (const Span& span : spans) {
    const WordForms& forms = forms_of(text.substr(span.begin, span.end - span.begin), language, memory);
    if (forms.exact.empty()) continue;
    const bool word = span.kind == TokenKind::Word;
    tokens.push_back({word ? forms : WordForms{forms.exact, {}, {}, {}, {}, {}}, span.kind, span.script, span.position,
                      span.begin, span.end});
  }
  return tokens;
}

const WordForms& Analyzer::forms(std::string_view word, const Language& language) {
  return forms_of(word, language, memory_of(language));
}

}  // namespace khabar
