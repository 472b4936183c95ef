#pragma once

#include <string_view>

namespace khabar {

/// What bytes are that begin as no text does, such as "an image": many a disk and server has them under the name of a
/// page or a text (MIME Sniffing Standard, 6). Empty for all others.
std::string_view other_thing(std::string_view bytes);

}  // namespace khabar
