#include "indexer/sources/feed_item.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/sources/field_values.hpp"
#include "indexer/sources/given_fields.hpp"
#include "indexer/sources/html_encoding.hpp"
#include "indexer/sources/html_text.hpp"
#include "indexer/sources/web_address.hpp"
#include "indexer/sources/xml_pieces.hpp"
#include "indexer/sources/xml_tree.hpp"

namespace khabar {
namespace {

using Index = XmlTree::Index;
using Names = std::initializer_list<std::string_view>;

Index item_in(const XmlTree& tree) {
  for (Index i = 1; i < tree.nodes().size(); ++i) {
    const std::string_view name = local_name(tree.nodes()[i].name);
    if (name == "item" || name == "entry") return i;
  }
  return 0;
}

bool has_markup(std::string_view text) {
  return text.find("</") != std::string_view::npos || text.find("/>") != std::string_view::npos ||
         text.find("<br>") != std::string_view::npos || text.find("<p>") != std::string_view::npos;
}

bool is_page(std::string_view url) {
  return url.starts_with("http://") || url.starts_with("https://");
}

/// "jane@example.org (Jane Doe)" as RSS wants it, "Jane Doe <jane@example.org>" as mail does; an address alone names
/// nobody.
std::string without_address(std::string name) {
  const std::size_t at = name.find('@');
  if (at == std::string::npos) return name;
  const std::size_t open = name.find('(', at);
  const std::size_t close = name.find(')', at);
  if (open < close && close != std::string::npos) return one_line(name.substr(open + 1, close - open - 1));
  const std::size_t begin = name.find_last_of(" <", at);
  return begin == std::string::npos ? std::string() : one_line(name.substr(0, name.find_last_not_of(" <", begin) + 1));
}

class FeedItemReader {
 public:
  FeedItemReader(const XmlTree& tree, Index item) : tree_(tree), item_(item) {}

  Article read() const {
    Article article;
    article.lang = language();
    article.title = title_of(item_);
    article.text = text();
    read_addresses(article);
    article.source = source();
    for (const Names names : {Names{"author", "dc:creator", "atom:author"}, Names{"itunes:author"}}) {
      if (article.authors.empty()) article.authors = people(item_, names);
    }
    for (Index i = tree_.nodes()[item_].parent; article.authors.empty() && i != 0; i = tree_.nodes()[i].parent) {
      article.authors = people(i, {"atom:author", "author", "dc:creator"});
    }
    read_topics(article);
    set_date(article, dates(), "feed");
    return article;
  }

 private:
  /// The first of these children, name before place, that says anything.
  std::string line(Index node, Names names) const {
    for (const std::string_view name : names) {
      for (const Index child : tree_.children(node, name)) {
        if (std::string text = tree_.line(child); !text.empty()) return text;
      }
    }
    return {};
  }

  /// Of the feed, whatever element of it holds the item.
  std::string feed_line(Names names) const {
    for (Index i = tree_.nodes()[item_].parent; i != 0; i = tree_.nodes()[i].parent) {
      if (std::string text = line(i, names); !text.empty()) return text;
    }
    return {};
  }

  std::string language() const {
    for (std::string code : {language_code(line(item_, {"dc:language", "language"})), tree_.language(item_),
                             language_code(feed_line({"language", "dc:language"}))}) {
      if (!code.empty()) return code;
    }
    return {};
  }

  /// What an element says: HTML in its text, or as elements of its own.
  std::string html(Index node) const {
    for (Index i = node + 1; i < tree_.nodes()[node].end; ++i) {
      if (!tree_.nodes()[i].name.empty()) return tree_.prose(node);
    }
    return trimmed(text_of_html(tree_.text(node)));
  }

  /// Atom tells by "type" what it holds; those who do not may mean either.
  std::string text_construct(Index node) const {
    const std::string type = tree_.attribute(node, "type");
    if (type == "html" || type == "text/html") return html(node);
    if (type == "xhtml" || type == "application/xhtml+xml") return tree_.prose(node);
    if (type == "text" || type == "text/plain") return trimmed(tree_.text(node));
    if (!type.empty()) return {};
    const std::string text = tree_.text(node);
    return has_markup(text) ? html(node) : trimmed(resolved(text));
  }

  std::string title_of(Index node) const {
    for (const std::string_view name : {"title", "atom:title", "dc:title"}) {
      for (const Index child : tree_.children(node, name)) {
        if (std::string title = one_line(text_construct(child)); !title.empty()) return title;
      }
    }
    return {};
  }

