#pragma once

#include <atomic>

namespace khabar {

/// While it lives, the first Ctrl-C (or SIGTERM) sets the flag and the second ends the process at once.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  const std::atomic<bool>& flag() const;
};

}  // namespace khabar
