#include "indexer/extract/json_mending.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "indexer/sources/json_repair.hpp"

namespace khabar {
namespace {

constexpr std::string_view kBlanks = " \t\n\r\f\v";

std::size_t behind_blanks(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(kBlanks, std::min(at, text.size())), text.size());
}

/// Templates that escape for HTML write every quote as a reference, and then none by itself.
std::string with_real_quotes(std::string_view json) {
  if (json.find('"') != std::string_view::npos) return std::string(json);
  std::string out;
  for (std::size_t at = 0; at < json.size();) {
    std::size_t size = 1;
    for (const std::string_view quote : {"&quot;", "&#34;", "&#034;", "&#x22;", "&ldquo;", "&rdquo;"}) {
      if (json.substr(at, quote.size()) == quote) size = quote.size();
    }
    out += size > 1 ? '"' : json[at];
    at += size;
  }
  return out;
}

/// One walk over the text that copies it and mends what it meets.
class Mender {
 public:
  explicit Mender(std::string_view json) : json_(json) { out_.reserve(json.size()); }

  std::string mended() {
    while (at_ < json_.size()) {
      if (in_string_) {
        step_in_string();
      } else {
        step_between();
      }
    }
    return std::move(out_);
  }

 private:
  char char_at(std::size_t at) const { return at < json_.size() ? json_[at] : '\0'; }

  void step_in_string() {
    const char c = json_[at_];
    if (c == '\\') {
      constexpr std::string_view kKnown = "\"\\/bfnrtu";
      const bool known = at_ + 1 < json_.size() && kKnown.find(json_[at_ + 1]) != std::string_view::npos;
      if (known) out_ += json_.substr(at_, 2);  // else "\'": the character alone
      at_ += known ? 2 : 1;
      return;
    }
    if (c == '"' && !ends_string()) {
      out_ += "\\\"";
    } else {
      in_string_ = c != '"';
      out_ += c;
    }
    ++at_;
  }

  /// What follows a string's end in JSON follows the quote.
  bool ends_string() const {
    const std::size_t next = behind_blanks(json_, at_ + 1);
    const char c = char_at(next);
    if (c == '\0' || c == '}' || c == ']' || c == ':') return true;
    if (c == '/') return char_at(next + 1) == '/' || char_at(next + 1) == '*';
    if (c == '"') return json_.substr(at_ + 1, next - at_ - 1).find('\n') != std::string_view::npos;  // forgotten comma
    if (c != ',') return false;
    const std::size_t value = behind_blanks(json_, next + 1);
    return value == json_.size() ||
           std::string_view("\"{[}],-0123456789tfn/").find(json_[value]) != std::string_view::npos;
  }

  void step_between() {
    const char c = json_[at_];
    if (c == '/' && (char_at(at_ + 1) == '/' || char_at(at_ + 1) == '*')) {
      const bool line = char_at(at_ + 1) == '/';
      const std::size_t end = json_.find(line ? "\n" : "*/", at_ + 2);
      at_ = end == std::string_view::npos ? json_.size() : end + (line ? 1 : 2);
      return;
    }
    if (c == ',') {
      const std::size_t next = behind_blanks(json_, at_ + 1);
      const char follows = char_at(next);
      if (follows != '}' && follows != ']' && follows != ',' && follows != '\0') out_ += c;
    } else {
      if (c == '"' && last_ == '"') out_ += ',';  // the forgotten comma
      in_string_ = c == '"';
      out_ += c;
    }
    if (kBlanks.find(c) == std::string_view::npos) last_ = c;
    ++at_;
  }

  std::string_view json_;
  std::string out_;
  std::size_t at_ = 0;
  bool in_string_ = false;
  char last_ = '\0';  ///< outside strings, no blank; a string is its quote
};

}  // namespace

std::string_view bare_json(std::string_view script) {
  if (const std::size_t mark = script.find("<![CDATA["); mark < script.find('{')) script.remove_prefix(mark + 9);
  const std::size_t begin = script.find_first_of("{[");
  if (begin == std::string_view::npos) return {};
  script.remove_prefix(begin);
  // The mark's brackets would pass for the array's.
  if (const std::size_t mark = script.rfind("]]>"); mark != std::string_view::npos) {
    if (script.find('"', mark) == std::string_view::npos) script = script.substr(0, mark);
  }
  const std::size_t end = script.find_last_of("}]");
  return end == std::string_view::npos ? script : script.substr(0, end + 1);
}

std::string mended_json(std::string_view json) {
  return repaired_json(Mender(with_real_quotes(json)).mended());
}

std::string string_behind_key(std::string_view json, std::string_view key) {
  const std::string quoted = '"' + std::string(key) + '"';
  for (std::size_t at = json.find(quoted); at != std::string_view::npos; at = json.find(quoted, at + 1)) {
    std::size_t begin = behind_blanks(json, at + quoted.size());
    if (begin >= json.size() || json[begin] != ':') continue;
    begin = behind_blanks(json, begin + 1);
    if (begin >= json.size() || json[begin] != '"') continue;
    std::string value;
    for (++begin; begin < json.size() && json[begin] != '"' && json[begin] != '\n'; ++begin) {
      if (json[begin] == '\\' && begin + 1 < json.size() && (json[begin + 1] == '"' || json[begin + 1] == '/')) ++begin;
      value += json[begin];
    }
    return value;
  }
  return {};
}

}  // namespace khabar
