#include <string>

#include "fuzz/article_promises.hpp"
#include "fuzz/target.hpp"

KHABAR_FUZZ_TARGET(archive) {
  using namespace khabar;
  for (const Record& record : fuzz::cut(fuzz::as_text(data, size), Format::Archive)) {
    fuzz::require_scrubbed(record.path, "a member's path");
    fuzz::require(record.path.find_first_of("\n\t\\") == std::string::npos, "a member's path is one line");
    fuzz::require((record.path + "/").find("/../") == std::string::npos, "a member's path leads nowhere else");
    fuzz::require(format_of(record.path).has_value(), "a member's name is one that is read");
  }
  return 0;
}
