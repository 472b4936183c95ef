#include "indexer/sources/nitf_article.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/sources/field_values.hpp"
#include "indexer/sources/given_fields.hpp"
#include "indexer/sources/html_encoding.hpp"

namespace khabar {
namespace {

using Index = XmlTree::Index;

constexpr std::size_t kLongestName = 200;

std::optional<EntityKind> kind_of(std::string_view element) {
  if (element == "person") return EntityKind::Person;
  if (element == "org") return EntityKind::Company;
  if (element == "location") return EntityKind::Place;
  if (element == "event") return EntityKind::Event;
  if (element == "object.title") return EntityKind::Product;
  return std::nullopt;
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Sets what is not set yet.
void set(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

class NitfReader {
 public:
  NitfReader(const XmlTree& tree, Index nitf, Article& article)
      : tree_(tree),
        head_(tree.at(nitf, {"head"})),
        body_(tree.at(nitf, {"body"})),
        top_(tree.at(body_, {"body.head"})),
        nitf_(nitf),
        article_(article) {}

  void read() {
    read_language();
    set(article_.title, tree_.line(tree_.at(top_, {"hedline/hl1", "headline/hl1", "hedline"})));
    set(article_.title, tree_.line(tree_.at(head_, {"title"})));
    read_text();
    read_docdata();
    set(article_.source, tree_.line(tree_.at(top_, {"distributor/org", "distributor"})));
    read_authors();
    read_names(head_);
    read_names(body_);
    read_topics();
    read_date();
  }

 private:
  void read_language() {
    for (const Index node : {nitf_, body_, tree_.at(body_, {"body.content"}), tree_.at(top_, {"hedline/hl1"}),
                             tree_.at(body_, {"body.content/block", "body.content/p"})}) {
      if (node != 0 && article_.lang.empty()) article_.lang = tree_.language(node);
    }
  }

  void read_text() {
    const auto is_media = [](const XmlTree::Node& node) {
      return is_one_of(node.name, {"media", "media-caption", "media-producer", "nitf-table-metadata", "credit"});
    };
    const Index content = tree_.at(body_, {"body.content"});
    std::string text = tree_.prose(content, is_media);
    if (text.empty()) text = tree_.prose(tree_.at(top_, {"abstract"}), is_media);
    std::string out;
    for (const Index line : tree_.children(tree_.at(top_, {"hedline"}), "hl2")) {
      if (std::string second = tree_.line(line); !second.empty()) out.append(second).append("\n\n");
    }
    set(article_.text, trimmed(out + text));
  }

  void read_docdata() {
    const Index data = tree_.at(head_, {"docdata"});
    const Index publication = tree_.at(head_, {"pubdata"});
    set(article_.id, tree_.attribute(tree_.at(data, {"doc-id"}), "id-string"));
    set(article_.source, tree_.attribute(tree_.at(data, {"doc.copyright"}), "holder"));
    set(article_.source, tree_.attribute(publication, "name"));
    set(article_.url, tree_.attribute(publication, "ex-ref"));
    const std::string status = tree_.attribute(data, "management-status");
    if (is_one_of(status, {"canceled", "cancelled", "withheld"})) article_.withdrawn = true;
    const Index key = tree_.at(data, {"du-key"});
    std::string version = tree_.attribute(key, "version");
    if (version.empty()) version = tree_.attribute(key, "generation");
    if (article_.version == 0) std::from_chars(version.data(), version.data() + version.size(), article_.version);
  }

  void read_authors() {
    for (const Index byline : tree_.children(top_, "byline")) {
      std::vector<std::string> people;
      for (const Index person : tree_.children(byline, "person")) {
        if (std::string name = name_of(person); !name.empty()) people.push_back(std::move(name));
      }
      // Beside the names stand titles and places in elements of their own.
      if (people.empty()) people = names_of_byline(own_text(byline));
      article_.authors.insert(article_.authors.end(), people.begin(), people.end());
    }
    constexpr std::size_t kMost = 50;
    if (article_.authors.size() > kMost) article_.authors.resize(kMost);
  }

  /// Without what its elements say.
  std::string own_text(Index node) const {
    std::string out;
    for (const Index text : tree_.children(node, "")) out += resolved(tree_.nodes()[text].text);
    return one_line(out);
  }

  /// A person's without the function, a city's without the land around it: these stand in elements of their own.
  std::string name_of(Index node) const {
    const bool city = tree_.at(node, {"city"}) != 0;
    const std::vector<XmlTree::Node>& nodes = tree_.nodes();
    std::string out;
    for (Index i = node + 1; i < nodes[node].end && out.size() <= kLongestName;) {
      const XmlTree::Node& next = nodes[i++];
      const bool around = city && is_one_of(next.name, {"sublocation", "state", "region", "country"});
      if (around || next.name == "function") {
        i = next.end;
      } else if (next.name.empty()) {
        out += next.literal ? std::string(next.text) : resolved(next.text);
      }
    }
    std::string name = out.size() <= kLongestName ? one_line(out) : std::string();
    while (name.ends_with(',') || name.ends_with(' ')) name.pop_back();
    return name;
  }

  void read_names(Index below) {
    const std::vector<XmlTree::Node>& nodes = tree_.nodes();
    for (Index i = below + 1; below != 0 && i < nodes[below].end; ++i) {
      const std::optional<EntityKind> kind = kind_of(nodes[i].name);
      const std::string& around = nodes[nodes[i].parent].name;
      if (!kind || is_one_of(around, {"byline", "distributor", "copyrite"})) continue;
      std::string name = name_of(i);
      if (name.empty()) name = tree_.attribute(i, "value");
      add_entity(article_, *kind, std::move(name));
    }
  }

  void read_topics() {
    const Index content = tree_.at(head_, {"docdata/identified-content"});
    for (const Index node : tree_.children(content, "classifier")) {
      std::string topic = tree_.line(node);
      add_topic(article_, topic.empty() ? tree_.attribute(node, "value") : std::move(topic));
    }
    for (const Index node : tree_.children(tree_.at(head_, {"tobject"}), "tobject.subject")) {
      for (const std::string_view level : {"matter", "detail", "type"}) {
        add_topic(article_, tree_.attribute(node, "tobject.subject." + std::string(level)));
      }
    }
    for (const Index node : tree_.children(tree_.at(head_, {"docdata/key-list"}), "keyword")) {
      add_topic(article_, tree_.attribute(node, "key"));
    }
  }

  void read_date() {
    if (article_.date) return;
    const Index data = tree_.at(head_, {"docdata"});
    std::vector<std::string> given;
    for (std::string date : {tree_.attribute(tree_.at(data, {"date.issue"}), "norm"),
                             tree_.attribute(tree_.at(data, {"date.release"}), "norm"),
                             tree_.attribute(tree_.at(head_, {"pubdata"}), "date.publication"),
                             tree_.attribute(tree_.at(top_, {"dateline/story.date"}), "norm")}) {
      // The standard: midnight stands for a time that is not known.
      if (date.size() >= 15 && date.substr(8, 7) == "T000000") date.resize(8);
      if (!date.empty()) given.push_back(std::move(date));
    }
    set_date(article_, given, "nitf");
  }

  const XmlTree& tree_;
  Index head_;
  Index body_;
  Index top_;  ///< body.head
  Index nitf_;
  Article& article_;
};

}  // namespace

void read_nitf(const XmlTree& tree, XmlTree::Index nitf, Article& article) {
  NitfReader(tree, nitf, article).read();
}

std::variant<Article, Rejection> read_nitf_article(const Record& record) {
  const Decoded decoded = decode_html(record.bytes, record.carriage.charset);
  const XmlTree tree(decoded.text);
  const Index nitf = tree.find({"nitf"});
  if (nitf == 0) return Rejection{record.path, record.line, "no NITF"};
  Article article;
  read_nitf(tree, nitf, article);
  if (!decoded.warning.empty()) article.warnings.push_back(decoded.warning);
  return article;
}

}  // namespace khabar
