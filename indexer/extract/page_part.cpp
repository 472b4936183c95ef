#include "indexer/extract/page_part.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "indexer/extract/page_part_words.hpp"
#include "indexer/sources/html_text.hpp"

namespace khabar {
namespace {

using enum PagePart;

constexpr std::string_view kBlanks = " \t\n\r\f";
constexpr std::size_t kMaxNames = 400;  ///< bytes of a class or an id that are looked at

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_letter(char c) {
  return lower(c) >= 'a' && lower(c) <= 'z';
}

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

/// Calls visit(word) for each word between blanks.
template <class Visit>
void each_word(std::string_view words, Visit visit) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find_first_of(kBlanks, at), words.size());
    if (end > at) visit(words.substr(at, end - at));
    at = end + 1;
  }
}

/// The words of page_part_words.hpp by how they are looked up.
struct PartIndex {
  std::unordered_map<std::string_view, PagePart> whole;
  std::unordered_map<std::string_view, PagePart> pieces;
  std::vector<std::pair<std::string_view, PagePart>> beginnings;

  PartIndex() {
    for (const PartWords& row : part_words()) {
      each_word(row.words, [&](std::string_view word) { add(word, row.part); });
    }
  }

  void add(std::string_view word, PagePart part) {
    if (word.ends_with('*')) {
      beginnings.emplace_back(word.substr(0, word.size() - 1), part);
    } else if (word.starts_with('=')) {
      whole.emplace(word.substr(1), part);
    } else {
      whole.emplace(word, part);
      pieces.emplace(word, part);
    }
  }
};

const PartIndex& part_index() {
  static const PartIndex kIndex;
  return kIndex;
}

const std::unordered_set<std::string_view>& body_index() {
  static const auto kIndex = [] {
    std::unordered_set<std::string_view> index;
    each_word(body_words(), [&](std::string_view word) { index.insert(word); });
    return index;
  }();
  return kIndex;
}

/// Calls visit(piece) for the pieces of a class or an id between hyphens, underscores, digits and capitals:
/// "articleFooter", "entry-footer".
template <class Visit>
void each_piece(std::string_view name, Visit visit) {
  const auto letter = [](char c) { return is_letter(c) || static_cast<unsigned char>(c) >= 0x80; };
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= name.size(); ++i) {
    const bool end = i == name.size() || !letter(name[i]);
    const bool hump = !end && i > begin && is_capital(name[i]) && !is_capital(name[i - 1]);
    if (!end && !hump) continue;
    if (i > begin) visit(name.substr(begin, i - begin));
    begin = end ? i + 1 : i;
  }
}

PagePart part_of_piece(const std::string& word, const std::string& before) {
  const PartIndex& index = part_index();
  if (const auto found = index.pieces.find(word); found != index.pieces.end()) return found->second;
  // "AuthorBox", "author-box" and "authorbox" are one.
  if (const auto found = index.pieces.find(before + word); found != index.pieces.end()) return found->second;
  for (const auto& [beginning, part] : index.beginnings) {
    if (word.starts_with(beginning)) return part;
  }
  return Unknown;
}

PagePart part_of_name(std::string_view name) {
  const auto& whole = part_index().whole;
  if (const auto found = whole.find(lowered(name)); found != whole.end()) return found->second;
  PagePart part = Unknown;
  std::string before;
  each_piece(name, [&](std::string_view piece) {
    if (part != Unknown) return;
    std::string word = lowered(piece);
    part = part_of_piece(word, before);
    before = std::move(word);
  });
  return part;
}

PagePart part_of_tag(const HtmlPage& page, const HtmlPage::Node& node) {
  static const std::unordered_map<std::string_view, PagePart> kTags = {
      {"nav", Navigation}, {"menu", Navigation}, {"footer", Footer}, {"aside", Aside},    {"form", Form},
      {"header", Header},  {"dialog", Notice},   {"fieldset", Form}, {"address", Author}, {"time", Meta},
  };
  static const std::unordered_map<std::string_view, PagePart> kRoles = {
      {"navigation", Navigation}, {"menu", Navigation},     {"menubar", Navigation}, {"banner", Header},
      {"contentinfo", Footer},    {"complementary", Aside}, {"dialog", Notice},      {"alertdialog", Notice},
      {"search", Form},           {"form", Form},           {"alert", Notice},       {"toolbar", Navigation},
  };
  if (const auto found = kTags.find(node.name); found != kTags.end()) return found->second;
  const std::string_view role = page.attribute(node, "role");
  const auto found = role.empty() ? kRoles.end() : kRoles.find(role);
  return found == kRoles.end() ? Unknown : found->second;
}

}  // namespace

PagePart part_of(const HtmlPage& page, const HtmlPage::Node& node) {
  if (is_hidden(page, node) || page.attribute(node, "aria-hidden") == "true") return Hidden;
  PagePart part = part_of_tag(page, node);
  if (part != Unknown || node.attribute_count == 0) return part;
  const auto look = [&](std::string_view name) {
    if (part == Unknown) part = part_of_name(name);
  };
  each_word(page.attribute(node, "id").substr(0, kMaxNames), look);
  each_word(page.attribute(node, "class").substr(0, kMaxNames), look);
  if (part == Unknown && page.has_attribute(node, "data-nosnippet")) part = Aside;
  return part;
}

BodySign body_sign(const HtmlPage& page, const HtmlPage::Node& node) {
  if (node.name == "html" || node.name == "body") return BodySign::None;  // their names mean the page
  bool named = page.attribute(node, "itemprop").find("articleBody") != std::string_view::npos;
  const auto look = [&](std::string_view name) { named = named || body_index().count(lowered(name)) > 0; };
  each_word(page.attribute(node, "id").substr(0, kMaxNames), look);
  each_word(page.attribute(node, "class").substr(0, kMaxNames), look);
  if (named) return BodySign::Name;
  const std::string_view role = page.attribute(node, "role");
  const bool tagged = node.name == "article" || node.name == "main" || role == "main" || role == "article";
  return tagged ? BodySign::Tag : BodySign::None;
}

std::string_view name_of(PagePart part) {
  switch (part) {
    case Unknown:
      return "nothing";
    case Navigation:
      return "navigation";
    case Header:
      return "page header";
    case Footer:
      return "page footer";
    case Aside:
      return "sidebar";
    case Comments:
      return "readers' comments";
    case Related:
      return "other articles";
    case Share:
      return "share buttons";
    case Newsletter:
      return "newsletter box";
    case Notice:
      return "notice";
    case Advertisement:
      return "advertisement";
    case Author:
      return "author's box";
    case Meta:
      return "byline and tags";
    case Caption:
      return "image caption";
    case Form:
      return "form";
    case Hidden:
      return "hidden";
  }
  return "nothing";
}

}  // namespace khabar
