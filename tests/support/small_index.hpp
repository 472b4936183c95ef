#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/entities/gazetteer.hpp"
#include "common/entities/matcher.hpp"
#include "common/store/article.hpp"
#include "common/text/analyzer.hpp"
#include "indexer/write/database_lock.hpp"
#include "indexer/write/document_builder.hpp"
#include "indexer/write/index_writer.hpp"
#include "searcher/rank/index_reader.hpp"
#include "searcher/search.hpp"
#include "tests/support/temp_dir.hpp"

namespace khabar::test {

/// An article as a test writes it; `date` as parse_date takes it.
inline Article article(std::string id, std::string lang, std::string title, std::string text,
                       std::string_view date = {}, std::string source = {}) {
  Article out;
  out.path = "/news/" + id + ".txt";
  out.id = std::move(id);
  out.lang = std::move(lang);
  out.title = std::move(title);
  out.text = std::move(text);
  out.source = std::move(source);
  if (!date.empty()) out.date = parse_date(date);
  return out;
}

/// A few names that no change to the built-in tables moves.
inline Gazetteer few_names() {
  Gazetteer gazetteer;
  gazetteer.add_table(EntityKind::Company,
                      "lenovo\tLenovo\t联想|聯想|लेनोवो|Леново\t\n"
                      "nvidia\tNVIDIA\t英伟达|輝達|एनवीडिया\t\n"
                      "moore-threads\tMoore Threads\t摩尔线程\t\n"
                      "apple\tApple\t苹果?\tambiguous\n",
                      "companies");
  gazetteer.add_table(EntityKind::Person, "jensen-huang\tJensen Huang\t黄仁勋|Дженсен Хуанг\t\n", "people");
  gazetteer.add_table(EntityKind::Place, "berlin\tBerlin\t柏林|Берлин|बर्लिन\t\nhanoi\tHanoi\tHà Nội\t\n", "places");
  return gazetteer;
}

/// A real database on disk, made of inline articles the way khabar-index makes one, open for searching. Gone with the
/// object.
class SmallIndex {
 public:
  explicit SmallIndex(const std::vector<Article>& articles, const Gazetteer& gazetteer = few_names()) {
    const Matcher matcher(gazetteer);
    DocumentBuilder builder(gazetteer, matcher);
    IndexWriter writer = IndexWriter::open(path(), DatabaseLock(path()));
    writer.set_gazetteer(gazetteer);
    for (const Article& one : articles) writer.put(builder.build(one, content_hash(one.id), one.path));
    writer.commit();
    reader_ = std::make_unique<IndexReader>(path());
  }

  std::string path() const { return folder_.path("db"); }
  IndexReader& reader() { return *reader_; }
  Analyzer& analyzer() { return analyzer_; }

  Results search(const Request& request) { return khabar::search(*reader_, analyzer_, request); }

  /// The hits of a plain query, best first.
  std::vector<std::string> ids(const Request& request) {
    std::vector<std::string> out;
    for (const Hit& hit : search(request).hits) out.push_back(hit.id);
    return out;
  }

 private:
  TempDir folder_;
  std::unique_ptr<IndexReader> reader_;
  Analyzer analyzer_;
};

}  // namespace khabar::test
