#include "indexer/sources/other_things.hpp"

#include <array>

namespace khabar {

namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  std::string_view name;
};

constexpr auto kOtherThings = std::to_array<Signature>({{"%PDF-", "a PDF"},
                                                        {"\x89PNG", "an image"},
                                                        {"\xFF\xD8\xFF", "an image"},
                                                        {"GIF87a", "an image"},
                                                        {"GIF89a", "an image"},
                                                        {"PK\x03\x04", "a zip"},
                                                        {"\x1F\x8B", "compressed"},
                                                        {"\x7F\x45\x4C\x46", "a program"},
                                                        {"!<arch>\n", "a library"},
                                                        {"SQLite format 3\0"sv, "a database"},
                                                        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an office document"}});

}  // namespace

std::string_view other_thing(std::string_view bytes) {
  for (const Signature& signature : kOtherThings) {
    if (bytes.starts_with(signature.bytes)) return signature.name;
  }
  return {};
}

}  // namespace khabar
