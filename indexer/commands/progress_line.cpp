#include "indexer/commands/progress_line.hpp"

#include <unistd.h>

#include <cstdio>
#include <ostream>

namespace khabar {

ProgressLine::ProgressLine(When when, bool quiet, std::ostream& err)
    : err_(err), on_(!quiet && (when == When::Always || (when == When::Auto && isatty(STDERR_FILENO)))) {}

ProgressLine::~ProgressLine() {
  if (shown_) err_ << "\r\x1b[K" << std::flush;
}

void ProgressLine::show(const Progress& progress) {
  if (!on_ || Clock::now() < next_) return;
  next_ = Clock::now() + std::chrono::milliseconds(200);
  shown_ = true;
  const double seconds = std::chrono::duration<double>(Clock::now() - started_).count();
  const double rate = static_cast<double>(progress.bytes) / std::max(seconds, 0.001);
  err_ << "\r\x1b[K" << progress.articles << " articles, " << fixed(static_cast<double>(progress.bytes) / 1e6, 1)
       << " MB, " << fixed(rate / 1e6, 1) << " MB/s";
  if (progress.files_to_read > 0) err_ << ", file " << progress.files_done << " of " << progress.files_to_read;
  if (progress.bytes < progress.bytes_expected && rate > 0) {
    err_ << ", about " << static_cast<long>(static_cast<double>(progress.bytes_expected - progress.bytes) / rate)
         << " s left";
  }
  err_ << std::flush;
}

std::string fixed(double number, int decimals) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, number);
  return text;
}

}  // namespace khabar
