#include "common/error.hpp"

#include <new>
#include <ostream>

#include "common/text/utf8.hpp"

namespace khabar {

void require_written(std::ostream& out) {
  if (!out.flush()) throw Error(Exit::System, "cannot write the results", "is the disk full?");
}

int report_errors(const std::string& program, std::ostream& err, const std::function<int()>& body) {
  const auto tell = [&](const std::string& message, const std::string& hint) {
    err << program << ": " << utf8::scrub(message) << '\n';
    if (!hint.empty()) err << "  " << utf8::scrub(hint) << '\n';
  };
  try {
    return body();
  } catch (const Error& error) {
    tell(error.what(), error.hint);
    return static_cast<int>(error.exit);
  } catch (const std::bad_alloc&) {
    tell("out of memory", "try fewer jobs (-j 1)");
  } catch (const std::exception& error) {
    tell(error.what(), "");
  }
  return static_cast<int>(Exit::System);
}

}  // namespace khabar
