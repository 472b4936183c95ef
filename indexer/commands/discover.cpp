#include "indexer/commands/discover.hpp"

#include <algorithm>
#include <ostream>
#include <set>
#include <unordered_map>

#include "common/entities/alias_index.hpp"
#include "common/entities/name_units.hpp"
#include "common/error.hpp"
#include "common/store/card.hpp"
#include "common/store/database.hpp"
#include "common/store/schema.hpp"
#include "common/text/fold.hpp"
#include "common/text/sound_skeleton.hpp"
#include "common/text/tokenizer.hpp"
#include "common/text/utf8.hpp"
#include "indexer/commands/name_cues.hpp"
#include "indexer/commands/name_tally.hpp"
#include "indexer/commands/user_gazetteer.hpp"

namespace khabar {

namespace {

constexpr std::size_t kMaxNames = 200'000;
constexpr std::size_t kMaxRemembered = 200'000;
constexpr std::size_t kSampleBefore = 80, kSampleAfter = 120;  // bytes

/// Fewer consonants, or less alike, and every other word would sound like some name.
constexpr std::size_t kMinSkeleton = 3;
constexpr double kMinLikeness = 0.85, kMinLikenessOfShort = 0.95;

bool is_spaced_foreign(Script script) {
  return script != Script::Latin && script != Script::Common && script != Script::Other && !is_unspaced(script);
}

/// The entities of the tables by how they sound.
class SoundIndex {
 public:
  explicit SoundIndex(const Gazetteer& gazetteer) : gazetteer_(gazetteer) {
    for (std::uint32_t i = 0; i < gazetteer.entities.size(); ++i) {
      const Entity& entity = gazetteer.entities[i];
      if (entity.kind == EntityKind::Event || main_script(entity.name) != Script::Latin) continue;
      const std::string latin = reader_.latin(entity.name);
      const std::string skeleton = sound_skeleton(latin);
      if (skeleton.size() >= kMinSkeleton) entities_[skeleton].push_back({i, latin});
    }
  }

  /// The entity that sounds most like the word; null when none does. Remembers words.
  const Entity* find(const std::string& folded) {
    if (remembered_.size() >= kMaxRemembered) remembered_.clear();
    const auto [at, is_new] = remembered_.try_emplace(folded, nullptr);
    if (is_new) at->second = look_up(folded);
    return at->second;
  }

  const SoundReader& reader() const { return reader_; }

 private:
  struct Sound {
    std::uint32_t entity;
    std::string latin;
  };

  const Entity* look_up(const std::string& folded) const {
    const std::string latin = reader_.latin(folded);
    const auto sounds = entities_.find(sound_skeleton(latin));
    if (sounds == entities_.end()) return nullptr;
    const Entity* best = nullptr;
    double most = sounds->first.size() > kMinSkeleton ? kMinLikeness : kMinLikenessOfShort;
    for (const Sound& sound : sounds->second) {
      const double likeness = sound_likeness(latin, sound.latin);
      if (likeness >= most) most = likeness, best = &gazetteer_.entities[sound.entity];
    }
    return best;
  }

  const Gazetteer& gazetteer_;
  SoundReader reader_;
  std::unordered_map<std::string, std::vector<Sound>> entities_;
  std::unordered_map<std::string, const Entity*> remembered_;
};

/// Answers for places in text order whether a mention overlaps them.
class Mentioned {
 public:
  explicit Mentioned(const std::vector<StoredMention>& mentions) : mentions_(mentions) {}

  bool covers(std::size_t begin, std::size_t end) {
    while (next_ < mentions_.size() && mentions_[next_].end <= begin) ++next_;
    return next_ < mentions_.size() && mentions_[next_].begin < end;
  }

