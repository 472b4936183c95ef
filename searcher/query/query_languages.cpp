#include "searcher/query/query_languages.hpp"

#include <algorithm>
#include <cmath>

#include "common/text/fold.hpp"
#include "searcher/query/respelling.hpp"

namespace khabar {

namespace {

/// Less likely languages than this share of the likeliest are dropped, as are those behind the first kMaxLanguages.
constexpr double kLeastShare = 0.05;
constexpr std::size_t kMaxLanguages = 16;

/// Weight of the all-language frequency in a language's own: a language of three articles proves little.
constexpr double kSmoothing = 5;

/// Words beyond these do not change the guess any more.
constexpr std::size_t kWordsRead = 24;

struct Candidate {
  const Language* language;
  double articles;
  double log_likelihood;
};

bool has_apostrophe(std::string_view folded) {
  return folded.find('\'') != std::string_view::npos;
}

double stem_frequency(const IndexReader& reader, const WordForms& forms, const Language& lang) {
  const double found = reader.frequency(schema::stem_term(lang.code, forms.stem));
  if (forms.light_stem.empty()) return found;
  return std::max(found, reader.frequency(schema::stem_term(lang.code, forms.light_stem)));
}

/// Terms that tell the words' frequency in a language: stems for words, dictionary words for unspaced scripts.
double frequency_in(const IndexReader& reader, const Token& token, std::string_view word, const Language& lang,
                    bool unmarked, Analyzer& analyzer) {
  if (token.kind == TokenKind::Word && lang.apostrophe != Apostrophe::Keep && has_apostrophe(token.exact)) {
    const std::vector<Token> parts = analyzer.analyze(word, lang);  // l'ordinateur, Türkiye'nin
    if (parts.empty()) return 0;
    const Token& noun = lang.apostrophe == Apostrophe::Elide ? parts.back() : parts.front();
    return stem_frequency(reader, noun, lang);
  }
  if (token.kind == TokenKind::Word) {
    const WordForms& forms = analyzer.forms(word, lang);
    if (const std::string respelt = without_digraphs(forms.exact, lang); respelt != forms.exact) {
      const double found = stem_frequency(reader, forms, lang);
      return found > 0 ? found : stem_frequency(reader, analyzer.forms(respelt, lang), lang);
    }
    return unmarked && lang.marks == Marks::Keep
               ? reader.frequency(schema::language_term(schema::kUnmarked, lang.code, forms.unmarked))
               : stem_frequency(reader, forms, lang);
  }
  // Segments are shared by the languages of a script: they speak for all of those alike.
  return is_unspaced(lang.script) && same_run(lang.script, token.script) ? reader.frequency(token.exact) : 0;
}

}  // namespace

std::vector<std::string> words_of(const Query& query) {
  if (query.kind == Query::Kind::Word || query.kind == Query::Kind::Phrase) return {query.text};
  std::vector<std::string> words;
  if (query.kind == Query::Kind::Not) return words;
  if (query.kind == Query::Kind::Field && query.field == "title") return {query.text};
  for (const Query& child : query.children) {
    for (std::string& word : words_of(child)) words.push_back(std::move(word));
  }
  return words;
}

bool typed_without_marks(const Query& query) {
  if (!is_condition(query) && !typed_without_marks(std::vector<std::string>{query.text})) return false;
  return std::all_of(query.children.begin(), query.children.end(),
                     [](const Query& child) { return typed_without_marks(child); });
}

bool typed_without_marks(const std::vector<std::string>& words) {
  return std::all_of(words.begin(), words.end(),
                     [](const std::string& word) { return fold(word, language("vi")) == fold(word, language("und")); });
}

std::vector<LanguageShare> guess_query_languages(const IndexReader& reader, Analyzer& analyzer,
                                                 const std::vector<std::string>& words) {
  std::vector<Candidate> candidates;
  for (const auto& [code, articles] : reader.stemmed_as())
    candidates.push_back({&language(code), articles, std::log(articles + 1) / 2});
  const bool unmarked = typed_without_marks(words);
  std::size_t read = 0;
  for (const std::string& text : words) {
    for (const Token& token : analyzer.analyze(text, language("und"))) {
      if (token.kind == TokenKind::Gram || token.kind == TokenKind::Compound || read++ >= kWordsRead) continue;
      const std::string_view word = std::string_view(text).substr(token.begin, token.end - token.begin);
      std::vector<double> found;
      double all = 0;
      for (const Candidate& candidate : candidates) {
        found.push_back(
            std::min(frequency_in(reader, token, word, *candidate.language, unmarked, analyzer), candidate.articles));
        all += found.back();
      }
      const double everywhere = (all + 0.1) / (reader.documents() + 1);
      for (std::size_t i = 0; i < candidates.size(); ++i) {
        candidates[i].log_likelihood +=
            std::log((found[i] + kSmoothing * everywhere) / (candidates[i].articles + kSmoothing));
      }
    }
  }
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& a, const Candidate& b) { return a.log_likelihood > b.log_likelihood; });
  std::vector<LanguageShare> shares;
  double total = 0;
  for (const Candidate& candidate : candidates) {
    const double share = std::exp(candidate.log_likelihood - candidates.front().log_likelihood);
    if (share < kLeastShare || shares.size() == kMaxLanguages) break;
    shares.push_back({candidate.language, share, unmarked && candidate.language->marks == Marks::Keep});
    total += share;
  }
  for (LanguageShare& share : shares) share.share /= total;
  return shares;
}

}  // namespace khabar
