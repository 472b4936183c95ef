#include "indexer/sources/newsml_article.hpp"

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/sources/field_values.hpp"
#include "indexer/sources/given_fields.hpp"
#include "indexer/sources/html_encoding.hpp"
#include "indexer/sources/html_text.hpp"
#include "indexer/sources/nitf_article.hpp"
#include "indexer/sources/xml_pieces.hpp"
#include "indexer/sources/xml_tree.hpp"

namespace khabar {
namespace {

using Index = XmlTree::Index;

/// "person" of "cpnat:person" and of ".../cpnat/person".
std::string_view last_part(std::string_view code) {
  return code.substr(code.find_last_of(":/") + 1);
}

/// IPTC's scheme "cpnature".
std::optional<EntityKind> kind_of(std::string_view nature) {
  if (nature == "person") return EntityKind::Person;
  if (nature == "organisation" || nature == "organization") return EntityKind::Company;
  if (nature == "geoArea" || nature == "place" || nature == "poi") return EntityKind::Place;
  if (nature == "event") return EntityKind::Event;
  if (nature == "object") return EntityKind::Product;
  return std::nullopt;
}

class NewsItemReader {
 public:
  NewsItemReader(const XmlTree& tree, Index item)
      : tree_(tree), item_(item), about_(tree.at(item, {"itemMeta"})), content_(tree.at(item, {"contentMeta"})) {}

  Article read() {
    article_.id = tree_.attribute(item_, "guid");
    const std::string version = tree_.attribute(item_, "version");
    std::from_chars(version.data(), version.data() + version.size(), article_.version);
    const std::string status = code_of(tree_.at(about_, {"pubStatus"}));
    article_.withdrawn = status == "canceled" || status == "cancelled" || status == "withheld";
    article_.lang = language_code(tree_.attribute(tree_.at(content_, {"language"}), "tag"));
    if (article_.lang.empty()) article_.lang = tree_.language(item_);
    article_.title = in_own_language(content_, "headline");
    if (article_.title.empty()) article_.title = in_own_language(about_, "title");
    read_subjects();
    read_people();
    read_source();
    set_date(article_, dates(), "newsml");
    read_content();
    if (article_.title.empty()) article_.title = in_own_language(content_, "slugline");
    if (article_.text.empty()) article_.text = in_own_language(content_, "description");
    return std::move(article_);
  }

 private:
  /// "canceled", "person": a code without its scheme.
  std::string code_of(Index node, const std::string& attribute = "qcode") const {
    std::string code = tree_.attribute(node, attribute);
    if (code.empty()) code = tree_.attribute(node, attribute == "qcode" ? "uri" : attribute + "uri");
    return std::string(last_part(code));
  }

  /// Of the children of this name: the one in the article's language, else one that names no language, else the first.
  std::string in_own_language(Index node, std::string_view name) const {
    std::string best;
    int best_fit = 0;
    for (const Index child : tree_.children(node, name)) {
      const std::string lang = language_code(tree_.attribute(child, "xml:lang"));
      const int fit = lang.empty() ? 2 : lang == article_.lang ? 3 : 1;
      if (fit <= best_fit) continue;
      std::string text = tree_.line(child);
      if (text.empty()) continue;
      best = std::move(text);
      best_fit = fit;
    }
    return best;
  }

  /// A party's or concept's: its name, else what its code says in words.
  std::string name_of(Index node) const {
    std::string name = in_own_language(node, "name");
    return name.empty() ? tree_.attribute(node, "literal") : name;
  }

  void read_subjects() {
    for (const Index subject : tree_.children(content_, "subject")) {
      if (const auto kind = kind_of(code_of(subject, "type"))) {
        add_entity(article_, *kind, name_of(subject));
      } else {
        add_topic(article_, name_of(subject));
      }
    }
    for (const Index place : tree_.children(content_, "located")) {
      add_entity(article_, EntityKind::Place, name_of(place));
    }
    for (const Index keyword : tree_.children(content_, "keyword")) add_topic(article_, tree_.line(keyword, 200));
  }

  void read_people() {
    constexpr std::size_t kMost = 50;
    article_.authors = names_of_byline(in_own_language(content_, "by"));
    const bool named = !article_.authors.empty();
    for (const Index creator : tree_.children(content_, "creator")) {
      if (named || article_.authors.size() == kMost || code_of(creator, "type") == "organisation") continue;
      if (std::string name = name_of(creator); !name.empty()) article_.authors.push_back(std::move(name));
    }
  }

  void read_source() {
    article_.source = in_own_language(content_, "creditline");
    for (const Index node : {tree_.at(about_, {"provider"}), tree_.at(content_, {"infoSource"}),
                             tree_.at(item_, {"rightsInfo/copyrightHolder"})}) {
      if (article_.source.empty()) article_.source = name_of(node);
    }
    if (article_.source.empty()) article_.source = code_of(tree_.at(about_, {"provider"}));
  }

  std::vector<std::string> dates() const {
    std::vector<std::string> out;
    for (const Index node : {tree_.at(content_, {"contentCreated"}), tree_.at(about_, {"firstCreated"}),
                             tree_.at(content_, {"contentModified"}), tree_.at(about_, {"versionCreated"})}) {
      if (std::string date = tree_.line(node); !date.empty()) out.push_back(std::move(date));
    }
    return out;
  }

  /// The first rendition that has a text.
  void read_content() {
    const Index set = tree_.at(item_, {"contentSet"});
    for (const Index inlined : tree_.children(set, "inlineXML")) {
      if (!article_.text.empty()) return;
      if (const Index nitf = tree_.at(inlined, {"nitf"}); nitf != 0) {
        read_nitf(tree_, nitf, article_);
      } else {
        const Index body = tree_.at(inlined, {"html/body"});
        article_.text = tree_.prose(body != 0 ? body : inlined);
      }
    }
    for (const Index inlined : tree_.children(set, "inlineData")) {
      if (!article_.text.empty()) return;
      const std::string type = tree_.attribute(inlined, "contenttype");
      if (tree_.attribute(inlined, "encoding").empty() && (type.empty() || type.starts_with("text/"))) {
        article_.text = type == "text/html" ? trimmed(text_of_html(tree_.text(inlined))) : trimmed(tree_.text(inlined));
      }
    }
  }

  const XmlTree& tree_;
  Index item_;
  Index about_;    ///< itemMeta
  Index content_;  ///< contentMeta
  Article article_;
};

}  // namespace

std::variant<Article, Rejection> read_newsml_article(const Record& record) {
  const Decoded decoded = decode_html(record.bytes, record.carriage.charset);
  const XmlTree tree(decoded.text);
  const Index item =
      tree.find({"newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"});
  const std::string& name = tree.nodes()[item].name;
  if (name != "newsItem") {
    const std::string what = item == 0 ? "no newsItem of NewsML-G2" : "a " + name + ": it holds no article";
    return Rejection{record.path, record.line, what};
  }
  Article article = NewsItemReader(tree, item).read();
  if (!decoded.warning.empty()) article.warnings.push_back(decoded.warning);
  return article;
}

}  // namespace khabar
