#pragma once

#include <string_view>

namespace khabar {

constexpr std::string_view kProgramVersion = KHABAR_VERSION;

}  // namespace khabar
