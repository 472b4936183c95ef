#include "indexer/sources/xml_tree.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/sources/field_values.hpp"
#include "indexer/sources/html_references.hpp"
#include "indexer/sources/html_text.hpp"
#include "indexer/sources/xml_pieces.hpp"

namespace khabar {
namespace {

constexpr std::size_t kMostNodes = 1'000'000;
constexpr std::size_t kMaxDepth = 256;
constexpr std::size_t kMaxNamespaces = 64;

// clang-format off
constexpr std::array kVocabularies = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"http://www.w3.org/2005/Atom", "atom:"}, {"http://purl.org/atom/ns#", "atom:"},
    {"http://purl.org/dc/elements/1.1/", "dc:"}, {"http://purl.org/dc/terms/", "dcterms:"},
    {"http://purl.org/rss/1.0/modules/content/", "content:"}, {"http://search.yahoo.com/mrss/", "media:"},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:"}, {"http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes:"},
    {"http://purl.org/rss/1.0/", ""}, {"http://my.netscape.com/rdf/simple/0.9/", ""},
    {"http://backend.userland.com/rss2", ""}, {"http://www.w3.org/1999/xhtml", ""},
    {"http://iptc.org/std/nar/2006-10-01/", ""}, {"http://iptc.org/std/NITF/2006-10-18/", ""},
});

/// Elements of NITF that HTML has under another name.
constexpr std::array kInHtml = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"bq", "blockquote"}, {"block", "div"}, {"hl1", "h1"}, {"hl2", "h2"}, {"fn", "p"},
});

constexpr std::array kShown = std::to_array<std::string_view>({
    "blockquote", "br", "caption", "dd", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6",
    "hr", "li", "ol", "p", "pre", "script", "section", "style", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul",
});
// clang-format on

std::string_view html_name(std::string_view name) {
  for (const auto& [nitf, html] : kInHtml) {
    if (name == nitf) return html;
  }
  const auto* const found = std::lower_bound(kShown.begin(), kShown.end(), name);
  return found != kShown.end() && *found == name ? name : std::string_view();
}

bool is_void(std::string_view name) {
  return name == "br" || name == "hr";
}

std::string_view content_of(const XmlPiece& piece) {
  if (piece.kind == XmlPiece::Kind::Text) return piece.bytes;
  std::string_view text = piece.bytes.substr(9);
  if (text.ends_with("]]>")) text.remove_suffix(3);
  return text;
}

std::string text_of(const XmlTree::Node& node) {
  return node.literal ? std::string(node.text) : resolved(node.text);
}

void add_escaped(std::string_view text, std::string& out) {
  for (const char c : text) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      out += c;
    }
  }
}

}  // namespace

class XmlTreeBuilder {
 public:
  explicit XmlTreeBuilder(std::vector<XmlTree::Node>& nodes) : nodes_(nodes) {
    nodes_.push_back({"#document", {}, false, 0, 0});
    open_.push_back({0, {}, 0});
  }

  void build(std::string_view text) {
    while (!text.empty() && nodes_.size() < kMostNodes) {
      const XmlPiece piece = *first_piece(text, true);
      text.remove_prefix(piece.bytes.size());
      add(piece);
    }
    while (!open_.empty()) close();
  }

 private:
  struct Open {
    XmlTree::Index node;
    std::string_view name;   ///< as written
    std::size_t namespaces;  ///< how many were known outside of it
  };
  struct Namespace {
    std::string_view prefix;
    std::string_view uri;
  };

  void add(const XmlPiece& piece) {
    switch (piece.kind) {
      case XmlPiece::Kind::Text:
      case XmlPiece::Kind::CData:
        add_node("", content_of(piece), piece.kind == XmlPiece::Kind::CData);
        break;
      case XmlPiece::Kind::Start:
      case XmlPiece::Kind::Empty:
        start(piece);
        break;
      case XmlPiece::Kind::End:
        end(piece.name);
        break;
      case XmlPiece::Kind::Aside:
        break;
    }
  }

  void add_node(std::string name, std::string_view text, bool literal) {
    const auto index = static_cast<XmlTree::Index>(nodes_.size());
    nodes_.push_back({std::move(name), text, literal, open_.back().node, index + 1});
  }

  void start(const XmlPiece& tag) {
    const std::size_t known = namespaces_.size();
    std::string_view rest = tag.bytes.substr(1 + tag.name.size());
    for (XmlAttribute attribute; known < kMaxNamespaces && take_attribute(rest, attribute);) {
      if (!attribute.name.starts_with("xmlns") || namespaces_.size() == kMaxNamespaces) continue;
      const std::string_view prefix = attribute.name.substr(5);
      if (prefix.empty() || prefix[0] == ':') namespaces_.push_back({prefix.substr(!prefix.empty()), attribute.value});
    }
    const auto index = static_cast<XmlTree::Index>(nodes_.size());
    add_node(canonical(tag.name), tag.bytes, false);
    if (tag.kind == XmlPiece::Kind::Empty) {
      namespaces_.resize(known);
    } else if (open_.size() > kMaxDepth) {
      namespaces_.resize(known);
      ++deeper_;
    } else {
      open_.push_back({index, tag.name, known});
    }
  }

