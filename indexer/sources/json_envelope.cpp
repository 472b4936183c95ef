#include "indexer/sources/json_envelope.hpp"

#include <algorithm>

namespace khabar {
namespace {

constexpr std::size_t kLongestName = 32;

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_list_name(std::string_view name) {
  return is_one_of(name, std::array<std::string_view, 6>{"items", "articles", "results", "data", "docs", "hits"});
}

bool is_wrapper_name(std::string_view name) {
  return is_one_of(name, std::array<std::string_view, 3>{"response", "data", "hits"});
}

bool is_text_name(std::string_view name) {
  return is_one_of(name, std::array<std::string_view, 7>{"text", "content", "body", "articleBody", "maintext",
                                                         "content_text", "content_html"});
}

}  // namespace

std::size_t EnvelopeFinder::follow(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size() && !done_ && !found_) {
    if (in_string_) {
      at = follow_string(bytes, at);
    } else if (step(bytes[at])) {
      ++at;
    }
  }
  return at;
}

std::size_t EnvelopeFinder::follow_string(std::string_view bytes, std::size_t at) {
  if (escaped_) {
    escaped_ = false;
    return at + 1;
  }
  const std::size_t end = std::min(bytes.find_first_of("\"\\", at), bytes.size());
  string_.append(bytes.substr(at, std::min(end - at, kLongestName - std::min(string_.size(), kLongestName))));
  if (end == bytes.size()) return end;
  escaped_ = bytes[end] == '\\';
  in_string_ = escaped_;
  return end + 1;
}

/// False before the first object of the list.
bool EnvelopeFinder::step(char c) {
  if (c == ' ' || c == '\t' || c == '\r' || c == '\n') return true;
  if (c == '{' && candidate_) {
    found_ = true;
    return false;
  }
  candidate_ = false;
  if (c == '"') {
    article_ = article_ || (depth_ == 1 && before_ == ':' && is_text_name(keys_[1]));
    in_string_ = true;
    string_.clear();
  } else if (c == ':') {
    if (depth_ <= kDeepest) keys_[depth_] = string_;
  } else if (c == '{' || c == '[') {
    open(c);
  } else if (c == '}' || c == ']') {
    done_ = --depth_ == 0;
  }
  before_ = c;
  return true;
}

void EnvelopeFinder::open(char c) {
  candidate_ = c == '[' && before_ == ':' && lists_articles();
  ++depth_;
  if (depth_ <= kDeepest) keys_[depth_].clear();
}

bool EnvelopeFinder::lists_articles() const {
  if (article_ || depth_ == 0 || depth_ > kDeepest) return false;
  return is_list_name(keys_[depth_]) && (depth_ == 1 || is_wrapper_name(keys_[1]));
}

}  // namespace khabar
