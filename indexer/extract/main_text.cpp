#include "indexer/extract/main_text.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "common/text/fold.hpp"
#include "common/text/language.hpp"
#include "indexer/extract/article_body.hpp"
#include "indexer/extract/boilerplate.hpp"
#include "indexer/extract/line_shape.hpp"
#include "indexer/extract/page_blocks.hpp"
#include "indexer/extract/page_tail.hpp"

namespace khabar {
namespace {

using Kind = PageBlock::Kind;

constexpr std::uint32_t kFewWords = 10;  ///< a line of fewer that is no sentence is a label at the text's edges

/// Takes from the blocks of the article's body what is not the article's own, step by step. The steps build upon each
/// other: labels are known by the links that went before, headings by what is left below them.
class Pruning {
 public:
  Pruning(const HtmlPage& page, const PageBlocks& blocks, const std::vector<PagePart>& parts, const std::string& title,
          const Language& language)
      : blocks_(blocks), parts_(parts), title_(title), language_(language) {
    const std::uint32_t body = find_article_body(page, blocks, parts);
    first_ = begin_ = blocks.begin(body);
    end_ = blocks.end(body);
  }

  void run() {
    select();
    add_lede();
    drop_links();
    drop_cued();
    drop_labels();
    drop_above();
    drop_below();
    drop_related();
    drop_tail();
    drop_bare_headings();
  }

  std::string text() const {
    std::string out;
    std::uint32_t row = 0;
    for (const std::size_t b : kept()) {
      const PageBlock& block = blocks_.all()[b];
      const bool same_row = block.kind == Kind::Cell && block.row != 0 && block.row == row;
      if (!out.empty()) out += same_row && block.words < kFewWords ? ' ' : '\n';
      out += block.text;
      row = block.kind == Kind::Cell && block.words < kFewWords ? block.row : 0;
    }
    return out;
  }

