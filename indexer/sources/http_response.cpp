#include "indexer/sources/http_response.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace khabar {
namespace {

using namespace std::string_view_literals;

constexpr int kMaxEncodings = 3;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

/// `name` is lower case.
bool begins_with_name(std::string_view text, std::string_view name) {
  return text.size() >= name.size() &&
         std::equal(name.begin(), name.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

/// What zlib gave of a body.
enum class Inflated { Done, Broken, TooLarge };

/// `bits` as inflateInit2 takes them. Done also when the input ends early.
Inflated inflate_all(std::string_view packed, int bits, std::size_t limit, std::string& out) {
  z_stream zlib{};
  if (inflateInit2(&zlib, bits) != Z_OK) return Inflated::Broken;
  zlib.next_in = reinterpret_cast<const Bytef*>(packed.data());
  zlib.avail_in = static_cast<uInt>(packed.size());
  int result = Z_OK;
  std::size_t size = 0;
  out.clear();
  while (result == Z_OK && size <= limit) {
    if (out.size() == size) out.resize(std::min(limit + 1, 4 * size + (std::size_t{1} << 16)));
    zlib.next_out = reinterpret_cast<Bytef*>(out.data() + size);
    zlib.avail_out = static_cast<uInt>(out.size() - size);
    result = inflate(&zlib, Z_NO_FLUSH);
    size = out.size() - zlib.avail_out;
  }
  inflateEnd(&zlib);
  out.resize(size);
  if (size > limit) return Inflated::TooLarge;
  return result == Z_STREAM_END || result == Z_BUF_ERROR ? Inflated::Done : Inflated::Broken;
}

/// RFC 1950, section 2.2.
bool begins_zlib(std::string_view bytes) {
  if (bytes.size() < 2) return false;
  const unsigned first = static_cast<unsigned char>(bytes[0]);
  const unsigned second = static_cast<unsigned char>(bytes[1]);
  return (first & 15) == 8 && (256 * first + second) % 31 == 0;
}

/// RFC 9112, section 7.1. Nothing when the body does not begin with a chunk's size.
std::optional<std::string> unchunked(std::string_view body) {
  std::string out;
  for (bool first = true;; first = false) {
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(body.data(), body.data() + body.size(), size, 16);
    const std::size_t digits = static_cast<std::size_t>(end - body.data());
    const std::size_t line_end = body.find('\n', digits);
    const bool is_size = error == std::errc{} && line_end != std::string_view::npos &&
                         " \t\r\n;"sv.find(body[digits]) != std::string_view::npos;
    if (!is_size && first) return std::nullopt;
    if (!is_size || size == 0) return out;
    body.remove_prefix(line_end + 1);
    out += body.substr(0, size);
    body.remove_prefix(std::min(size, body.size()));
    if (body.starts_with('\r')) body.remove_prefix(1);
    if (body.starts_with('\n')) body.remove_prefix(1);
  }
}

/// The reason why not; empty when `body` is undone.
std::string undo(std::string_view encoding, std::size_t limit, std::string& body) {
  int bits = 0;
  if (encoding.empty() || encoding == "identity") return {};
  if (encoding == "gzip" || encoding == "x-gzip") {
    if (!body.starts_with("\x1f\x8b"sv)) return {};
    bits = 16 + MAX_WBITS;
  } else if (encoding == "deflate") {
    if (looks_like_html(body)) return {};
    bits = begins_zlib(body) ? MAX_WBITS : -MAX_WBITS;  // many servers send it without the wrapping that RFC 9110 asks
  } else {
    if (looks_like_html(body)) return {};
    return "its Content-Encoding is not read: " + std::string(encoding.substr(0, 40));
  }
  std::string out;
  switch (inflate_all(body, bits, limit, out)) {
    case Inflated::Broken:
      return "its Content-Encoding, " + std::string(encoding) + ", is broken";
    case Inflated::TooLarge:
      return "its body unfolds to more than " + std::to_string(limit >> 20) + " MiB";
    case Inflated::Done:
      body = std::move(out);
  }
  return {};
}

}  // namespace

HeaderFields::HeaderFields(std::string_view head) {
  const std::size_t first = std::min(head.find('\n'), head.size());
  first_line_ = trimmed(head.substr(0, first));
  head.remove_prefix(std::min(first + 1, head.size()));
  while (!head.empty()) {
    const std::size_t size = std::min(head.find('\n'), head.size() - 1) + 1;
    const bool folded = head.front() == ' ' || head.front() == '\t';
    if (folded && !lines_.empty()) {
      lines_.back() = std::string_view(lines_.back().data(), lines_.back().size() + size);
    } else {
      lines_.push_back(head.substr(0, size));
    }
    head.remove_prefix(size);
  }
}

std::string_view HeaderFields::value(std::string_view name) const {
  for (std::string_view line : lines_) {
    if (!begins_with_name(line, name)) continue;
    const std::string_view rest = trimmed(line.substr(name.size()));
    if (rest.starts_with(':')) return trimmed(rest.substr(1));
  }
  return {};
}

MediaType media_type(std::string_view content_type) {
  MediaType media;
  std::size_t end = std::min(content_type.find(';'), content_type.size());
  // Two such fields that a server made one: the first counts.
  media.type = lowered(trimmed(content_type.substr(0, std::min(end, content_type.find(',')))));
  while (end < content_type.size() && media.charset.empty()) {
    content_type.remove_prefix(end + 1);
    end = std::min(content_type.find(';'), content_type.size());
    const std::string_view parameter = trimmed(content_type.substr(0, end));
    const std::size_t equals = parameter.find('=');
    if (equals == std::string_view::npos || lowered(trimmed(parameter.substr(0, equals))) != "charset") continue;
    std::string_view value = trimmed(parameter.substr(equals + 1));
    while (!value.empty() && "\"' "sv.find(value.front()) != std::string_view::npos) value.remove_prefix(1);
    media.charset = std::string(value.substr(0, value.find_first_of("\"', \t")));
  }
  return media;
}

std::optional<int> http_status(std::string_view first_line) {
  if (!begins_with_name(first_line, "http/")) return std::nullopt;
  const std::size_t blank = first_line.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const std::string_view rest = trimmed(first_line.substr(blank));
  unsigned status = 0;  // "-10" is none
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), status);
  if (error != std::errc{} || end != rest.data() + 3) return std::nullopt;
  return static_cast<int>(status);
}

