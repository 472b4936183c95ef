#include "common/text/number.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace khabar {

namespace {

constexpr std::array<std::string_view, 47> kDecimalComma = {
    "af", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "eo", "es", "et", "eu", "fi", "fr",
    "gl", "hr", "hu", "hy", "id", "is", "it", "ka", "kk", "km", "lo", "lt", "lv", "mk", "nb", "nl",
    "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr", "uk", "uz", "vi"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// A sign between digits: '.' and ',' group or stand before decimals, ' ' (of any width) and ' and the Arabic
/// thousands sign group, the Arabic decimal sign does what it is called.
struct Sign {
  char kind = 0;  // 0: none; 't' and 'd' for the Arabic signs
  std::size_t bytes = 0;
};

Sign sign_at(std::string_view word, std::size_t at) {
  const std::string_view rest = word.substr(at);
  if (rest.starts_with("٬")) return {'t', 2};
  if (rest.starts_with("٫")) return {'d', 2};
  if (rest.empty() || std::string_view(".,' ").find(rest[0]) == std::string_view::npos) return {};
  return {rest[0], 1};
}

/// Groups of digits and the signs between them, as many as the word begins with.
struct Groups {
  std::vector<std::string_view> digits;
  std::string signs;    ///< signs[i] stands between digits[i] and digits[i + 1]
  std::size_t end = 0;  ///< byte behind the last group
};

Groups groups_of(std::string_view word) {
  Groups out;
  for (std::size_t begin = 0; begin < word.size();) {
    std::size_t end = begin;
    while (end < word.size() && is_digit(word[end])) ++end;
    if (end == begin) break;
    if (begin > 0) out.signs += sign_at(word, out.end).kind;
    out.digits.push_back(word.substr(begin, end - begin));
    out.end = end;
    const Sign sign = sign_at(word, end);
    if (sign.kind == 0) break;
    begin = end + sign.bytes;
  }
  return out;
}

/// 1 000 000, or 10 00 000 as India writes it: of the first `count` groups.
bool are_thousands(const Groups& groups, std::size_t count) {
  const auto& digits = groups.digits;
  if (digits[0].size() > 3 || digits[0][0] == '0' || digits[count - 1].size() != 3) return false;
  const auto middle = [&](std::size_t size) {
    return std::all_of(digits.begin() + 1, digits.begin() + static_cast<std::ptrdiff_t>(count) - 1,
                       [&](std::string_view group) { return group.size() == size; });
  };
  return middle(3) || (digits[0].size() < 3 && (groups.signs[0] == ',' || groups.signs[0] == 't') && middle(2));
}

bool is_internet_address(const Groups& groups) {
  return groups.digits.size() == 4 && std::all_of(groups.digits.begin(), groups.digits.end(), [](std::string_view d) {
           return d.size() == 1 || (d[0] != '0' && (d.size() == 2 || (d.size() == 3 && d <= "255")));
         });
}

bool all_same(std::string_view signs) {
  return signs.find_first_not_of(signs[0]) == std::string_view::npos;
}

/// How many of the groups are thousands, the last one behind them being decimals or none; 0 when it is no number.
std::size_t thousands_of(const Groups& groups, bool decimal_comma) {
  const std::string_view signs = groups.signs;
  const std::size_t count = groups.digits.size();
  const char last = signs.back();
  const bool decimal_sign = last == '.' || last == ',' || last == 'd';
  if (count == 2) {
    if (!are_thousands(groups, 2)) return decimal_sign ? 1 : 0;
    return decimal_sign && (last == 'd' || (last == ',') == decimal_comma) ? 1 : 2;
  }
  if (all_same(signs)) {
    const bool version = last == 'd' || (last == '.' && is_internet_address(groups));
    return !version && are_thousands(groups, count) ? count : 0;
  }
  const std::string_view before = signs.substr(0, signs.size() - 1);
  return decimal_sign && all_same(before) && before[0] != last && before[0] != 'd' && are_thousands(groups, count - 1)
             ? count - 1
             : 0;
}

}  // namespace

bool writes_decimal_comma(const Language& language) {
  return std::binary_search(kDecimalComma.begin(), kDecimalComma.end(), language.code);
}

std::string plain_number(std::string_view folded, bool decimal_comma) {
  if (folded.empty() || !is_digit(folded[0])) return std::string(folded);
  const Groups groups = groups_of(folded);
  const std::size_t thousands = groups.signs.empty() ? 0 : thousands_of(groups, decimal_comma);
  if (thousands == 0) return std::string(folded);
  std::string out;
  for (std::size_t i = 0; i < groups.digits.size(); ++i) {
    if (i == thousands) out += '.';
    out += groups.digits[i];
  }
  out += folded.substr(groups.end);
  return out;
}

}  // namespace khabar
