#include "common/entities/other_use.hpp"

#include <algorithm>
#include <array>

#include "common/text/script.hpp"
#include "common/text/utf8.hpp"

namespace khabar {

namespace {

constexpr std::string_view kNamedAfter = "another thing is named after it";
constexpr std::string_view kCredit = "tells who reports it";
constexpr std::size_t kDatelineBytes = 60;  // looked at on either side

/// What is named after its sponsor, right behind the name: cups, prizes, contests, places where they are held.
constexpr std::array<std::string_view, 21> kHanThings = {
    "杯",           "盃",         "カップ",   "賞",     "大賞",   "コンテスト", "選手権",
    "トーナメント", "スタジアム", "アリーナ", "球場",   "体育場", "体育场",     "體育場",
    "体育馆",       "體育館",     "大奖赛",   "锦标赛", "公开赛", "挑战赛",     "名人赛"};
constexpr std::array<std::string_view, 11> kThings = {
    "Cup", "Arena", "Stadium", "Stadion", "Stadio", "Trophy", "Marathon", "Dome", "Ballpark", "Open-Air", "Fieldhouse"};

/// What stands before the name in its line, as far as is looked.
std::string_view line_before(std::string_view text, std::size_t begin) {
  const std::size_t from = begin - std::min(begin, kDatelineBytes + 1);
  const std::string_view before = text.substr(from, begin - from);
  return before.substr(before.rfind('\n') + 1);  // npos + 1 is 0
}

bool begins_with_word(std::string_view text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  std::size_t at = word.size();
  return at == text.size() || script_of(utf8::next(text, at)) != Script::Latin;
}

/// The next characters up to `most`, or to the first that is no letter, digit or mark of a name.
std::string_view run_of(std::string_view text, std::size_t most) {
  std::size_t at = 0;
  for (std::size_t count = 0; at < text.size() && count < most; ++count) {
    std::size_t next = at;
    const char32_t c = utf8::next(text, next);
    const bool is_digit = c >= U'0' && c <= U'9';
    if (!is_digit && script_of(c) != Script::Han) break;
    at = next;
  }
  return text.substr(0, at);
}

bool names_a_thing(std::string_view behind) {
  if (std::any_of(kHanThings.begin(), kHanThings.end(), [&](auto thing) { return behind.starts_with(thing); }))
    return true;
  if (run_of(behind, 8).find("事件") != std::string_view::npos) return true;  // リクルート事件
  if (!behind.starts_with(' ') && !behind.starts_with('-')) return false;
  behind.remove_prefix(1);
  return std::any_of(kThings.begin(), kThings.end(), [&](auto thing) { return begins_with_word(behind, thing); });
}

/// 第50回NHK紅白歌合戦: the fiftieth of its kind.
bool is_counted(std::string_view before) {
  for (const std::string_view count : {"回", "届", "屆"}) {
    if (!before.ends_with(count)) continue;
    before.remove_suffix(count.size());
    return !before.empty() && before.back() >= '0' && before.back() <= '9';
  }
  return false;
}

bool begins_with_dash(std::string_view text) {
  return text.starts_with(" - ") || text.starts_with(" – ") || text.starts_with(" — ") || text.starts_with(" -- ");
}

/// "LONDON (Reuters) - ", "[東京 12日 ロイター] - ".
bool is_dateline(std::string_view before, std::string_view behind) {
  const std::size_t close = behind.find_first_of(")]\n");
  if (before.size() > kDatelineBytes || close == std::string_view::npos) return false;
  const std::size_t open = before.find_first_of("([");
  return open != std::string_view::npos && begins_with_dash(behind.substr(close + 1));
}

/// Words that end so: 腾讯, 通讯, 资讯, 短讯, 音讯.
bool is_end_of_word(std::string_view before_mark) {
  constexpr std::array<std::string_view, 7> kBeginnings = {"腾", "騰", "通", "资", "資", "短", "音"};
  return std::any_of(kBeginnings.begin(), kBeginnings.end(), [&](auto c) { return before_mark.ends_with(c); });
}

/// 新浪科技讯, 新华社北京1月7日电, 环球时报特约记者: the head of a report names its publisher.
bool is_han_credit(std::string_view before, std::string_view behind) {
  if (!before.empty() && !before.ends_with("　") && !before.ends_with(' ')) return false;
  const std::string_view run = run_of(behind, 16);
  constexpr std::size_t kFewCharacters = 12;  // bytes
  for (const std::string_view mark : {"记者", "記者"}) {
    if (run.find(mark) <= kFewCharacters) return true;
  }
  for (const std::string_view mark : {"日电", "日電"}) {
    if (run.find(mark) != std::string_view::npos) return true;
  }
  for (const std::string_view mark : {"讯", "訊"}) {
    const std::size_t at = run.find(mark);
    if (at <= kFewCharacters && !is_end_of_word(run.substr(0, at))) return true;
  }
  return false;
}

}  // namespace

std::string_view other_use(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view before = line_before(text, begin);
  const std::string_view behind = text.substr(end, kDatelineBytes);
  if (names_a_thing(behind) || is_counted(before)) return kNamedAfter;
  if (is_dateline(before, behind) || is_han_credit(before, behind)) return kCredit;
  return {};
}

}  // namespace khabar
