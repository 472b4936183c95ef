#include "common/text/normal_form.hpp"

#include <unicode/normalizer2.h>

namespace khabar {

std::string composed(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error)) return std::string(text);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  nfc->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr, error);
  return U_SUCCESS(error) ? out : std::string(text);
}

}  // namespace khabar
