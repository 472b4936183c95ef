#pragma once

#include <sys/prctl.h>

#include <linux/capability.h>

#include <exception>
#include <functional>
#include <thread>

namespace khabar::test {

/// Runs on a thread whose programs may read and write only what permissions allow, even when root runs the tests. The
/// thread itself keeps its rights.
inline void unprivileged(const std::function<void()>& work) {
  std::exception_ptr failure;
  std::thread thread([&] {
    // Of the bounding set, which is a thread's own: what is not in it, no program that it starts gets.
    for (const int right : {CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH}) prctl(PR_CAPBSET_DROP, right, 0, 0, 0);
    try {
      work();
    } catch (...) {
      failure = std::current_exception();
    }
  });
  thread.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace khabar::test
