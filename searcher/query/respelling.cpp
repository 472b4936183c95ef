#include "searcher/query/respelling.hpp"

#include <array>

namespace khabar {

std::string without_digraphs(std::string_view exact, const Language& language) {
  constexpr std::array<std::string_view, 3> kGerman = {"ae", "oe", "ue"};
  constexpr std::array<std::string_view, 3> kNordic = {"aa", "oe", "ae"};
  const std::string_view code = stem_code(language);
  const bool nordic = code == "da" || code == "no" || code == "sv" || code == "fi";
  std::string out(exact);
  if (code != "de" && !nordic) return out;
  for (const std::string_view digraph : nordic ? kNordic : kGerman) {
    for (std::size_t at = out.find(digraph); at != std::string::npos; at = out.find(digraph, at + 1))
      out.erase(at + 1, 1);
  }
  return out;
}

}  // namespace khabar
