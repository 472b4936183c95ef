#pragma once

#include <string>
#include <string_view>

namespace khabar {

/// A Korean word without its particle (조사), the verb endings that make a verb of a noun (발표했다 is 발표), and the
/// plural 들, so that 삼성전자는 meets 삼성전자. One ending of each kind at most, and two syllables stay: short words
/// are no noun and particle. Never empty for a word that is not. Linear.
std::string without_korean_endings(std::string_view word);

}  // namespace khabar
