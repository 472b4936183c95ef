#include "indexer/write/soundness.hpp"

#include <unistd.h>

#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include <xapian.h>

#include "common/error.hpp"
#include "common/store/card.hpp"
#include "common/store/database.hpp"
#include "common/store/glass_version.hpp"
#include "common/store/schema.hpp"
#include "indexer/write/index_state.hpp"

namespace khabar {

namespace {

using Faults = std::vector<std::string>;

void tell(Faults& faults, std::string what) {
  if (faults.size() < kMostFaults) faults.push_back(std::move(what));
}

/// One line of what Xapian reports, which is many.
std::string last_line(const std::string& report) {
  std::istringstream in(report);
  std::string last;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) last = line;
  }
  return last;
}

/// Reads every posting and position. For tables that may not be written: Xapian's check opens them so.
void read_through(const Xapian::Database& database) {
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) at.get_wdf();
  }
  for (auto docid = database.postlist_begin(""); docid != database.postlist_end(""); ++docid) {
    for (auto term = database.termlist_begin(*docid); term != database.termlist_end(*docid); ++term) {
      for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at) *at;
    }
  }
}

/// Xapian's check of all tables, then of each, to name it.
void check_tables(const std::string& folder, Faults& faults) {
  const auto check = [&](const std::string& path, const std::string& what) {
    std::ostringstream report;
    try {
      if (Xapian::Database::check(path, 0, &report) == 0) return true;
      tell(faults, what + ": " + last_line(report.str()));
    } catch (const Xapian::Error& error) {
      if (const Error told = told_of(error, path); told.exit == Exit::System) throw told;
      tell(faults, what + ": " + error.get_msg());
    }
    return false;
  };
  if (check(folder, "the tables")) return;
  faults.clear();
  for (const char* table : {"postlist", "docdata", "termlist", "position"}) {
    const std::string path = folder + "/" + table + ".glass";
    if (std::filesystem::exists(path)) check(path, std::string("table ") + table);  // one is made with its first entry
  }
  if (faults.empty()) check(folder, "the tables together");
}

/// Reads every article back and counts its filter values beside the terms that filter by them.
class CrossCheck {
 public:
  CrossCheck(const Xapian::Database& database, Faults& faults) : database_(database), faults_(faults) {}

  void run() {
    for (const auto& [path, file] : IndexState(database_).files()) files_.insert(schema::digest(path));
    for (auto at = database_.postlist_begin(""); at != database_.postlist_end(""); ++at) check_article(*at);
    if (!all_read_) return;  // counts would differ for that alone
    for (const schema::Field& field : schema::kFields) {
      check_values(field.name, std::string(field.prefix));
      if (field.entity && !IndexState(database_).tagged_up_to()) check_names(field);
    }
    check_values("story", std::string(schema::kStory));
    for (const auto& [term, values] : counts_) {
      if (!database_.term_exists(term))
        fault(term + ": " + std::to_string(values) + " articles by their values, none by its term");
    }
  }

 private:
  void check_article(Xapian::docid docid) {
    try {
      const Xapian::Document document = database_.get_document(docid);
      const Card card = decode_card(document.get_value(schema::kCardSlot));
      decode_text(document.get_data());
      check_id(docid, card.id);
      const std::string file = rest_of_term(document, schema::kFile);
      if (!file.empty() && !files_.contains(file)) fault("article " + card.id + ": its file is not known");
      if (document.get_value(schema::kDateSlot).empty() != rest_of_term(document, schema::kYear).empty())
        fault("article " + card.id + ": its date and its terms disagree");
      count(document);
    } catch (const Error& error) {
      pass_over(docid, error.what());
    } catch (const Xapian::Error& error) {
      pass_over(docid, error.get_msg());
    }
  }

  void check_id(Xapian::docid docid, const std::string& id) {
    const std::string term = schema::bounded_term(schema::kId, id);
    const Xapian::doccount documents = database_.get_termfreq(term);
    const auto at = database_.postlist_begin(term);
    if (documents > 1) return fault("article " + id + " is held " + std::to_string(documents) + " times");
    if (documents == 0 || *at != docid) fault("article " + id + " cannot be found by its id");
  }

  void count(const Xapian::Document& document) {
    for (const schema::Field& field : schema::kFields) {
      const std::string packed = document.get_value(field.slot);  // the list's values look into it
      for (const std::string_view value : decode_list(packed)) ++counts_[schema::field_term(field, value)];
    }
    const std::string story = document.get_value(schema::kStorySlot);
    if (!story.empty()) ++counts_[std::string(schema::kStory) + story];
  }

  void check_values(std::string_view name, const std::string& prefix) {
    for (auto at = database_.allterms_begin(prefix); at != database_.allterms_end(prefix); ++at) {
      const auto counted = counts_.find(*at);
      const std::size_t values = counted == counts_.end() ? 0 : counted->second;
      if (values != at.get_termfreq()) {
        fault(std::string(name) + " " + (*at).substr(prefix.size()) + ": " + std::to_string(at.get_termfreq()) +
              " articles by its term, " + std::to_string(values) + " by their values");
      }
    }
  }

  void check_names(const schema::Field& field) {
    const std::string prefix(field.prefix);
    for (auto at = database_.allterms_begin(prefix); at != database_.allterms_end(prefix); ++at) {
      const std::string id = std::string(field.name) + ":" + (*at).substr(prefix.size());
      if (database_.get_metadata(schema::bounded_term(schema::kEntityPrefix, id)).empty())
        fault(id + " stands in articles and has no name");
    }
  }

  void pass_over(Xapian::docid docid, const std::string& why) {
    all_read_ = false;
    fault("document " + std::to_string(docid) + " cannot be read: " + why);
  }

  void fault(std::string what) { tell(faults_, std::move(what)); }

  const Xapian::Database& database_;
  Faults& faults_;
  std::set<std::string> files_;  ///< their digests
  std::map<std::string, std::size_t> counts_;
  bool all_read_ = true;
};

}  // namespace

std::vector<std::string> faults_of(const std::string& folder) {
  Faults faults;
  try {
    require_tables(folder);
  } catch (const Error& error) {
    if (error.exit == Exit::System) throw;
    tell(faults, error.what());
  }
  const bool is_writable = ::access((folder + "/postlist.glass").c_str(), W_OK) == 0;
  if (faults.empty() && is_writable) check_tables(folder, faults);
  try {
    const Xapian::Database database(folder);
    if (faults.empty() && !is_writable) read_through(database);
    CrossCheck(database, faults).run();
  } catch (const Error& error) {
    tell(faults, error.what());
  } catch (const Xapian::Error& error) {
    if (const Error told = told_of(error, folder); told.exit == Exit::System) throw told;
    tell(faults, "the articles cannot all be read: " + error.get_msg());
  }
  return faults;
}

}  // namespace khabar