std::variant<std::string, BodyFault> decoded_body(std::string body, const HeaderFields& head, std::size_t limit) {
  if (lowered(head.value("transfer-encoding")).find("chunked") != std::string::npos) {
    if (std::optional<std::string> whole = unchunked(body)) body = std::move(*whole);
  }
  // Listed in the order in which they were put on.
  std::string encodings = lowered(head.value("content-encoding"));
  for (int count = 0; !encodings.empty(); ++count) {
    if (count == kMaxEncodings) return BodyFault{"it has too many Content-Encodings"};
    const std::size_t comma = encodings.rfind(',');
    const std::size_t begin = comma == std::string::npos ? 0 : comma + 1;
    std::string fault = undo(trimmed(std::string_view(encodings).substr(begin)), limit, body);
    if (!fault.empty()) return BodyFault{std::move(fault)};
    encodings.resize(begin == 0 ? 0 : comma);
  }
  return body;
}

bool looks_like_html(std::string_view bytes) {
  constexpr std::array<std::string_view, 16> kOpenings = {
      "<!doctype html", "<html", "<head",  "<script", "<iframe", "<h1",   "<div", "<font",
      "<table",         "<a",    "<style", "<title",  "<b",      "<body", "<br",  "<p"};
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  for (;;) {
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n\f"), bytes.size()));
    const bool comment = bytes.starts_with("<!--");
    const bool declaration = begins_with_name(bytes, "<?xml");
    if (!comment && !declaration) break;
    const std::size_t end = bytes.find(comment ? "-->" : "?>");
    if (end == std::string_view::npos) return comment;
    bytes.remove_prefix(end + (comment ? 3 : 2));
  }
  return std::any_of(kOpenings.begin(), kOpenings.end(), [&](std::string_view opening) {
    return begins_with_name(bytes, opening) && bytes.size() > opening.size() &&
           " \t\r\n\f>/"sv.find(bytes[opening.size()]) != std::string_view::npos;
  });
}

}  // namespace khabar
