#include "indexer/extract/json_ld.hpp"

#include <simdjson.h>

#include <algorithm>
#include <memory>
#include <unordered_map>
#include <utility>

#include "indexer/extract/fact_values.hpp"
#include "indexer/extract/json_mending.hpp"
#include "indexer/extract/schema_types.hpp"
#include "indexer/sources/field_values.hpp"
#include "indexer/sources/web_address.hpp"

namespace khabar {
namespace {

namespace dom = simdjson::dom;

constexpr int kDeepest = 8;             ///< of lists and wraps that are looked into
constexpr std::size_t kMostItems = 64;  ///< of authors, keywords and mentions
constexpr int kMostSteps = 1000;        ///< of a list; each may refer to the largest object of the graph
constexpr std::size_t kMostBlocks = 64;
constexpr std::size_t kLongBody = 400;  ///< bytes; what is shorter is the lead at most

/// Something that the data describes, and how likely it is the article.
struct Thing {
  dom::object object;
  SchemaKind kind;
  std::size_t order;
  bool is_page = false;  ///< its address is the page's
};

dom::element member(const dom::object& object, std::string_view key, bool& found) {
  dom::element value;
  found = object.at_key(key).get(value) == simdjson::SUCCESS && !value.is_null();
  return value;
}

/// All that the blocks hold. Owns the parsers, whose memory the elements point into.
class Graph {
 public:
  explicit Graph(std::span<const std::string_view> blocks, std::vector<std::string>& warnings) {
    for (const std::string_view block : blocks.first(std::min(blocks.size(), kMostBlocks))) add_block(block, warnings);
  }

  const std::vector<Thing>& things() const { return things_; }

  /// Blocks that no parser takes.
  const std::vector<std::string_view>& ruins() const { return ruins_; }

  /// The object behind a reference {"@id": ...}, or the object itself.
  dom::object resolved(const dom::object& object) const {
    const std::string_view id = id_of(object);
    if (id.empty() || object.size() > 2) return object;
    const auto known = by_id_.find(id);
    return known == by_id_.end() ? object : known->second;
  }

 private:
  static std::string_view id_of(const dom::object& object) {
    std::string_view id;
    return object.at_key("@id").get(id) == simdjson::SUCCESS ? id : std::string_view();
  }

  void add_block(std::string_view block, std::vector<std::string>& warnings) {
    const std::string_view json = bare_json(block);
    if (json.empty()) return;
    auto parser = std::make_unique<dom::parser>();
    dom::element root;
    if (parser->parse(json).get(root) != simdjson::SUCCESS) {
      if (parser->parse(mended_json(json)).get(root) != simdjson::SUCCESS) {
        ruins_.push_back(json);
        warnings.emplace_back("JSON-LD that is no JSON");
        return;
      }
      warnings.emplace_back("broken JSON-LD was mended");
    }
    parsers_.push_back(std::move(parser));
    add(root, 0);
  }

  void add(const dom::element& element, int depth) {
    if (depth > kDeepest) return;
    if (element.is_array()) {
      for (const dom::element item : dom::array(element)) add(item, depth + 1);
    }
    dom::object object;
    if (element.get(object) != simdjson::SUCCESS) return;
    if (const std::string_view id = id_of(object); !id.empty() && object.size() > 1) by_id_.try_emplace(id, object);
    things_.push_back({object, kind_of(object), things_.size()});
    for (const std::string_view key : {"@graph", "mainEntity", "mainEntityOfPage", "@list", "@included"}) {
      bool found = false;
      if (const dom::element inner = member(object, key, found); found) add(inner, depth + 1);
    }
  }

  static SchemaKind kind_of(const dom::object& object) {
    bool found = false;
    const dom::element type = member(object, "@type", found);
    SchemaKind best = SchemaKind::Other;
    std::string_view name;
    if (found && type.get(name) == simdjson::SUCCESS) best = schema_kind(name);
    dom::array several;
    if (found && type.get(several) == simdjson::SUCCESS) {
      for (const dom::element item : several) {
        if (item.get(name) == simdjson::SUCCESS) best = std::max(best, schema_kind(name));
      }
    }
    return best;
  }

  std::vector<std::unique_ptr<dom::parser>> parsers_;
  std::vector<Thing> things_;
  std::vector<std::string_view> ruins_;
  std::unordered_map<std::string_view, dom::object> by_id_;
};

/// Reads one thing's properties.
class ThingReader {
 public:
  ThingReader(const Graph& graph, const dom::object& object) : graph_(graph), object_(object) {}

  /// The first of the properties' strings that says something.
  std::string text(std::initializer_list<std::string_view> keys) const {
    for (const std::string_view key : keys) {
      for (const std::string& value : texts(key)) {
        if (std::string line = fact_line(value); !line.empty()) return line;
      }
    }
    return {};
  }

  /// A property's strings: of objects their names.
  std::vector<std::string> texts(std::string_view key) const {
    std::vector<std::string> out;
    for_each(key, [&](const dom::element& value) {
      std::string_view given;
      if (value.get(given) == simdjson::SUCCESS) out.emplace_back(given);
      if (value.is_number()) out.push_back(simdjson::minify(value));
      dom::object object;
      if (value.get(object) == simdjson::SUCCESS) add_name(object, out);
      return out.size() < kMostItems;
    });
    return out;
  }

