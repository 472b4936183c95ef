#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/store/card.hpp"
#include "common/text/analyzer.hpp"
#include "common/text/fold.hpp"
#include "common/text/utf8.hpp"
#include "indexer/write/document_builder.hpp"
#include "indexer/write/text_signature.hpp"

namespace khabar::test {

using Keys = std::vector<std::pair<std::uint32_t, std::string>>;  ///< position, key

inline std::string first_letters(std::string_view text, std::size_t count) {
  std::size_t end = 0;
  for (; count > 0 && end < text.size(); --count) utf8::next(text, end);
  return std::string(text.substr(0, end));
}

/// What stands where: words and technical names, and in a run without spaces each character and each with the next.
/// Folded, or as typed but for case and width.
inline Keys keys_of(std::string_view text, const std::vector<Token>& tokens, bool as_typed) {
  Keys keys;
  for (const Token& token : tokens) {
    const std::string form = as_typed ? casefold(text.substr(token.begin, token.end - token.begin)) : token.exact;
    if (token.kind == TokenKind::Word || token.kind == TokenKind::Compound)
      keys.emplace_back(token.position, "w" + form);
    if (token.kind != TokenKind::Gram) continue;
    keys.emplace_back(token.position, "c" + first_letters(form, 1));
    if (utf8::length(form) > 1) keys.emplace_back(token.position, "p" + first_letters(form, 2));
  }
  return keys;
}

/// A headline or a text, as the analyzer reads it.
struct ScannedText {
  using Places = std::unordered_map<std::string, std::vector<std::uint32_t>>;

  Places folded;
  Places typed;
  std::unordered_set<std::string> segments;
  std::unordered_set<std::string> stems;
  std::unordered_set<std::string> unmarked;

  ScannedText(std::string_view text, const std::vector<Token>& tokens) {
    for (auto& [position, key] : keys_of(text, tokens, false)) folded[key].push_back(position);
    for (auto& [position, key] : keys_of(text, tokens, true)) typed[key].push_back(position);
    for (const Token& token : tokens) {
      if (token.kind == TokenKind::Segment) segments.insert(token.exact);
      if (token.kind != TokenKind::Word) continue;
      stems.insert(token.stem);
      if (!token.light_stem.empty()) stems.insert(token.light_stem);
      if (!token.unmarked.empty()) unmarked.insert(token.unmarked);
    }
  }
};

/// An article with its words, its fields' values as facets show them, and the samples by which it is like others.
struct ScannedArticle {
  const Article* article;
  const Language* lang;
  ScannedText title;
  ScannedText text;
  TextSignature signature;
  std::map<std::string, std::vector<std::string>, std::less<>> values = {};
  std::size_t story = 0;  ///< the first of the near-duplicates
};

inline std::vector<std::string> topics_of(const Article& article) {
  std::vector<std::string> topics;
  std::set<std::string> known = {""};
  const auto add = [&](const std::string& topic) {
    if (known.insert(fold(topic, language("und"))).second) topics.push_back(topic);
  };
  add(article.section);
  for (const std::string& topic : article.topics) add(topic);
  return topics;
}

inline ScannedArticle scan_article(const Article& article, const EntityRecord& entities, Analyzer& analyzer) {
  const Language& lang = language(article.lang);
  const std::string headline = article.title_derived ? "" : article.title;  // else it is the text's own beginning
  const std::vector<Token> title = analyzer.analyze(headline, lang);
  const std::vector<Token> text = analyzer.analyze(article.text, lang);
  ScannedArticle one{&article, &lang, {headline, title}, {article.text, text}, sign(title, text)};
  for (const schema::Field& field : schema::kFields) {
    for (const auto& [slot, packed] : entities.values) {
      if (slot != field.slot) continue;
      for (const std::string_view id : decode_list(packed)) one.values[std::string(field.name)].emplace_back(id);
    }
  }
  one.values["lang"] = {article.lang};
  if (!article.source.empty()) one.values["source"] = {article.source};
  one.values["topic"] = topics_of(article);
  return one;
}

/// Tells each article the first of the story that it belongs to: the connected components of what is alike.
inline void tell_stories(std::vector<ScannedArticle>& articles) {
  std::map<std::uint64_t, std::vector<std::size_t>> by_sample;
  for (std::size_t i = 0; i < articles.size(); ++i) articles[i].story = i;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    std::map<std::size_t, std::size_t> shared;
    for (const std::uint64_t sample : articles[i].signature.samples) {
      for (const std::size_t other : by_sample[sample]) ++shared[other];
      by_sample[sample].push_back(i);
    }
    for (const auto& [other, samples] : shared) {
      const std::size_t from = articles[other].story;
      const std::size_t to = articles[i].story;
      if (samples < kSharedSamples || from == to) continue;
      if (resemblance(encode(articles[i].signature), encode(articles[other].signature)) < kNearDuplicate) continue;
      for (ScannedArticle& each : articles) {
        if (each.story == from || each.story == to) each.story = std::min(from, to);
      }
    }
  }
}

}  // namespace khabar::test
