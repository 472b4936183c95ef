#include "indexer/write/applier.hpp"

#include <tuple>

#include "indexer/extract/article_maker.hpp"

namespace khabar {

namespace {

/// A file written this shortly before it was read may change again without its time's changing.
constexpr std::int64_t kRacyNs = 100'000'000;

}  // namespace

std::variant<Analysed, Rejection> analyse(const Record& record, const std::string& file, const FieldMap& map,
                                          DocumentBuilder& builder) {
  std::variant<Article, Rejection> made = make_article(record, map);
  if (auto* rejection = std::get_if<Rejection>(&made)) return std::move(*rejection);
  Article& article = std::get<Article>(made);
  return Analysed{builder.build(article, record.hash, file), article.withdrawn, std::move(article.warnings)};
}

void Applier::apply(Result result) {
  report_.bytes += result.bytes;
  const std::string& path = pass_.files[result.file].path;
  unfinished_ = result.file;
  if (auto* end = std::get_if<FileEnd>(&result.what)) return end_file(result.file, *end);
  if (auto* rejection = std::get_if<Rejection>(&result.what)) return reject(std::move(*rejection));
  if (auto* record = std::get_if<Record>(&result.what)) return keep(result.known, *record, path);
  put(std::get<Analysed>(result.what), path, result.line, Fate::Updated);
}

void Applier::commit_when_due() {
  if (!writer_.commit_is_due()) return;
  if (unfinished_ && !pass_.only_missing) set_unfinished(*unfinished_);
  writer_.commit();
}

/// A second pass has been told of these in the first.
void Applier::reject(Rejection rejection) {
  if (!pass_.only_missing) report_.reject(std::move(rejection));
}

void Applier::put(Analysed& analysed, const std::string& path, std::size_t line, Fate fate_of_replaced) {
  const auto warn = [&](const std::string& warning) {
    if (!pass_.only_missing) report_.warn(place(path, line) + ": " + warning);
  };
  for (const std::string& warning : analysed.warnings) warn(warning);
  if (const std::optional<Held> other = other_that_stands(analysed)) {
    in_file_.insert(other->docid);
    if (other->path != path)
      warn("the id \"" + analysed.document.id + "\" is also that of " + other->path + ", which stands");
    return;
  }
  if (take_back(analysed)) return;
  const auto [docid, replaced] = writer_.put(analysed.document);
  if (!settle(docid, replaced ? fate_of_replaced : Fate::Added)) {
    warn("the id \"" + analysed.document.id + "\" came before in this run; the later article stands");
  }
}

/// What is held of the article's id, if it goes before it: a higher version, or of the same version that of the file
/// whose path sorts last, whenever they are read, so that an update ends as a rebuild does. Within a file the last
/// stands.
std::optional<Held> Applier::other_that_stands(const Analysed& analysed) const {
  std::optional<Held> held = writer_.state().held(analysed.document.id);
  if (!held || analysed.is_withdrawn) return std::nullopt;
  const auto rank = [](const auto& article) { return std::tie(article.version, article.path); };
  return rank(*held) > rank(analysed.document) ? held : std::nullopt;
}

/// True when no document is to be put, because its publisher took it back.
bool Applier::take_back(const Analysed& analysed) {
  const auto& [id, version] = std::tie(analysed.document.id, analysed.document.version);
  if (!analysed.is_withdrawn) return writer_.state().is_withdrawn(id, version);
  report_.removed += writer_.withdraw(id, version);
  return true;
}

/// An unchanged record. Should another record of the same id have come before it, this one takes its place again: the
/// last one of a file stands.
void Applier::keep(Xapian::docid docid, const Record& record, const std::string& path) {
  const auto before = fates_.find(docid);
  if (before == fates_.end() || before->second == Fate::Unchanged) {
    settle(docid, Fate::Unchanged);
    return;
  }
  auto again = analyse(record, path, map_, builder_);
  if (auto* analysed = std::get_if<Analysed>(&again)) put(*analysed, path, record.line, Fate::Unchanged);
}

/// Counts an article by what became of it in the end, once. False when it had been counted before.
bool Applier::settle(Xapian::docid docid, Fate fate) {
  in_file_.insert(docid);
  const auto [at, is_first] = fates_.try_emplace(docid, fate);
  if (is_first) {
    ++count(fate);
  } else if (at->second != Fate::Added) {
    --count(at->second);
    ++count(fate);
    at->second = fate;
  }
  return is_first;
}

std::size_t& Applier::count(Fate fate) {
  switch (fate) {
    case Fate::Added:
      return report_.added;
    case Fate::Updated:
      return report_.updated;
    case Fate::Unchanged:
      break;
  }
  return pass_.only_missing ? counted_before_ : report_.unchanged;
}

/// Of a file that was not read to its end enough is kept to drop its articles when it goes, and to go on with it.
void Applier::set_unfinished(std::size_t file) {
  FileState state = pass_.states[file];
  state.path = pass_.files[file].path;
  state.size = 0;
  state.mtime_ns = 0;
  writer_.set_file(state);
}

void Applier::end_file(std::size_t file, const FileEnd& end) {
  unfinished_.reset();
  if (pass_.only_missing) return;
  const SourceFile& source = pass_.files[file];
  ++report_.files_read;
  const FileState& before = pass_.states[file];
  if (end.whole) {
    for (const auto& [hash, docid] : pass_.known[file]) {
      if (fates_.contains(docid)) continue;
      if (end.is_resumed)
        settle(docid, Fate::Unchanged);
      else if (writer_.remove(docid, source.path))
        ++report_.removed;
    }
    const bool racy = end.read_at_ns - source.mtime_ns < kRacyNs;
    std::uint64_t articles = in_file_.size();
    if (end.is_resumed && before.articles > pass_.known[file].size())  // those that other files' articles stand for
      articles += before.articles - pass_.known[file].size();
    writer_.set_file({source.path, source.size, racy ? 0 : source.mtime_ns, articles, end.place});
  } else {
    set_unfinished(file);
  }
  in_file_.clear();
}

}  // namespace khabar
