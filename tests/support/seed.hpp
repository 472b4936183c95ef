#pragma once

#include <cstdlib>

namespace khabar::test {

/// Of the random input of properties: the same in every run, so that a change that fails is to blame for it, unless
/// KHABAR_SEED names another. `script/test --long` takes a new one each time.
inline unsigned seed() {
  constexpr unsigned kSeed = 20260107;
  const char* given = std::getenv("KHABAR_SEED");
  return given ? static_cast<unsigned>(std::strtoul(given, nullptr, 10)) : kSeed;
}

/// True in `script/test --long`: harnesses try more cases then.
inline bool long_run() {
  return std::getenv("KHABAR_LONG") != nullptr;
}

}  // namespace khabar::test
