#include "indexer/sources/http_response.hpp"

#include <string>
#include <utility>
#include <variant>

#include "fuzz/target.hpp"

/// A response of HTTP: head, empty line, body.
KHABAR_FUZZ_TARGET(http_response) {
  using namespace khabar;
  constexpr std::size_t kLimit = 1u << 20;
  const std::string_view bytes = fuzz::as_text(data, size);
  const std::size_t end = std::min(bytes.find("\r\n\r\n"), bytes.size());
  const std::string_view body = bytes.substr(std::min(end + 4, bytes.size()));
  const HeaderFields head(bytes.substr(0, end));
  const std::optional<int> status = http_status(head.first_line());
  fuzz::require(!status || (*status >= 0 && *status <= 999), "a status has three digits");
  const MediaType media = media_type(head.value("content-type"));
  fuzz::require_bounded(media.type.size() + media.charset.size(), size, "the media type");
  looks_like_html(body);
  const auto decoded = decoded_body(std::string(body), head, kLimit);
  if (const auto* text = std::get_if<std::string>(&decoded)) {
    fuzz::require(text->size() <= kLimit, "a body keeps to its limit");
  } else {
    fuzz::require(!std::get<BodyFault>(decoded).reason.empty(), "a fault has a reason");
  }
  return 0;
}
