#pragma once

#include <chrono>
#include <iosfwd>
#include <string>

#include "indexer/commands/update.hpp"
#include "indexer/write/update.hpp"

namespace khabar {

/// A line on standard error that is written over while a run goes on: articles, rate, files, time left.
class ProgressLine {
 public:
  ProgressLine(When when, bool quiet, std::ostream& err);
  ~ProgressLine();

  void show(const Progress& progress);

 private:
  using Clock = std::chrono::steady_clock;

  std::ostream& err_;
  bool on_;
  bool shown_ = false;
  Clock::time_point started_ = Clock::now();
  Clock::time_point next_ = started_;
};

/// A number with so many decimals.
std::string fixed(double number, int decimals);

}  // namespace khabar
