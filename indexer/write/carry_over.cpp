#include "indexer/write/carry_over.hpp"

#include <memory>

#include "common/entities/matcher.hpp"
#include "common/store/schema.hpp"
#include "indexer/write/document_builder.hpp"
#include "indexer/write/ordered_work.hpp"

namespace khabar {

namespace {

struct Carried {
  IndexDocument document;
  std::uint64_t bytes;  ///< of its text
};

using Pipeline = OrderedWork<StoredArticle, Carried>;

void read(StoredArticles& from, const std::function<bool(const std::string&)>& wanted, const std::atomic<bool>& stop,
          Pipeline& pipeline) {
  while (std::optional<StoredArticle> stored = from.next()) {
    if (stop) break;
    if (!wanted(stored->file)) continue;
    const std::size_t weight = stored->article.text.size() + kJobBytes;
    if (!pipeline.push(std::move(*stored), weight)) break;
  }
}

void take_over_files(const StoredArticles& from, IndexWriter& to,
                     const std::function<bool(const std::string&)>& wanted) {
  for (const auto& [path, file] : from.files()) {
    if (wanted(path)) to.set_file(file);
  }
  for (const std::string& root : from.roots()) to.add_root(root);
  to.set_field_map(from.field_map());
  for (const auto& [key, version] : from.withdrawn()) to.set_withdrawn(key, version);
}

}  // namespace

std::size_t carry_over(StoredArticles& from, IndexWriter& to, const Gazetteer& gazetteer, unsigned threads,
                       const std::function<bool(const std::string&)>& wanted, const std::atomic<bool>& stop,
                       const std::function<void(const Progress&)>& progress) {
  to.set_gazetteer(gazetteer);
  take_over_files(from, to, wanted);
  to.set_incomplete();  // until an update has looked at the files
  const Matcher matcher(gazetteer);
  Pipeline pipeline(threads, kInFlightBytes, [&] {
    return [builder = std::make_shared<DocumentBuilder>(gazetteer, matcher)](const StoredArticle& stored) {
      return Carried{builder->build(stored.article, stored.hash, stored.file), stored.article.text.size()};
    };
  });
  Progress done;
  pipeline.run_through([&] { read(from, wanted, stop, pipeline); },
                       [&](const Carried& carried) {
                         to.put(carried.document);
                         if (to.commit_is_due()) to.commit();
                         ++done.articles;
                         done.bytes += carried.bytes;
                         progress(done);
                       });
  return done.articles;
}

}  // namespace khabar
