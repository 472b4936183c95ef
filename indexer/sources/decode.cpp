#include "indexer/sources/decode.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <optional>
#include <utility>

#include "common/text/utf8.hpp"
#include "indexer/sources/utf16.hpp"

namespace khabar {
namespace {

using namespace std::string_view_literals;

std::string from_utf16(std::string_view bytes, Utf16Decoder::Order order) {
  Utf16Decoder decoder(order);
  std::string out;
  decoder.add(bytes, out);
  decoder.finish(out);
  return out;
}

std::string from_utf32(std::string_view bytes, bool big) {
  std::string out;
  for (; bytes.size() >= 4; bytes.remove_prefix(4)) {
    char32_t c = 0;
    for (std::size_t i = 0; i < 4; ++i) c = (c << 8) | static_cast<unsigned char>(bytes[big ? i : 3 - i]);
    const bool real = c < 0x110000 && (c < 0xD800 || c >= 0xE000);
    utf8::append(out, real ? c : utf8::kReplacement);
  }
  if (!bytes.empty()) utf8::append(out, utf8::kReplacement);
  return out;
}

std::optional<std::string> by_mark(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) return std::string(bytes.substr(3));
  if (bytes.starts_with("\xff\xfe\0\0"sv)) return from_utf32(bytes.substr(4), false);
  if (bytes.starts_with("\0\0\xfe\xff"sv)) return from_utf32(bytes.substr(4), true);
  if (bytes.starts_with("\xff\xfe")) return from_utf16(bytes.substr(2), Utf16Decoder::Order::LittleEndian);
  if (bytes.starts_with("\xfe\xff")) return from_utf16(bytes.substr(2), Utf16Decoder::Order::BigEndian);
  return std::nullopt;
}

/// In UTF-16 the spaces, digits and line ends of any language have a zero byte, and always on the same side. Fewer of
/// them are enough where the bytes cannot be UTF-8 with a stray zero.
std::optional<Utf16Decoder::Order> order_of_zeros(std::string_view bytes, bool valid_utf8) {
  constexpr std::size_t kLooked = 4096;
  const std::string_view head = bytes.substr(0, std::min(kLooked, bytes.size() / 2 * 2));
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0' ? 1u : 0u;
  const std::size_t enough = valid_utf8 ? head.size() / 16 + 2 : head.size() / 40 + 1;
  if (zeros[1] >= enough && zeros[0] * 20 <= zeros[1]) return Utf16Decoder::Order::LittleEndian;
  if (zeros[0] >= enough && zeros[1] * 20 <= zeros[0]) return Utf16Decoder::Order::BigEndian;
  return std::nullopt;
}

/// What detection is shown: from shortly before the first byte that is not ASCII.
std::string_view sample_of(std::string_view bytes) {
  constexpr std::size_t kBefore = 256;
  constexpr std::size_t kSample = std::size_t{1} << 16;
  const auto odd = std::find_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0 || c == '\x1b'; });
  const auto at = static_cast<std::size_t>(odd - bytes.begin());
  return bytes.substr(at > kBefore ? at - kBefore : 0, kSample);
}

/// ICU names what it tells apart; its table for the name may lack what everyone writes under it.
std::string_view widened(std::string_view charset) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kWider = {{{"ISO-8859-1", "windows-1252"},
                                                                                    {"ISO-8859-9", "windows-1254"},
                                                                                    {"ISO-8859-8-I", "windows-1255"},
                                                                                    {"ISO-8859-8", "windows-1255"},
                                                                                    {"Shift_JIS", "windows-31j"},
                                                                                    {"EUC-KR", "windows-949"},
                                                                                    {"Big5", "windows-950"}}};
  for (const auto& [narrow, wide] : kWider) {
    if (charset == narrow) return wide;
  }
  return charset;
}

std::optional<std::string> detected_charset(std::string_view bytes) {
  // Below it ICU's guesses are no better than the commonest encoding; found by trying on texts of one sentence.
  constexpr std::int32_t kConfident = 20;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), ucsdet_close);
  if (U_FAILURE(status)) return std::nullopt;
  const std::string_view sample = sample_of(bytes);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr || ucsdet_getConfidence(match, &status) < kConfident) return std::nullopt;
  const std::string_view name = ucsdet_getName(match, &status);
  if (U_FAILURE(status) || name.starts_with("UTF-")) return std::nullopt;
  return std::string(widened(name));
}

std::optional<std::string> convert(std::string_view bytes, const std::string& charset) {
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(charset.c_str(), &status), ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string out;
  text.toUTF8String(out);
  return out;
}

}  // namespace

bool is_nearly_utf8(std::string_view bytes) {
  std::size_t good = 0;
  std::size_t bad = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const char32_t c = utf8::next(bytes, at);
    if (c == utf8::kReplacement) {
      ++bad;
    } else if (c >= 0x80) {
      ++good;
    }
  }
  return good > 4 * bad;
}

Decoded decode(std::string_view bytes) {
  if (const auto text = by_mark(bytes)) return {utf8::scrub(*text), ""};
  const bool escapes = bytes.find("\x1b$") != std::string_view::npos;  // ISO-2022: seven bits, so valid as UTF-8
  const bool valid = utf8::valid(bytes);
  if (const auto order = order_of_zeros(bytes, valid)) {
    return {utf8::scrub(from_utf16(bytes, *order)), "read as UTF-16, told by its zero bytes"};
  }
  if (valid && !escapes) return {utf8::scrub(bytes), ""};
  if (escapes || !is_nearly_utf8(bytes)) {
    if (const auto charset = detected_charset(bytes)) {
      if (const auto text = convert(bytes, *charset)) {
        return {utf8::scrub(*text), "read as " + *charset + ", found out from its bytes"};
      }
    }
  }
  return {utf8::scrub(bytes), valid ? "" : "bytes that are not UTF-8 were replaced"};
}

}  // namespace khabar
