#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace khabar::test {

struct PackedFile {
  std::string name;
  std::string bytes;
  std::size_t times = 1;  ///< that the bytes stand in it
};

/// A zip or a tar of files: `format` ("zip", "ustar") and `options` ("zip:encryption=zipcrypt", with the password
/// "secret") as libarchive names them.
inline std::string packed(const std::string& format, const std::vector<PackedFile>& files,
                          const std::string& options = "") {
  const std::unique_ptr<archive, decltype(&archive_write_free)> out(archive_write_new(), archive_write_free);
  const auto check = [&](la_ssize_t result) {
    if (result < ARCHIVE_WARN) throw std::runtime_error(archive_error_string(out.get()));
  };
  std::string buffer(std::size_t{1} << 24, '\0');
  std::size_t used = 0;
  check(archive_write_set_format_by_name(out.get(), format.c_str()));
  if (!options.empty()) check(archive_write_set_options(out.get(), options.c_str()));
  archive_write_set_passphrase(out.get(), "secret");
  archive_write_set_bytes_in_last_block(out.get(), 1);
  check(archive_write_open_memory(out.get(), buffer.data(), buffer.size(), &used));
  for (const PackedFile& file : files) {
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), archive_entry_free);
    archive_entry_set_pathname(entry.get(), file.name.c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(file.bytes.size() * file.times));
    check(archive_write_header(out.get(), entry.get()));
    for (std::size_t i = 0; i < file.times; ++i)
      check(archive_write_data(out.get(), file.bytes.data(), file.bytes.size()));
  }
  check(archive_write_close(out.get()));
  buffer.resize(used);
  return buffer;
}

}  // namespace khabar::test
