#include "indexer/sources/html_tokens.hpp"

#include <algorithm>

#include "indexer/sources/html_references.hpp"
#include "indexer/sources/html_tags.hpp"

namespace khabar {
namespace {

constexpr std::string_view kBlanks = " \t\n\r\f";
constexpr auto npos = std::string_view::npos;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

bool is_letter(char c) {
  return lower(c) >= 'a' && lower(c) <= 'z';
}

bool is_blank(char c) {
  return kBlanks.find(c) != npos;
}

/// Case-insensitive; `word` is lower-case.
bool has_at(std::string_view text, std::size_t at, std::string_view word) {
  if (text.size() < at + word.size()) return false;
  return std::equal(word.begin(), word.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                    [](char w, char t) { return w == lower(t); });
}

bool begins_markup(std::string_view html, std::size_t at) {
  if (at + 1 >= html.size()) return false;
  const char c = html[at + 1];
  return is_letter(c) || c == '!' || c == '?' || (c == '/' && at + 2 < html.size());
}

}  // namespace

bool HtmlTokenizer::next(HtmlToken& token) {
  if (!raw_.empty() && raw_text(token)) return true;
  while (at_ < html_.size()) {
    if (html_[at_] != '<' || !begins_markup(view(), at_)) return text(token);
    const char c = html_[at_ + 1];
    const bool closes = c == '/' && at_ + 2 < html_.size() && is_letter(html_[at_ + 2]);
    if (!closes && !is_letter(c)) {
      skip_markup();
    } else if (closes ? end_tag(token) : start_tag(token)) {
      return true;
    }
  }
  return false;
}

bool HtmlTokenizer::text(HtmlToken& token) {
  std::size_t end = at_;
  do {
    end = std::min(view().find('<', end + 1), html_.size());
  } while (end < html_.size() && !begins_markup(view(), end));
  const std::span<char> text = html_.subspan(at_, end - at_);
  token.kind = HtmlToken::Kind::Text;
  token.text = {text.data(), resolve_references(text, ReferencePlace::Text)};
  at_ = end;
  return true;
}

std::size_t HtmlTokenizer::end_tag_from(std::size_t at, std::string_view name) const {
  for (at = view().find("</", at); at != npos; at = view().find("</", at + 2)) {
    const std::size_t end = at + 2 + name.size();
    if (!has_at(view(), at + 2, name)) continue;
    if (end >= html_.size() || is_blank(html_[end]) || html_[end] == '/' || html_[end] == '>') return at;
  }
  return html_.size();
}

/// Where the text of the open element ends. A script that is hidden from old browsers by "<!--" and writes scripts
/// itself ends behind those ("script data double escaped" in the standard).
std::size_t HtmlTokenizer::raw_end() const {
  const std::size_t end = end_tag_from(at_, raw_);
  if (raw_ != "script") return end;
  const std::string_view script = view().substr(at_, end - at_);
  const std::size_t hidden = script.rfind("<!--");
  if (hidden == npos || script.find("-->", hidden) != npos) return end;
  for (std::size_t at = script.find('<', hidden + 4); at != npos; at = script.find('<', at + 1)) {
    if (has_at(script, at + 1, raw_)) return end_tag_from(std::min(end + 2, html_.size()), raw_);
  }
  return end;
}

bool HtmlTokenizer::raw_text(HtmlToken& token) {
  const std::size_t end = raw_end();
  const std::span<char> text = html_.subspan(at_, end - at_);
  const bool references = html_tag(raw_).is(HtmlTag::kReferences);
  token.kind = HtmlToken::Kind::Text;
  token.text = {text.data(), references ? resolve_references(text, ReferencePlace::Text) : text.size()};
  raw_ = {};
  at_ = end;
  return !token.text.empty();
}

std::string_view HtmlTokenizer::lowered(std::size_t begin, std::size_t end) {
  const std::span<char> name = html_.subspan(begin, end - begin);
  std::transform(name.begin(), name.end(), name.begin(), lower);
  return {name.data(), name.size()};
}

bool HtmlTokenizer::start_tag(HtmlToken& token) {
  const std::size_t begin = at_ + 1;
  at_ = std::min(view().find_first_of(" \t\n\r\f/>", begin), html_.size());
  token.kind = HtmlToken::Kind::Start;
  token.text = lowered(begin, at_);
  token.self_closing = false;
  token.attributes.clear();
  while (attribute(token)) {
  }
  if (at_ >= html_.size()) return false;
  token.self_closing = html_[at_ - 1] == '/';
  ++at_;
  if (html_tag(token.text).is(HtmlTag::kRawText | HtmlTag::kReferences)) raw_ = token.text;
  return true;
}

bool HtmlTokenizer::end_tag(HtmlToken& token) {
  const std::size_t begin = at_ + 2;
  at_ = std::min(view().find_first_of(" \t\n\r\f/>", begin), html_.size());
  token.kind = HtmlToken::Kind::End;
  token.text = lowered(begin, at_);
  token.attributes.clear();
  at_ = std::min(view().find('>', at_), html_.size() - 1) + 1;
  return true;
}

void HtmlTokenizer::skip_blanks() {
  while (at_ < html_.size() && is_blank(html_[at_])) ++at_;
}

/// False at ">" or the end of the page.
bool HtmlTokenizer::attribute(HtmlToken& token) {
  while (at_ < html_.size() && (is_blank(html_[at_]) || html_[at_] == '/')) ++at_;
  if (at_ >= html_.size() || html_[at_] == '>') return false;
  const std::size_t begin = at_;
  // A "=" at the beginning belongs to the name.
  const std::size_t end = std::min(view().find_first_of("= \t\n\r\f/>", begin + 1), html_.size());
  at_ = end;
  skip_blanks();
  std::string_view given;
  if (at_ < html_.size() && html_[at_] == '=') given = value();
  const std::string_view name = lowered(begin, end);
  const auto same = [&](const HtmlAttribute& other) { return other.name == name; };
  auto& all = token.attributes;
  if (all.size() < kMaxAttributes && std::none_of(all.begin(), all.end(), same)) all.push_back({name, given});
  return true;
}

std::string_view HtmlTokenizer::value() {
  ++at_;
  skip_blanks();
  if (at_ >= html_.size() || html_[at_] == '>') return {};
  const char quote = html_[at_];
  const bool quoted = quote == '"' || quote == '\'';
  const std::size_t begin = quoted ? at_ + 1 : at_;
  const std::size_t end =
      std::min(quoted ? view().find(quote, begin) : view().find_first_of(" \t\n\r\f>", begin), html_.size());
  at_ = std::min(quoted ? end + 1 : end, html_.size());
  const std::span<char> text = html_.subspan(begin, end - begin);
  return {text.data(), resolve_references(text, ReferencePlace::Attribute)};
}

void HtmlTokenizer::skip_markup() {
  std::size_t end = npos;
  if (!view().substr(at_).starts_with("<!--")) {
    end = view().find('>', at_ + 2);
  } else if (view().substr(at_ + 4).starts_with(">")) {
    end = at_ + 4;
  } else if (const std::size_t close = view().find("-->", at_ + 2); close != npos) {  // "<!-->" is a whole comment
    end = close + 2;
  }
  at_ = end == npos ? html_.size() : end + 1;
}

}  // namespace khabar
