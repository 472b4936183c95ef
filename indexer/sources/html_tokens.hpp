#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace khabar {

struct HtmlAttribute {
  std::string_view name;   ///< lower-case
  std::string_view value;  ///< references resolved
};

struct HtmlToken {
  enum class Kind { Text, Start, End };

  Kind kind = Kind::Text;
  std::string_view text;  ///< of a tag its lower-case name
  bool self_closing = false;
  std::vector<HtmlAttribute> attributes;  ///< at most kMaxAttributes; of two of one name the first counts
};

constexpr std::size_t kMaxAttributes = 64;

/// Cuts HTML into text and tags by the tokenizer of the HTML standard (13.2.5), without its error reports. Names are
/// lowered and references resolved where they stand: the tokens are views into the buffer, which is changed. Comments,
/// doctypes and processing instructions are passed over. What is never closed (a comment, a quote, a script) goes to
/// the end, as in browsers. Linear.
class HtmlTokenizer {
 public:
  explicit HtmlTokenizer(std::span<char> html) : html_(html) {}

  /// False at the end.
  bool next(HtmlToken& token);

 private:
  bool text(HtmlToken& token);
  bool raw_text(HtmlToken& token);
  bool start_tag(HtmlToken& token);
  bool end_tag(HtmlToken& token);
  bool attribute(HtmlToken& token);
  std::string_view value();
  void skip_markup();
  void skip_blanks();
  std::size_t raw_end() const;
  std::size_t end_tag_from(std::size_t at, std::string_view name) const;
  std::string_view lowered(std::size_t begin, std::size_t end);
  std::string_view view() const { return {html_.data(), html_.size()}; }

  std::span<char> html_;
  std::size_t at_ = 0;
  std::string_view raw_;  ///< the element that holds text alone and was opened last
};

}  // namespace khabar
