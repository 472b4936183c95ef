#include "indexer/sources/html_encoding.hpp"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>

#include "common/text/utf8.hpp"

namespace khabar {
namespace {

/// ICU's converter, and the labels for which browsers take that encoding; a blank around each.
struct Encoding {
  const char* converter;
  std::string_view labels;
};

// The table of the WHATWG Encoding Standard, section 4.2, but for UTF-8's row and the seven-bit encodings that
// browsers refuse for fear of scripts: here nothing is run, so that they may be read.
constexpr std::array kEncodings = std::to_array<Encoding>({
    {"windows-1252",
     " ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 "
     "iso_8859-1:1987 l1 latin1 latin-1 us-ascii windows-1252 x-cp1252 "},
    {"windows-1250", " cp1250 windows-1250 x-cp1250 "},
    {"windows-1251", " cp1251 windows-1251 x-cp1251 "},
    {"windows-1253", " cp1253 windows-1253 x-cp1253 "},
    {"windows-1254",
     " cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 windows-1254 "
     "x-cp1254 "},
    {"windows-1255", " cp1255 windows-1255 x-cp1255 "},
    {"windows-1256", " cp1256 windows-1256 x-cp1256 "},
    {"windows-1257", " cp1257 windows-1257 x-cp1257 "},
    {"windows-1258", " cp1258 windows-1258 x-cp1258 "},
    {"windows-874", " dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874 "},
    {"ISO-8859-2",
     " csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2 latin-2 "},
    {"ISO-8859-3", " csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3 "},
    {"ISO-8859-4", " csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4 "},
    {"ISO-8859-5", " csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988 "},
    {"ISO-8859-6",
     " arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i "
     "iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987 "},
    {"ISO-8859-7",
     " csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 "
     "iso_8859-7:1987 sun_eu_greek "},
    {"ISO-8859-8",
     " csiso88598e csiso88598i csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-8859-8-i iso-ir-138 iso8859-8 "
     "iso88598 iso_8859-8 iso_8859-8:1988 logical visual "},
    {"ISO-8859-10", " csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6 "},
    {"ISO-8859-13", " iso-8859-13 iso8859-13 iso885913 "},
    {"ISO-8859-14", " iso-8859-14 iso8859-14 iso885914 "},
    {"ISO-8859-15", " csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 latin-9 latin9 "},
    {"IBM866", " 866 cp866 csibm866 ibm866 "},
    {"KOI8-R", " cskoi8r koi koi8 koi8-r koi8_r "},
    {"KOI8-U", " koi8-ru koi8-u "},
    {"macintosh", " csmacintosh mac macintosh x-mac-roman "},
    {"x-mac-cyrillic", " x-mac-cyrillic x-mac-ukrainian "},
    {"gb18030",
     " chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk gb18030 cp936 windows-936 "},
    {"Big5-HKSCS", " big5 big5-hkscs cn-big5 csbig5 x-x-big5 "},
    {"EUC-JP", " cseucpkdfmtjapanese euc-jp x-euc-jp "},
    {"windows-31j", " csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis cp932 "},
    {"windows-949",
     " cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 ks_c_5601 "
     "windows-949 cp949 uhc "},
    {"ISO-2022-JP", " csiso2022jp iso-2022-jp "},
    {"ISO-2022-KR", " csiso2022kr iso-2022-kr "},
    {"HZ-GB-2312", " hz-gb-2312 "},
    {"UTF-16BE", " unicodefffe utf-16be "},
    {"UTF-16LE", " csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le "},
});
constexpr Encoding kUtf8 = {"UTF-8", " unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8 "};

constexpr std::string_view kBlanks = " \t\n\f\r";

std::string_view without_blanks(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  return text.substr(0, text.find_last_not_of(kBlanks) + 1);
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

/// What browsers take for the label; null when they know none by that name.
const Encoding* encoding_of(std::string_view label) {
  constexpr std::size_t kLongestLabel = 40;
  label = without_blanks(label);
  if (label.size() > 1 && (label[0] == '"' || label[0] == '\'')) label = label.substr(1, label.size() - 2);
  if (label.empty() || label.size() > kLongestLabel || label.find(' ') != std::string_view::npos) return nullptr;
  const std::string sought = ' ' + lower_ascii(label) + ' ';
  if (kUtf8.labels.find(sought) != std::string_view::npos) return &kUtf8;
  const auto row = std::find_if(kEncodings.begin(), kEncodings.end(),
                                [&](const Encoding& e) { return e.labels.find(sought) != std::string_view::npos; });
  return row == kEncodings.end() ? nullptr : &*row;
}

/// Reads the attributes of a tag, as the standard's "prescan" does. Of lower-case text.
class AttributeReader {
 public:
  AttributeReader(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::string_view name;
  std::string_view value;

  /// False behind the last attribute of the tag.
  bool next() {
    at_ = std::min(text_.find_first_not_of(" \t\n\f\r/", at_), text_.size());
    if (at_ == text_.size() || text_[at_] == '>') return false;
    const std::size_t begin = at_;
    at_ = std::min(text_.find_first_of(" \t\n\f\r/>=", at_ + 1), text_.size());
    name = text_.substr(begin, at_ - begin);
    value = {};
    const std::size_t sign = text_.find_first_not_of(kBlanks, at_);
    if (sign == std::string_view::npos || text_[sign] != '=') return true;
    at_ = std::min(text_.find_first_not_of(kBlanks, sign + 1), text_.size());
    read_value();
    return true;
  }

 private:
  void read_value() {
    const bool quoted = at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'');
    const std::size_t begin = quoted ? at_ + 1 : at_;
    const std::size_t end = quoted ? text_.find(text_[at_], begin) : text_.find_first_of(" \t\n\f\r>", begin);
    value = text_.substr(begin, std::min(end, text_.size()) - begin);
    at_ = std::min(end, text_.size());
    if (quoted && at_ < text_.size()) ++at_;
  }

  std::string_view text_;
  std::size_t at_;
};

/// Of `content="text/html; charset=..."`.
std::string_view charset_of_type(std::string_view type) {
  const std::size_t word = type.find("charset");
  if (word == std::string_view::npos) return {};
  std::string_view rest = without_blanks(type.substr(word + 7));
  if (!rest.starts_with("=")) return {};
  rest = without_blanks(rest.substr(1));
  if (rest.starts_with("\"") || rest.starts_with("'")) return rest.substr(1, rest.find(rest[0], 1) - 1);
  return rest.substr(0, rest.find_first_of(" \t\n\f\r;"));
}

const Encoding* encoding_of_meta(std::string_view head, std::size_t at) {
  AttributeReader attributes(head, at);
  bool is_type = false;
  std::string_view charset;
  std::string_view content;
  while (attributes.next()) {
    if (attributes.name == "http-equiv") is_type = without_blanks(attributes.value) == "content-type";
    if (attributes.name == "charset") charset = attributes.value;
    if (attributes.name == "content") content = attributes.value;
  }
  if (const Encoding* encoding = encoding_of(charset)) return encoding;
  return is_type ? encoding_of(charset_of_type(content)) : nullptr;
}

const Encoding* encoding_in_metas(std::string_view head) {
  for (std::size_t at = head.find('<'); at < head.size(); at = head.find('<', at + 1)) {
    if (head.substr(at, 4) == "<!--") {
      at = std::min(head.find("-->", at + 2), head.size());
    } else if (head.substr(at, 5) == "<meta" && head.substr(at + 5, 1).find_first_of(" \t\n\f\r/") == 0) {
      if (const Encoding* encoding = encoding_of_meta(head, at + 5)) return encoding;
    }
  }
  return nullptr;
}

const Encoding* encoding_in_declaration(std::string_view head) {
  head = without_blanks(head);
  if (!head.starts_with("<?xml")) return nullptr;
  AttributeReader attributes(head.substr(0, head.find("?>")), 5);
  while (attributes.next()) {
    if (attributes.name == "encoding") return encoding_of(attributes.value);
  }
  return nullptr;
}

/// As the page itself declares it. A page whose declaration could be read is not in UTF-16, whatever it says.
const Encoding* declared_encoding(std::string_view bytes) {
  constexpr std::size_t kLooked = 4096;
  const std::string head = lower_ascii(bytes.substr(0, kLooked));
  const Encoding* encoding = encoding_in_metas(head);
  if (!encoding) encoding = encoding_in_declaration(head);
  return encoding && std::string_view(encoding->converter).starts_with("UTF-16") ? &kUtf8 : encoding;
}

std::optional<icu::UnicodeString> converted(std::string_view bytes, const char* converter_name) {
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(converter_name, &status), ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status);
  if (U_FAILURE(status)) return std::nullopt;
  return text;
}

struct Damage {
  std::size_t replaced = 0;
  std::size_t beyond_ascii = 0;
};

Damage damage_of(const icu::UnicodeString& text) {
  Damage damage;
  for (std::int32_t i = 0; i < text.length(); ++i) {
    const char16_t unit = text.charAt(i);
    // Converters leave a C1 control for a byte that their encoding does not use.
    damage.replaced += unit == utf8::kReplacement || (unit >= 0x80 && unit < 0xA0) ? 1u : 0u;
    damage.beyond_ascii += unit >= 0x80 ? 1u : 0u;
  }
  return damage;
}

bool has_byte_order_mark(std::string_view bytes) {
  return bytes.starts_with("\xef\xbb\xbf") || bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff");
}

}  // namespace

Decoded decode_html(std::string_view bytes, std::string_view http_charset) {
  const Encoding* encoding = encoding_of(http_charset);
  if (!encoding) encoding = declared_encoding(bytes);
  if (!encoding || encoding == &kUtf8 || has_byte_order_mark(bytes)) return decode(bytes);
  const bool wide = std::string_view(encoding->converter).starts_with("UTF-16");
  if (!wide && is_nearly_utf8(bytes)) {
    Decoded decoded = decode(bytes);
    if (decoded.warning.empty()) decoded.warning = std::string("declared as ") + encoding->converter + ", but is UTF-8";
    return decoded;
  }
  const std::optional<icu::UnicodeString> text = converted(bytes, encoding->converter);
  if (!text) return decode(bytes);
  const Damage damage = damage_of(*text);
  if (damage.replaced * 10 > damage.beyond_ascii) return decode(bytes);
  Decoded decoded;
  std::string utf8;
  decoded.text = utf8::scrub(text->toUTF8String(utf8));
  if (damage.replaced > 0)
    decoded.warning = std::string("bytes that are not ") + encoding->converter + " were replaced";
  return decoded;
}

}  // namespace khabar
