#pragma once

#include <string>

#include <xapian.h>

namespace khabar {

/// BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) without its idf: a leaf's weight comes
/// with the query, as OP_SCALE_WEIGHT, because only the query compiler knows in which language's part of the index a
/// word is rare. Xapian's own BM25 takes the rarity over all languages together, which costs .019 MRR in an index of 12
/// languages.
class Bm25 : public Xapian::Weight {
 public:
  static constexpr double kK1 = 1.0;
  static constexpr double kB = 0.75;

  Bm25();

  /// The share of a leaf's weight that a document earns: 0 to kK1 + 1.
  static double share(double wdf, double length, double mean_length);

  Bm25* clone() const override;
  std::string name() const override { return "khabar::Bm25"; }
  std::string serialise() const override { return {}; }
  Bm25* unserialise(const std::string&) const override { return clone(); }
  double get_sumpart(Xapian::termcount wdf, Xapian::termcount length, Xapian::termcount unique_terms) const override;
  double get_maxpart() const override;
  double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
  double get_maxextra() const override { return 0; }

 private:
  void init(double factor) override { factor_ = factor; }

  double factor_ = 0;
};

/// Inverse document frequency of a term in `found` of `all` documents, never negative (Lucene's form of Robertson and
/// Spärck Jones).
double idf(double found, double all);

}  // namespace khabar