  void end(std::string_view name) {
    if (deeper_ > 0) {
      --deeper_;
      return;
    }
    for (std::size_t i = open_.size(); i-- > 1;) {
      if (open_[i].name != name) continue;
      while (open_.size() > i) close();
      return;
    }
  }

  void close() {
    nodes_[open_.back().node].end = static_cast<XmlTree::Index>(nodes_.size());
    namespaces_.resize(open_.back().namespaces);
    open_.pop_back();
  }

  std::string canonical(std::string_view name) const {
    const std::string_view local = local_name(name);
    const std::string_view prefix = name.substr(0, name.size() - local.size());
    const std::string_view sought = prefix.substr(0, prefix.empty() ? 0 : prefix.size() - 1);
    for (auto known = namespaces_.rbegin(); known != namespaces_.rend(); ++known) {
      if (known->prefix != sought) continue;
      for (const auto& [uri, usual] : kVocabularies) {
        if (known->uri == uri) return std::string(usual) + std::string(local);
      }
      break;
    }
    return std::string(name);
  }

  std::vector<XmlTree::Node>& nodes_;
  std::vector<Open> open_;
  std::vector<Namespace> namespaces_;
  std::size_t deeper_ = 0;  ///< open elements below the deepest that is kept
};

XmlTree::XmlTree(std::string_view utf8) {
  XmlTreeBuilder(nodes_).build(utf8);
}

XmlTree::Index XmlTree::find(std::initializer_list<std::string_view> names) const {
  for (Index i = 1; i < nodes_.size(); ++i) {
    if (std::find(names.begin(), names.end(), nodes_[i].name) != names.end()) return i;
  }
  return 0;
}

std::vector<XmlTree::Index> XmlTree::children(Index node, std::string_view name) const {
  std::vector<Index> out;
  for (Index i = node + 1; i < nodes_[node].end; i = nodes_[i].end) {
    if (nodes_[i].name == name) out.push_back(i);
  }
  return out;
}

XmlTree::Index XmlTree::at(Index node, std::initializer_list<std::string_view> paths) const {
  for (std::string_view path : paths) {
    Index found = node;
    for (Index i = node + 1; node != 0 && i < nodes_[found].end;) {
      if (nodes_[i].name != path.substr(0, path.find('/'))) {
        i = nodes_[i].end;
        continue;
      }
      if (path.find('/') == std::string_view::npos) return i;
      path.remove_prefix(path.find('/') + 1);
      found = i++;
    }
  }
  return 0;
}

std::string XmlTree::attribute(Index node, std::string_view name) const {
  const Node& element = nodes_[node];
  if (node == 0 || element.name.empty()) return {};
  const std::string_view value = attribute_of(*first_piece(element.text, true), name);
  std::string out(value);
  out.resize(resolve_references(out, ReferencePlace::Attribute));
  return one_line(out);
}

std::string XmlTree::text(Index node) const {
  std::string out;
  for (Index i = node + 1; node != 0 && i < nodes_[node].end; ++i) {
    if (nodes_[i].name.empty()) out += text_of(nodes_[i]);
  }
  return out;
}

std::string XmlTree::line(Index node, std::size_t limit) const {
  std::string out;
  for (Index i = node + 1; node != 0 && i < nodes_[node].end && out.size() <= limit; ++i) {
    if (nodes_[i].name.empty()) out += text_of(nodes_[i]);
  }
  return out.size() <= limit ? one_line(out) : std::string();
}

std::string XmlTree::prose(Index node, const std::function<bool(const Node&)>& skip) const {
  std::string html;
  std::vector<std::pair<Index, std::string_view>> open;
  const auto close_to = [&](Index at) {
    for (; !open.empty() && open.back().first <= at; open.pop_back()) {
      html.append("</").append(open.back().second).append(">");
    }
  };
  for (Index i = node + 1; node != 0 && i < nodes_[node].end;) {
    close_to(i);
    const Node& next = nodes_[i++];
    if (next.name.empty()) {
      add_escaped(text_of(next), html);
    } else if (skip && skip(next)) {
      i = next.end;
    } else if (const std::string_view name = html_name(next.name); !name.empty()) {
      html.append("<").append(name).append(">");
      if (!is_void(name)) open.emplace_back(next.end, name);
    }
  }
  close_to(nodes_[node].end);
  return trimmed(text_of_html(html));
}

std::string XmlTree::language(Index node) const {
  for (; node != 0; node = nodes_[node].parent) {
    for (const std::string_view name : {"xml:lang", "lang"}) {
      if (std::string code = language_code(attribute(node, name)); !code.empty()) return code;
    }
  }
  return {};
}

std::string resolved(std::string_view text) {
  std::string out(text);
  out.resize(resolve_references(out, ReferencePlace::Text));
  return out;
}

}  // namespace khabar
