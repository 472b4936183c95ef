#include "indexer/write/retag.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "common/store/card.hpp"
#include "common/store/schema.hpp"
#include "indexer/write/document_builder.hpp"
#include "indexer/write/ordered_work.hpp"

namespace khabar {

namespace {

struct Job {
  Xapian::docid docid;
  std::size_t bytes;
  StoredText text;
  std::string lang;
};

struct Tagged {
  Xapian::docid docid;
  std::size_t bytes;
  StoredText text;  ///< with its new mentions
  EntityRecord entities;
};

using Pipeline = OrderedWork<Job, Tagged>;

Tagged tag(Job job, DocumentBuilder& builder) {
  Article article;
  article.title = std::move(job.text.title);
  article.title_derived = job.text.title_derived;
  article.text = std::move(job.text.text);
  article.lang = std::move(job.lang);
  article.entities = job.text.entities;
  EntityRecord entities = builder.entities_of(article);
  job.text.title = std::move(article.title);
  job.text.text = std::move(article.text);
  job.text.mentions = std::exchange(entities.mentions, {});
  return {job.docid, job.bytes, std::move(job.text), std::move(entities)};
}

Job read(const IndexWriter& writer, Xapian::docid docid) {
  const Xapian::Document document = writer.state().document(docid);
  const std::string data = document.get_data();
  return {docid, data.size(), decode_text(data), decode_card(document.get_value(schema::kCardSlot)).lang};
}

/// Terms of the field's that the document has.
std::vector<std::string> terms_of(const Xapian::Document& document, const schema::Field& field) {
  std::vector<std::string> terms;
  auto at = document.termlist_begin();
  for (at.skip_to(std::string(field.prefix)); at != document.termlist_end() && (*at).starts_with(field.prefix); ++at) {
    terms.push_back(*at);
  }
  return terms;
}

/// False when the document says all this already: then nothing is written.
bool put_entities(IndexWriter& writer, const Tagged& tagged) {
  Xapian::Document document = writer.state().document(tagged.docid);
  std::string data = encode(tagged.text);
  bool changed = data != document.get_data();
  for (const schema::Field& field : schema::kFields) {
    if (!field.entity) continue;
    const auto value = std::find_if(tagged.entities.values.begin(), tagged.entities.values.end(),
                                    [&](const auto& each) { return each.first == field.slot; });
    const std::string wanted = value == tagged.entities.values.end() ? "" : value->second;
    if (document.get_value(field.slot) == wanted) continue;
    changed = true;
    document.add_value(field.slot, wanted);
  }
  writer.name_entities(tagged.entities.names);
  if (!changed) return false;
  for (const schema::Field& field : schema::kFields) {
    if (!field.entity) continue;
    for (const std::string& term : terms_of(document, field)) document.remove_term(term);
  }
  for (const Posting& posting : tagged.entities.terms) document.add_term(posting.term, posting.wdf);
  document.set_data(data);
  writer.replace(tagged.docid, document);
  return true;
}

/// The writing side: what was tagged since the last commit.
class Writing {
 public:
  /// Keeps references.
  Writing(IndexWriter& writer, const std::function<void(const Progress&)>& progress)
      : writer_(writer), progress_(progress) {}

  void put(const Tagged& tagged) {
    done_.changed += put_entities(writer_, tagged);
    ++done_.articles;
    last_ = tagged.docid;
    bytes_ += tagged.bytes;
    if (writer_.commit_is_due()) commit();
    progress_({done_.articles, 0, 0, bytes_, 0});
  }

  /// Notes how far it came, and makes it durable with what was written.
  void commit() {
    if (last_ != 0) writer_.set_tagged_up_to(last_);
    writer_.commit();
  }

  const Retagged& done() const { return done_; }

 private:
  IndexWriter& writer_;
  const std::function<void(const Progress&)>& progress_;
  Retagged done_;
  Xapian::docid last_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace

std::size_t articles_to_retag(const IndexState& state, const std::string& names) {
  if (state.gazetteer() != names) return state.documents();
  const auto last = state.tagged_up_to();
  return last ? state.documents_after(*last).size() : 0;
}

Retagged retag(IndexWriter& writer, const Gazetteer& gazetteer, const Matcher& matcher, unsigned threads,
               const std::atomic<bool>& stop, const std::function<void(const Progress&)>& progress) {
  if (writer.state().gazetteer() != gazetteer.fingerprint()) {
    writer.set_gazetteer(gazetteer);
    if (writer.state().documents() > 0) writer.set_tagged_up_to(0);
  }
  const std::optional<Xapian::docid> tagged_before = writer.state().tagged_up_to();
  if (!tagged_before) return {};
  Pipeline pipeline(threads, kInFlightBytes, [&] {
    return [builder = std::make_shared<DocumentBuilder>(gazetteer, matcher)](Job job) {
      return tag(std::move(job), *builder);
    };
  });
  Writing writing(writer, progress);
  writing.commit();
  std::size_t in_flight = 0;
  const auto pop = [&] {
    const std::optional<Tagged> tagged = pipeline.pop();
    writing.put(*tagged);
    in_flight -= tagged->bytes + kJobBytes;
  };
  // The database belongs to one thread, which reads as long as there is room, and writes otherwise.
  bool whole = true;
  for (const Xapian::docid docid : writer.state().documents_after(*tagged_before)) {
    whole = whole && !stop;
    if (!whole) break;
    Job job = read(writer, docid);
    const std::size_t weight = job.bytes + kJobBytes;
    while (in_flight > 0 && in_flight + weight > kInFlightBytes) pop();
    pipeline.push(std::move(job), weight);
    in_flight += weight;
  }
  while (in_flight > 0) pop();
  if (!whole) {
    writing.commit();
  } else {
    writer.set_tagged_up_to(std::nullopt);
    writer.commit();
  }
  return writing.done();
}

}  // namespace khabar
