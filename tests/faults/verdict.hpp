#pragma once

#include <algorithm>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "tests/faults/scenario.hpp"

namespace khabar::test {

/// Compares a disturbed database with what the undisturbed run has before and after.
class Verdict {
 public:
  /// Runs the program undisturbed.
  explicit Verdict(const FaultScenario& scenario)
      : scenario_(scenario), changes_(scenario.record()), expected_(scenario.database()) {
    complete_ = read_state(scenario.folder());
    after_ = fault_documents(scenario.database());
    write_state(scenario.before(), scenario.folder());
    before_ = fault_documents(scenario.database());
    whole_ = scenario.articles();
    whole_.insert(whole_.end(), before_.begin(), before_.end());
    std::sort(whole_.begin(), whole_.end());
  }

  const std::vector<DiskChange>& changes() const { return changes_; }
  /// What the undisturbed run left on the disk.
  const DiskState& complete() const { return complete_; }

  /// What is wrong with a database as it stands, and with what the same command makes of it; empty when nothing is.
  std::string fault(const std::string& database) const {
    try {
      std::string found = fault_at_rest(database);
      if (!found.empty()) return "before the next run: " + found;
      scenario_.go_on(database);
      found = fault_in_the_end(database);
      return found.empty() ? "" : "after the next run: " + found;
    } catch (const Xapian::Error& error) {
      return error.get_description();
    } catch (const std::exception& error) {
      return error.what();
    }
  }

 private:
  std::string fault_at_rest(const std::string& database) const {
    if (current_generation(database).empty()) return before_.empty() ? "" : "no database";
    std::ostringstream out;
    try {
      run_check(database, out);
    } catch (const Error& error) {
      return std::string(error.what()) + ": " + out.str();
    }
    return fault_of_articles(fault_documents(database));
  }

  static bool holds(const CanonicalDocuments& all, const CanonicalDocuments::value_type& one) {
    return std::binary_search(all.begin(), all.end(), one);
  }

  /// Every article is a whole one, and there once; one that the run does not touch is there.
  std::string fault_of_articles(const CanonicalDocuments& now) const {
    for (std::size_t i = 0; i < now.size(); ++i) {
      if (i > 0 && now[i].first == now[i - 1].first) return now[i].first + " is there twice";
      if (!holds(whole_, now[i])) return now[i].first + " is not as any file has it";
    }
    for (const auto& one : before_) {
      if (holds(after_, one) && !holds(now, one)) return one.first + " is lost, which the run does not touch";
    }
    return "";
  }

  std::string fault_in_the_end(const std::string& database) const {
    std::ostringstream out;
    run_check(database, out);
    const FaultOutcome now(database);
    if (now.index != expected_.index) return "another index " + first_difference(now.index, expected_.index);
    if (now.answers != expected_.answers) return "other answers " + first_difference(now.answers, expected_.answers);
    Words surplus;
    std::set_difference(now.files.begin(), now.files.end(), expected_.files.begin(), expected_.files.end(),
                        std::back_inserter(surplus));
    return surplus.empty() ? "" : "left over: " + surplus.front();
  }

  const FaultScenario& scenario_;
  std::vector<DiskChange> changes_;
  FaultOutcome expected_;
  CanonicalDocuments before_, after_;
  CanonicalDocuments whole_;  ///< as the index had them, or one of the files has them
  DiskState complete_;
};

}  // namespace khabar::test
