#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace khabar::test {

/// The bytes, `times` times over, compressed as "gzip", "zstd", "bzip2" or "xz".
inline std::string compressed(std::string_view bytes, const std::string& filter, std::size_t times = 1) {
  const std::unique_ptr<archive, decltype(&archive_write_free)> out(archive_write_new(), archive_write_free);
  const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), archive_entry_free);
  const auto check = [&](la_ssize_t result) {
    if (result < 0) throw std::runtime_error(archive_error_string(out.get()));
  };
  std::vector<char> buffer(2 * bytes.size() + times * bytes.size() / 500 + 65536);
  std::size_t used = 0;
  check(archive_write_add_filter_by_name(out.get(), filter.c_str()));
  check(archive_write_set_format_raw(out.get()));
  check(archive_write_set_bytes_in_last_block(out.get(), 1));
  check(archive_write_open_memory(out.get(), buffer.data(), buffer.size(), &used));
  archive_entry_set_pathname(entry.get(), "data");
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  check(archive_write_header(out.get(), entry.get()));
  for (std::size_t i = 0; i < times; ++i) check(archive_write_data(out.get(), bytes.data(), bytes.size()));
  check(archive_write_close(out.get()));
  return {buffer.data(), used};
}

}  // namespace khabar::test