  std::vector<std::string> authors() const {
    std::vector<std::string> out;
    for (const std::string_view key : {"author", "creator"}) {
      const std::vector<std::string> given = texts(key);
      for (const std::string& name : given) add_byline(name, given.size() == 1, out);
      if (!out.empty()) break;
    }
    return out;
  }

  /// What the article is about: entities where the type tells their kind, else topics.
  void add_entities(PageFacts& facts) const {
    for (const std::string_view key : {"about", "mentions"}) {
      for_each(key, [&](const dom::element& value) {
        dom::object object;
        if (value.get(object) == simdjson::SUCCESS) add_entity(graph_.resolved(object), facts);
        return facts.entities.size() + facts.topics.size() < kMostItems;
      });
    }
  }

  std::string address() const {
    for (const std::string_view key : {"url", "mainEntityOfPage", "@id"}) {
      bool found = false;
      dom::element value = member(object_, key, found);
      dom::object inner;
      if (found && value.get(inner) == simdjson::SUCCESS) value = member(inner, "@id", found);
      std::string_view given;
      if (!found || value.get(given) != simdjson::SUCCESS) continue;
      std::string line = resolved_address({}, given);
      if (!line.empty()) return line;
    }
    return {};
  }

 private:
  /// Calls `take` with a property's value, or each item of the list, until it answers false.
  template <typename Take>
  void for_each(std::string_view key, Take take) const {
    bool found = false;
    const dom::element value = member(object_, key, found);
    if (!found) return;
    if (!value.is_array()) {
      take(value);
      return;
    }
    int steps = 0;
    for (const dom::element item : dom::array(value)) {
      if (++steps > kMostSteps || !take(item)) return;
    }
  }

  /// The string that names an object; names may be wrapped themselves: {"name": {"@value": "..."}}.
  void add_name(const dom::object& given, std::vector<std::string>& out) const {
    dom::object object = graph_.resolved(given);
    for (int depth = 0; depth < kDeepest; ++depth) {
      bool found = false;
      dom::element name;
      for (const std::string_view key : {"name", "headline", "alternateName", "@value"}) {
        if (!found) name = member(object, key, found);
      }
      dom::array list;
      if (found && name.get(list) == simdjson::SUCCESS) found = list.at(0).get(name) == simdjson::SUCCESS;
      std::string_view text;
      if (found && name.get(text) == simdjson::SUCCESS) out.emplace_back(text);
      if (!found || name.get(object) != simdjson::SUCCESS) return;
    }
  }

  void add_entity(const dom::object& object, PageFacts& facts) const {
    const ThingReader thing(graph_, object);
    const std::string name = thing.text({"name"});
    if (name.empty()) return;
    for (const std::string& type : thing.texts("@type")) {
      if (const std::optional<EntityKind> kind = schema_entity(type)) {
        facts.entities.push_back({*kind, name});
        return;
      }
    }
    add_topic(name, facts.topics);
  }

  const Graph& graph_;
  dom::object object_;
};

/// Fills what `facts` lack.
void read_thing(const Graph& graph, const Thing& thing, PageFacts& facts) {
  const ThingReader reader(graph, thing.object);
  if (facts.title.empty()) facts.title = reader.text({"headline", "name"});
  if (facts.lang.empty()) facts.lang = language_code(reader.text({"inLanguage"}));
  if (!facts.date) {
    for (const std::string_view key : {"datePublished", "dateCreated", "uploadDate"}) {
      if (!facts.date) facts.date = given_date(reader.text({key}), facts.lang);
    }
  }
  if (facts.source.empty()) facts.source = reader.text({"publisher", "sourceOrganization", "provider"});
  if (facts.section.empty()) facts.section = reader.text({"articleSection"});
  if (facts.authors.empty()) facts.authors = reader.authors();
  if (facts.url.empty()) facts.url = reader.address();
  if (facts.topics.empty()) add_keywords(reader.texts("keywords"), facts.topics);
  if (facts.entities.empty()) reader.add_entities(facts);
  if (facts.body.empty() && thing.kind == SchemaKind::Article) {
    const std::vector<std::string> body = reader.texts("articleBody");
    if (body.size() == 1 && body[0].size() >= kLongBody) facts.body = fact_text(body[0]);
  }
}

/// What no parser takes still says its headline and its date.
void read_ruins(const std::vector<std::string_view>& ruins, PageFacts& facts) {
  for (const std::string_view block : ruins) {
    if (facts.title.empty()) facts.title = fact_line(string_behind_key(block, "headline"));
    if (!facts.date) facts.date = given_date(string_behind_key(block, "datePublished"), "");
  }
}

}  // namespace

PageFacts json_ld_facts(std::span<const std::string_view> blocks, std::string_view url) {
  PageFacts facts;
  const Graph graph(blocks, facts.warnings);
  std::vector<Thing> things;
  for (Thing thing : graph.things()) {
    if (thing.kind == SchemaKind::Other) continue;
    thing.is_page = same_page(ThingReader(graph, thing.object).address(), url);
    things.push_back(thing);
  }
  std::stable_sort(things.begin(), things.end(), [](const Thing& a, const Thing& b) {
    return std::pair(a.kind, a.is_page) > std::pair(b.kind, b.is_page);
  });
  for (std::size_t i = 0; i < things.size(); ++i) {
    // Of each kind one: the others are what else the page lists.
    if (i == 0 || things[i].kind != things[i - 1].kind) read_thing(graph, things[i], facts);
  }
  read_ruins(graph.ruins(), facts);
  return facts;
}

}  // namespace khabar