 private:
  const std::vector<StoredMention>& mentions_;
  std::size_t next_ = 0;
};

/// What stands around a place, on one line.
std::string sample_of(std::string_view text, std::size_t begin, std::size_t end) {
  const auto is_inside = [&](std::size_t at) { return (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80; };
  std::size_t from = begin > kSampleBefore ? begin - kSampleBefore : 0;
  while (from < begin && is_inside(from)) ++from;
  std::size_t to = std::min(text.size(), end + kSampleAfter);
  while (to < text.size() && to > end && is_inside(to)) --to;
  if (const std::size_t line = text.rfind('\n', begin); line != text.npos && line >= from && line < begin) from = line;
  if (const std::size_t line = text.find('\n', end); line != text.npos && line < to) to = line;
  std::string out = utf8::printable(text.substr(from, to - from));
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return out;
}

/// Reads the archive and counts.
class Discovery {
 public:
  explicit Discovery(const Gazetteer& gazetteer) : sounds_(gazetteer) {}

  void add(const StoredText& stored, const std::string& lang, std::uint32_t article) {
    const Language& row = language(lang);
    const std::vector<Span> spans = tokenizer_.spans(stored.text, row);
    const std::size_t offset = stored.title.size() + 1;
    Mentioned named(stored.mentions);
    for (const NameSight& sight : sight_names(stored.text, spans, lang)) {
      if (named.covers(sight.begin + offset, sight.end + offset)) continue;
      const std::string_view name = std::string_view(stored.text).substr(sight.begin, sight.end - sight.begin);
      if (name.size() > 200) continue;
      NameCount& count = names_.add(fold(name, language("und")), name, article);
      if (count.sample.empty()) count.sample = sample_of(stored.text, sight.begin, sight.end);
      if (sight.kind) ++count.votes[static_cast<std::size_t>(*sight.kind)];
    }
    Mentioned heard(stored.mentions);
    for (const Span& span : spans) {
      if (span.kind != TokenKind::Word || !is_spaced_foreign(span.script) || span.end - span.begin > 100) continue;
      if (heard.covers(span.begin + offset, span.end + offset)) continue;
      const std::string_view word = std::string_view(stored.text).substr(span.begin, span.end - span.begin);
      const std::string folded = fold(word, row);
      if (sounds_.find(folded) == nullptr) continue;
      NameCount& count = heard_.add(folded, word, article);
      if (count.sample.empty()) count.sample = sample_of(stored.text, span.begin, span.end);
    }
  }

  const NameTally& names() const { return names_; }
  const NameTally& heard() const { return heard_; }
  SoundIndex& sounds() { return sounds_; }

 private:
  Tokenizer tokenizer_;
  SoundIndex sounds_;
  NameTally names_{kMaxNames};
  NameTally heard_{kMaxNames};
};

void read_archive(const std::string& path, Discovery& discovery) {
  const Xapian::Database database = open_database(path);
  try {
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
      const Xapian::Document document = database.get_document(*at);
      const std::string data = document.get_data();
      discovery.add(decode_text(data), decode_card(document.get_value(schema::kCardSlot)).lang, *at);
    }
  } catch (const Xapian::Error& error) {
    throw told_of(error, path);
  }
}

/// The kind that the cues tell; nothing when too few do.
std::optional<EntityKind> kind_of(const NameCount& count) {
  const auto most = std::max_element(count.votes.begin(), count.votes.end());
  if (*most == 0 || *most * 8 < count.places) return std::nullopt;
  return static_cast<EntityKind>(most - count.votes.begin());
}

/// Names that stand in the tables, and the single words of people's names: Cook is Tim Cook.
class KnownNames {
 public:
  explicit KnownNames(const Gazetteer& gazetteer) {
    for (const auto& [key, entities] : alias_index(gazetteer)) {
      keys_.insert(key);
      const bool is_person = std::any_of(entities.begin(), entities.end(),
                                         [](const NamedEntity& each) { return each.kind == EntityKind::Person; });
      for (std::string_view rest = key; is_person && !rest.empty();) {
        const std::size_t blank = rest.find(' ');
        keys_.insert(std::string(rest.substr(0, blank)));
        rest = blank == std::string_view::npos ? std::string_view() : rest.substr(blank + 1);
      }
    }
    for (const Entity& entity : gazetteer.entities) ids_.insert(entity.id);
  }

