#pragma once

#include <string_view>
#include <vector>

#include "common/entities/name_units.hpp"

namespace khabar {

/// One thing that speaks for (above 0) or against (below) a name's being the entity.
struct Reason {
  std::string_view what;  ///< in English, for readers
  int score;
};

/// What an article says about an ambiguous name (Apple, Meta, 苹果, Allianz).
struct NameContext {
  const std::vector<NameUnit>& units;
  std::string_view text;
  const Language& language;
  std::size_t first_unit;  ///< of the name
  std::size_t last_unit;
  bool foreign_script =
      false;  ///< a Latin name of four letters and more in an article of another script, where it is no ordinary word
  bool beside_company = false;      ///< another company stands before or behind it, with only "," or "and" between
  bool named_elsewhere = false;     ///< the article names the entity elsewhere with evidence
  bool has_belongings = false;      ///< it names a product, a person or a subsidiary of the company
  bool after_name = false;          ///< the word before it is a name of the gazetteer, so no part of a longer one
  bool before_name = false;         ///< the word behind it
  std::size_t other_companies = 0;  ///< that the article names
  bool has_other_names = false;     ///< the article names products, people or events
  bool is_repeated = false;         ///< the article has the name in this spelling elsewhere
};

/// The reasons of a name in its place; none for a name of which the article says nothing. Looks at a few units on
/// either side: constant cost, but for blanks before it.
std::vector<Reason> evidence(const NameContext& context);

/// The sum of the scores.
int total(const std::vector<Reason>& reasons);

/// A name with so much evidence counts.
constexpr int kEnoughEvidence = 2;

}  // namespace khabar
