#pragma once

#include <functional>
#include <iosfwd>
#include <stdexcept>
#include <string>

namespace khabar {

/// Exit codes of both programs (docs/architecture.md, "How it ends").
enum class Exit {
  Done = 0,
  Nothing = 1,  ///< no hits, or a check that failed softly
  Usage = 2,
  Busy = 3,        ///< database locked by another writer
  NoDatabase = 4,  ///< no database there, or a schema that this version cannot read
  Damaged = 5,
  System = 6,  ///< disk full, I/O error, permission
  Interrupted = 130,
};

/// The one exception of the project: a run that cannot go on. What is wrong with a single article is never an Error
/// but a Rejection; what is odd about a query is a note.
class Error : public std::runtime_error {
 public:
  Error(Exit exit_code, const std::string& message, std::string what_to_do = {})
      : std::runtime_error(message), exit(exit_code), hint(std::move(what_to_do)) {}

  Exit exit;
  std::string hint;  ///< what the user can do about it; may be empty
};

/// What the system refused, by its errno, in words with what to do about it: "<what>: <reason>".
Error system_error(const std::string& what, int number);

/// Runs a program's body and returns its exit code; what it throws is told on `err` as "program: message" and a hint.
/// A file that would grow beyond the limit is from then on an error like others, and not the process's end (SIGXFSZ).
int report_errors(const std::string& program, std::ostream& err, const std::function<int()>& body);

/// Throws Error(System) when not all that was printed could be written.
void require_written(std::ostream& out);

}  // namespace khabar