  std::vector<std::string> cuts() const {
    std::vector<std::pair<std::size_t, std::string_view>> most;
    for (const auto& [why, words] : cuts_) most.emplace_back(words, why);
    std::stable_sort(most.begin(), most.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    if (most.size() > kMaxCuts) most.resize(kMaxCuts);
    std::vector<std::string> out;
    for (const auto& [words, why] : most) {
      out.push_back(std::string(why) + ": " + std::to_string(words) + (words == 1 ? " word" : " words"));
    }
    return out;
  }

 private:
  const PageBlock& block(std::size_t b) const { return blocks_.all()[b]; }

  std::vector<std::size_t> kept() const {
    std::vector<std::size_t> all;
    for (std::size_t b = first_; b < end_; ++b) {
      if (keep_[b]) all.push_back(b);
    }
    return all;
  }

  void drop(std::size_t b, std::string_view why) {
    keep_[b] = false;
    if (block(b).words > 0) cuts_[why] += block(b).words;
  }

  void select() {
    keep_.assign(blocks_.all().size(), true);
    for (std::size_t b = 0; b < keep_.size(); ++b) {
      if (parts_[b] != PagePart::Unknown) {
        drop(b, name_of(parts_[b]));
      } else if (b < begin_ || b >= end_) {
        drop(b, "around the article");
      }
    }
  }

  bool is_headline(std::size_t b) const {
    constexpr std::size_t kLongest = 1000;  // bytes
    if (block(b).level == 1) return true;
    return !title_.empty() && block(b).text.size() < kLongest && fold(block(b).text, language_) == title_;
  }

  /// What stands as prose between the headline and the body introduces the article.
  void add_lede() {
    constexpr std::size_t kFar = 40;
    std::size_t headline = begin_;
    for (std::size_t back = 1; back <= std::min(kFar, begin_) && headline == begin_; ++back) {
      if (is_headline(begin_ - back)) headline = begin_ - back;
    }
    for (std::size_t b = headline; b < begin_; ++b) {
      const PagePart part = parts_[b];
      const bool may_be =
          part == PagePart::Unknown || part == PagePart::Related || part == PagePart::Header || part == PagePart::Meta;
      const bool lede = block(b).prose() && block(b).words >= kFewWords && block(b).linked == 0;
      if (!may_be || !lede) continue;
      keep_[b] = true;
      const auto cut = cuts_.find(part == PagePart::Unknown ? "around the article" : name_of(part));
      if ((cut->second -= block(b).words) == 0) cuts_.erase(cut);
    }
    first_ = headline;
  }

  void drop_links() {
    constexpr double kAll = 0.8;
    for (const std::size_t b : kept()) {
      if (block(b).kind != Kind::Heading && block(b).linked > 0 && block(b).link_density() >= kAll) drop(b, "links");
    }
  }

  void drop_cued() {
    constexpr std::uint32_t kLongestCredit = 25;
    for (const std::size_t b : kept()) {
      const Cue cue = cue_of(block(b).text);
      const bool of_line = cue == Cue::ImageCredit || cue == Cue::Advertisement || cue == Cue::Share ||
                           cue == Cue::Newsletter || cue == Cue::ReadAlso;
      if (of_line) {
        drop(b, name_of(cue));
      } else if (block(b).words <= kLongestCredit && block(b).text.find("©") != std::string::npos) {
        drop(b, name_of(Cue::ImageCredit));
      } else if (block(b).kind == Kind::Caption && block(b).words < kFewWords) {
        drop(b, name_of(PagePart::Caption));
      }
    }
  }

  /// "Read this too:" above links that are gone.
  void drop_labels() {
    constexpr std::uint32_t kLongest = 6;
    for (const std::size_t b : kept()) {
      const std::string& text = block(b).text;
      const bool links_below = b + 1 < end_ && !keep_[b + 1] && block(b + 1).link_density() > 0.5;
      if (!links_below || block(b).words > kLongest || block(b).kind == Kind::Code) continue;
      const bool opens = text.ends_with(':') || text.ends_with("：") || text.ends_with('?') || text.ends_with("？");
      if (opens || cue_of(text) == Cue::Related) drop(b, "links");
    }
  }

  /// True where most words are in paragraphs, so that what is none at the edges is hardly the article's.
  bool mostly_prose(const std::vector<std::size_t>& all) const {
    std::size_t prose = 0;
    std::size_t words = 0;
    for (const std::size_t b : all) {
      words += block(b).words;
      if (block(b).prose()) prose += block(b).words;
    }
    return prose * 2 > words;
  }

  /// The headline, and bylines, dates and labels between it and the first paragraph.
  void drop_above() {
    const std::vector<std::size_t> all = kept();
    const bool prose = mostly_prose(all);
    for (const std::size_t b : all) {
      if (is_headline(b)) {
        drop(b, "headline");
        continue;
      }
      if (block(b).prose()) return;
      const bool label = block(b).words < kFewWords || block(b).linked > 0;
      const bool shaped = block(b).kind == Kind::Heading || block(b).kind == Kind::Code;
      if (prose && label && !shaped) drop(b, "lines above the text");
    }
  }

  void drop_below() {
    constexpr double kLinked = 0.3;
    const std::vector<std::size_t> all = kept();
    if (!mostly_prose(all)) return;
    for (auto b = all.rbegin(); b != all.rend(); ++b) {
      const PageBlock& last = block(*b);
      const bool shaped = last.kind == Kind::Code || last.kind == Kind::Cell || last.kind == Kind::Item;
      if (last.prose() || shaped) return;
      const bool label = last.words < kFewWords || last.link_density() > kLinked;
      if (label && !last.sentence) drop(*b, "lines below the text");
    }
  }

  /// Below "Related articles" only little of the article itself can follow.
  void drop_related() {
    constexpr std::size_t kMostOf = 4;  // a part in so many
    const std::vector<std::size_t> all = kept();
    std::size_t words = 0;
    for (const std::size_t b : all) words += block(b).words;
    std::size_t prose = 0;
    std::size_t cut = all.size();
    for (std::size_t i = all.size(); i-- > 1 && prose * kMostOf <= words;) {
      if (block(all[i]).prose()) prose += block(all[i]).words;
      if (block(all[i]).words < kFewWords && cue_of(block(all[i]).text) == Cue::Related) cut = i;
    }
    for (std::size_t i = cut; i < all.size(); ++i) drop(all[i], name_of(Cue::Related));
  }

  void drop_tail() {
    const std::vector<std::size_t> all = kept();
    std::vector<PageLine> lines;
    lines.reserve(all.size());
    for (const std::size_t b : all) {
      // A table's cell may say "Comment" and mean its column.
      lines.push_back({block(b).text, block(b).kind == Kind::Cell ? Cue::None : cue_of(block(b).text)});
    }
    const PageTail tail = find_page_tail(lines);
    for (std::size_t i = tail.begin; i < all.size(); ++i) drop(all[i], name_of(tail.cue));
  }

  /// Headings whose text is gone.
  void drop_bare_headings() {
    const std::vector<std::size_t> all = kept();
    bool text_below = false;
    std::uint8_t level = 0;  // of the heading below
    for (std::size_t i = all.size(); i-- > 0;) {
      const PageBlock& heading = block(all[i]);
      if (heading.kind != Kind::Heading) {
        text_below = true;
        continue;
      }
      const bool cut_below = i + 1 == all.size() || all[i + 1] > all[i] + 1;
      if (!text_below && level <= heading.level && cut_below) {
        drop(all[i], "headings without text");
        continue;
      }
      text_below = false;
      level = heading.level;
    }
  }

  const PageBlocks& blocks_;
  const std::vector<PagePart>& parts_;
  const std::string& title_;  ///< folded
  const Language& language_;
  std::size_t first_;  ///< the article's first block: behind the headline, where it is found
  std::size_t begin_;  ///< the body's blocks
  std::size_t end_;
  std::vector<bool> keep_;
  std::map<std::string_view, std::size_t> cuts_;
};

/// What is no article's even on a page that has hardly any text.
bool is_sure(PagePart part) {
  return part == PagePart::Navigation || part == PagePart::Footer || part == PagePart::Hidden ||
         part == PagePart::Share;
}

}  // namespace

MainText main_text(const HtmlPage& page, std::string_view title, std::string_view lang) {
  constexpr std::size_t kScant = 25;  // words
  const PageBlocks blocks(page);
  const Language& fold_language = language(lang);
  const std::string folded_title = fold(bare(title), fold_language);
  std::vector<PagePart> parts = parts_of_blocks(page, blocks);
  Pruning pruning(page, blocks, parts, folded_title, fold_language);
  pruning.run();
  MainText found{pruning.text(), pruning.cuts()};
  const std::size_t words = word_count(found.text);
  if (words >= kScant) return found;
  // A page of words that mislead (a forum's "comments"): only what is sure is left out.
  std::replace_if(
      parts.begin(), parts.end(), [](PagePart part) { return !is_sure(part); }, PagePart::Unknown);
  Pruning wider(page, blocks, parts, folded_title, fold_language);
  wider.run();
  std::string text = wider.text();
  return word_count(text) > 2 * words ? MainText{std::move(text), wider.cuts()} : found;
}

}  // namespace khabar
