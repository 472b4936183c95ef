#include "searcher/rank/bm25.hpp"

#include <algorithm>
#include <cmath>

namespace khabar {

Bm25::Bm25() {
  need_stat(WDF);
  need_stat(WDF_MAX);
  need_stat(DOC_LENGTH);
  need_stat(DOC_LENGTH_MIN);
  need_stat(AVERAGE_LENGTH);
}

double Bm25::share(double wdf, double length, double mean_length) {
  if (wdf <= 0) return 0;
  const double norm = kK1 * (1 - kB + kB * length / std::max(mean_length, 1.0));
  return wdf * (kK1 + 1) / (wdf + norm);
}

Bm25* Bm25::clone() const {
  return new Bm25;
}  // Xapian takes ownership

double Bm25::get_sumpart(Xapian::termcount wdf, Xapian::termcount length, Xapian::termcount) const {
  return factor_ * share(wdf, length, get_average_length());
}

double Bm25::get_maxpart() const {
  return factor_ * share(get_wdf_upper_bound(), get_doclength_lower_bound(), get_average_length());
}

double idf(double found, double all) {
  found = std::min(found, all);
  return std::log(1 + (all - found + 0.5) / (found + 0.5));
}

}  // namespace khabar
