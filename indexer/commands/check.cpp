#include "indexer/commands/check.hpp"

#include <map>
#include <ostream>
#include <sstream>

#include "common/error.hpp"
#include "common/store/card.hpp"
#include "common/store/database.hpp"
#include "common/store/schema.hpp"
#include "indexer/write/generation.hpp"

namespace khabar {

namespace {

/// Reads every article back and counts its filter values beside the terms that filter by them.
class CrossCheck {
 public:
  explicit CrossCheck(const Xapian::Database& database) : database_(database) {}

  std::vector<std::string> run() {
    for (auto at = database_.postlist_begin(""); at != database_.postlist_end(""); ++at) check_article(*at);
    for (const schema::Field& field : schema::kFields) check_values(field.name, std::string(field.prefix));
    check_values("story", std::string(schema::kStory));
    for (const auto& [term, values] : counts_) {
      if (!database_.term_exists(term))
        fault(term + ": " + std::to_string(values) + " articles by their values, none by its term");
    }
    return std::move(faults_);
  }

 private:
  void check_article(Xapian::docid docid) {
    const Xapian::Document document = database_.get_document(docid);
    try {
      const Card card = decode_card(document.get_value(schema::kCardSlot));
      decode_text(document.get_data());
      if (database_.get_termfreq(schema::bounded_term(schema::kId, card.id)) != 1)
        fault("article " + card.id + " cannot be found by its id");
      for (const schema::Field& field : schema::kFields) {
        const std::string packed = document.get_value(field.slot);  // the list's values look into it
        for (const std::string_view value : decode_list(packed)) ++counts_[schema::field_term(field, value)];
      }
      const std::string story = document.get_value(schema::kStorySlot);
      if (!story.empty()) ++counts_[std::string(schema::kStory) + story];
    } catch (const Error&) {
      fault("document " + std::to_string(docid) + " cannot be read");
    }
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

  void fault(std::string what) {
    if (faults_.size() < 100) faults_.push_back(std::move(what));
  }

  const Xapian::Database& database_;
  std::map<std::string, std::size_t> counts_;
  std::vector<std::string> faults_;
};

}  // namespace

int run_check(const std::string& path, std::ostream& out) {
  const Xapian::Database database = open_database(path);
  std::vector<std::string> faults;
  try {
    std::ostringstream report;
    const std::string generation = path + "/" + current_generation(path);  // it follows no stub
    if (Xapian::Database::check(generation, 0, &report) != 0) faults.push_back("Xapian's tables: " + report.str());
    for (std::string& fault : CrossCheck(database).run()) faults.push_back(std::move(fault));
    if (faults.empty()) {
      out << path << " is sound: " << database.get_doccount() << " articles, every one whole and countable\n";
      return 0;
    }
  } catch (const Xapian::Error& error) {
    rethrow(error, path);
  }
  for (const std::string& fault : faults) out << fault << '\n';
  throw Error(Exit::Damaged, path + " is damaged", "khabar-index rebuild makes it anew from its sources");
}

}  // namespace khabar
