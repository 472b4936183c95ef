#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace khabar {

/// Lines "name: value" as HTTP (RFC 9112) and WARC have them, behind a first line of another form. Line ends may be LF
/// alone; a line that begins with a blank goes on with the one before.
class HeaderFields {
 public:
  /// Keeps views of `head`.
  explicit HeaderFields(std::string_view head);

  std::string_view first_line() const { return first_line_; }

  /// The first field of this lower-case name; folded lines as they are written, without blanks around; empty when there
  /// is none.
  std::string_view value(std::string_view name) const;

 private:
  std::string_view first_line_;
  std::vector<std::string_view> lines_;
};

/// "text/html; charset=utf-8" taken apart.
struct MediaType {
  std::string type;  ///< lower case; empty when there is none
  std::string charset;
};
MediaType media_type(std::string_view content_type);

/// 200 of "HTTP/1.1 200 OK"; nothing when it is no status line.
std::optional<int> http_status(std::string_view first_line);

/// Undoes Transfer-Encoding and Content-Encoding (chunked; gzip and deflate, RFC 9110). Many crawlers undo them and
/// leave the headers as they were: a body that does not have the form it claims is taken as it is. A body that ends
/// early, as crawlers cut them, gives its part. `limit` is that of the result in bytes. The reason when there is no
/// result: a broken stream, too large, an encoding that is not known (br, zstd).
struct BodyFault {
  std::string reason;
};
std::variant<std::string, BodyFault> decoded_body(std::string body, const HeaderFields& head, std::size_t limit);

/// Whether the bytes begin as an HTML page does: blanks and comments, then a doctype or a tag that opens a page
/// (WHATWG's MIME Sniffing Standard, section 7.1, lists them).
bool looks_like_html(std::string_view bytes);

}  // namespace khabar
