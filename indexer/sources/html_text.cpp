#include "indexer/sources/html_text.hpp"

#include <algorithm>
#include <vector>

#include "common/text/utf8.hpp"
#include "indexer/sources/html_tags.hpp"

namespace khabar {
namespace {

constexpr std::string_view kBlanks = " \t\n\r\f";

/// Writes running text: blanks and line ends are put off until text follows, so that none stand at either end.
class Lines {
 public:
  void add(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t word = text.find_first_not_of(kBlanks, at);
      if (word != at) blank_ = true;
      if (word == std::string_view::npos) return;
      at = std::min(text.find_first_of(kBlanks, word), text.size());
      part();
      out_.append(text.substr(word, at - word));
    }
  }

  void add_preformatted(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find('\n', at);
      const std::string_view line = text.substr(at, end - at);
      if (line.find_first_not_of(kBlanks) != std::string_view::npos) {
        part();
        out_.append(line.substr(0, line.find_last_not_of("\r") + 1));
      }
      if (end == std::string_view::npos) return;
      ++ends_;
      at = end + 1;
    }
  }

  void blank() { blank_ = true; }
  void end_line() { ends_ = std::max<std::size_t>(ends_, 1); }
  void break_line() { ++ends_; }
  void end_paragraph() { ends_ = std::max<std::size_t>(ends_, 2); }
  std::string take() { return std::move(out_); }

 private:
  /// Writes what parts the text before from the text that comes.
  void part() {
    if (!out_.empty()) {
      if (ends_ > 0) {
        out_.append(std::min<std::size_t>(ends_, 2), '\n');
      } else if (blank_) {
        out_ += ' ';
      }
    }
    ends_ = 0;
    blank_ = false;
  }

  std::string out_;
  std::size_t ends_ = 0;
  bool blank_ = false;
};

/// The value without blanks and in lower case holds "property:value" of CSS.
bool styled(std::string_view style, std::string_view wanted) {
  std::string plain;
  for (const char c : style) {
    if (kBlanks.find(c) == std::string_view::npos) plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  }
  const std::size_t at = plain.find(wanted);
  return at != std::string::npos && (at == 0 || plain[at - 1] == ';');
}

class TextWriter {
 public:
  TextWriter(const HtmlPage& page, const std::function<bool(std::uint32_t)>& skip) : page_(page), skip_(skip) {}

  std::string text(std::uint32_t from) {
    const auto& nodes = page_.nodes();
    for (std::uint32_t i = from; i < nodes[from].end;) {
      close_before(i);
      const HtmlPage::Node& node = nodes[i];
      if (skip_ && skip_(i)) {
        i = node.end;
      } else if (node.is_text()) {
        in_pre_ > 0 ? lines_.add_preformatted(node.text) : lines_.add(node.text);
        ++i;
      } else {
        i = open(i, i == from);
      }
    }
    return utf8::scrub(lines_.take());
  }

 private:
  /// Returns the node to go on with.
  std::uint32_t open(std::uint32_t i, bool asked_for) {
    const HtmlPage::Node& node = page_.nodes()[i];
    const HtmlTag& tag = html_tag(node.name);
    const bool silent = !asked_for && (tag.is(HtmlTag::kSilent) || is_hidden(page_, node));
    part_at(node.name, tag);
    if (node.name == "br") lines_.break_line();
    if (silent || tag.is(HtmlTag::kVoid)) return node.end;
    if (node.name == "pre") ++in_pre_;
    open_.push_back(i);
    return i + 1;
  }

  void close_before(std::uint32_t i) {
    while (!open_.empty() && page_.nodes()[open_.back()].end <= i) {
      const HtmlPage::Node& node = page_.nodes()[open_.back()];
      if (node.name == "pre") --in_pre_;
      part_at(node.name, html_tag(node.name));
      open_.pop_back();
    }
  }

  void part_at(std::string_view name, const HtmlTag& tag) {
    if (tag.is(HtmlTag::kParagraph)) {
      lines_.end_paragraph();
    } else if (tag.is(HtmlTag::kLine)) {
      lines_.end_line();
    } else if (name == "td" || name == "th") {
      lines_.blank();
    }
  }

  const HtmlPage& page_;
  const std::function<bool(std::uint32_t)>& skip_;
  Lines lines_;
  std::vector<std::uint32_t> open_;
  std::size_t in_pre_ = 0;
};

}  // namespace

bool is_hidden(const HtmlPage& page, const HtmlPage::Node& node) {
  // A page that hides its body shows it once its scripts have run.
  if (node.attribute_count == 0 || node.name == "body" || node.name == "html") return false;
  if (page.has_attribute(node, "hidden")) return true;
  const std::string_view style = page.attribute(node, "style");
  return !style.empty() && (styled(style, "display:none") || styled(style, "visibility:hidden"));
}

std::string text_of(const HtmlPage& page, std::uint32_t node, const std::function<bool(std::uint32_t node)>& skip) {
  return TextWriter(page, skip).text(node);
}

std::string text_of_html(std::string_view html) {
  const HtmlPage page = parse_html(html);
  const auto& nodes = page.nodes();
  if (!std::all_of(nodes.begin() + 1, nodes.end(), [](const auto& node) { return node.is_text(); })) {
    return text_of(page);
  }
  std::string plain;
  for (const HtmlPage::Node& node : nodes) plain += node.text;
  return utf8::scrub(plain);
}

}  // namespace khabar