  bool has(const std::string& name) {
    const auto units = name_units(name, analyzer_.analyze(name, language("und")));
    return units.empty() || keys_.contains(name_key(units, 0, units.size()));
  }

  /// An id of its own for a name.
  std::string new_id(const std::string& latin) {
    const std::string base = latin.empty() ? "name" : latin.substr(0, 70);
    std::string id = base;
    for (int i = 2; !ids_.insert(id).second; ++i) id = base + "-" + std::to_string(i);
    return id;
  }

 private:
  std::set<std::string> keys_;
  std::set<std::string> ids_;
  Analyzer analyzer_;
};

std::vector<const NameCount*> by_frequency(const NameTally& tally, std::size_t min_articles) {
  std::vector<const NameCount*> counts;
  for (const auto& [key, count] : tally.names()) {
    if (count.articles >= min_articles) counts.push_back(&count);
  }
  std::sort(counts.begin(), counts.end(), [](const NameCount* a, const NameCount* b) {
    return std::pair(b->articles, std::string_view(a->name)) < std::pair(a->articles, std::string_view(b->name));
  });
  return counts;
}

/// The names of one kind, or of none, as a table. Answers how many.
std::size_t print_kind(std::optional<EntityKind> kind, const std::vector<const NameCount*>& counts, std::size_t limit,
                       KnownNames& known, const SoundReader& reader, std::ostream& out) {
  std::size_t printed = 0;
  for (const NameCount* count : counts) {
    if (printed == limit) break;
    if (kind_of(*count) != kind || known.has(count->name)) continue;
    const std::string name = utf8::printable(count->name);
    if (printed++ == 0) out << "# --- " << (kind ? plural_of(*kind) : "of no certain kind") << " ---\n";
    out << "# " << count->sample << '\n'
        << known.new_id(reader.latin(name)) << '\t' << name << "\t\t\t" << count->articles << " articles, "
        << count->places << " places\n";
  }
  return printed;
}

std::size_t print_sounds(const DiscoverOptions& options, Discovery& discovery, KnownNames& known, std::ostream& out) {
  std::size_t printed = 0;
  for (const NameCount* count : by_frequency(discovery.heard(), options.min_articles)) {
    if (printed == options.limit) break;
    const Entity* entity = discovery.sounds().find(fold(count->name, language("und")));
    if (entity == nullptr || (options.kind && entity->kind != *options.kind) || known.has(count->name)) continue;
    if (printed++ == 0) out << "# --- may be names of entities that are known: id, alias ---\n";
    out << "# " << count->sample << "\n# " << entity->id << '\t' << utf8::printable(count->name) << '\t'
        << count->articles << " articles\n";
  }
  return printed;
}

}  // namespace

int run_discover(const DiscoverOptions& options, std::ostream& out) {
  const Gazetteer gazetteer = load_gazetteer(options.gazetteers);
  Discovery discovery(gazetteer);
  read_archive(options.database, discovery);
  KnownNames known(gazetteer);
  const std::vector<const NameCount*> counts = by_frequency(discovery.names(), options.min_articles);
  std::size_t printed = 0;
  for (const std::optional<EntityKind> kind : {std::optional(EntityKind::Company), std::optional(EntityKind::Person),
                                               std::optional(EntityKind::Product), std::optional<EntityKind>()}) {
    if (!options.kind || kind == options.kind)
      printed += print_kind(kind, counts, options.limit, known, discovery.sounds().reader(), out);
  }
  printed += print_sounds(options, discovery, known, out);
  return static_cast<int>(printed > 0 ? Exit::Done : Exit::Nothing);
}

}  // namespace khabar