  std::string text() const {
    for (const std::string_view name : {"content:encoded", "atom:content", "content", "body", "yandex:full-text",
                                        "description", "atom:summary", "summary", "dc:description"}) {
      const bool atom = name.ends_with("content") || name.ends_with("summary");
      for (const Index child : tree_.children(item_, name)) {
        if (std::string text = atom ? text_construct(child) : html(child); !text.empty()) return text;
      }
    }
    return {};
  }

  /// Atom's link to the page itself; its other links lead to comments, to itself, to files.
  std::string atom_link() const {
    for (const std::string_view name : {"atom:link", "link"}) {
      for (const Index link : tree_.children(item_, name)) {
        const std::string rel = tree_.attribute(link, "rel");
        if (!rel.empty() && rel != "alternate") continue;
        if (std::string href = tree_.attribute(link, "href"); !href.empty()) return href;
      }
    }
    return {};
  }

  std::string base() const {
    for (Index i = item_; i != 0; i = tree_.nodes()[i].parent) {
      if (std::string base = tree_.attribute(i, "xml:base"); is_page(base)) return base;
    }
    return feed_line({"link"});
  }

  void read_addresses(Article& article) const {
    article.url = line(item_, {"link"});
    if (article.url.empty()) article.url = atom_link();
    article.id = line(item_, {"guid", "atom:id", "id"});
    const std::vector<Index> guids = tree_.children(item_, "guid");
    const bool is_link = !guids.empty() && tree_.attribute(guids.front(), "isPermaLink") != "false";
    if (article.url.empty() && is_link && is_page(article.id)) article.url = article.id;
    if (article.url.empty()) article.url = tree_.attribute(item_, "rdf:about");
    if (std::string address = resolved_address(base(), article.url); !address.empty()) article.url = std::move(address);
    if (article.id.empty()) article.id = article.url;
  }

  std::string source() const {
    for (const std::string_view name : {"atom:source", "source"}) {
      for (const Index child : tree_.children(item_, name)) {
        // Atom's holds a feed's head, RSS's a name.
        std::string source = title_of(child);
        if (source.empty() && name == "source") source = tree_.line(child);
        if (!source.empty()) return source;
      }
    }
    std::string publisher = line(item_, {"dc:publisher"});
    if (!publisher.empty()) return publisher;
    for (Index i = tree_.nodes()[item_].parent; i != 0; i = tree_.nodes()[i].parent) {
      if (std::string title = title_of(i); !title.empty()) return title;
    }
    return feed_line({"dc:publisher"});
  }

  std::vector<std::string> people(Index node, Names names) const {
    constexpr std::size_t kMost = 50;
    std::vector<std::string> out;
    for (const std::string_view name : names) {
      for (const Index child : tree_.children(node, name)) {
        std::string person = line(child, {"atom:name", "name"});
        if (person.empty() && name != "atom:author") person = tree_.line(child);
        for (std::string& one : names_of_byline(without_address(person))) {
          if (out.size() < kMost) out.push_back(std::move(one));
        }
      }
      if (!out.empty()) return out;
    }
    return out;
  }

  void read_topics(Article& article) const {
    for (const std::string_view name : {"category", "atom:category", "dc:subject"}) {
      for (const Index child : tree_.children(item_, name)) {
        std::string topic = tree_.attribute(child, "label");
        if (topic.empty()) topic = one_line(resolved(tree_.line(child)));
        if (topic.empty()) topic = tree_.attribute(child, "term");
        add_topic(article, std::move(topic));
      }
    }
  }

  std::vector<std::string> dates() const {
    std::vector<std::string> out;
    for (const std::string_view name :
         {"pubDate", "dc:date", "atom:published", "published", "atom:issued", "dcterms:issued", "dcterms:created",
          "pubdate", "date", "atom:updated", "updated", "atom:modified", "dcterms:modified"}) {
      if (std::string date = line(item_, {name}); !date.empty()) out.push_back(std::move(date));
    }
    return out;
  }

  const XmlTree& tree_;
  Index item_;
};

}  // namespace

std::variant<Article, Rejection> read_feed_item(const Record& record) {
  const Decoded decoded = decode_html(record.bytes, record.carriage.charset);
  const XmlTree tree(decoded.text);
  const Index item = item_in(tree);
  if (item == 0) return Rejection{record.path, record.line, "no item of a feed"};
  Article article = FeedItemReader(tree, item).read();
  if (!decoded.warning.empty()) article.warnings.push_back(decoded.warning);
  return article;
}

}  // namespace khabar
