#include "indexer/sources/xml_cutter.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/sources/byte_stream.hpp"
#include "indexer/sources/chunk_reader.hpp"
#include "indexer/sources/xml_pieces.hpp"

namespace khabar {
namespace {

using Kind = XmlPiece::Kind;

constexpr std::size_t kMaxDepth = 256;
/// Of what a feed says for all its items, which each of their records repeats.
constexpr std::size_t kMaxShared = 1u << 14;

constexpr std::string_view kFeeds = " rss channel RDF feed ";
constexpr std::string_view kFeedItems = " item entry ";
constexpr std::string_view kG2Items = " newsItem packageItem conceptItem knowledgeItem planningItem catalogItem ";
constexpr std::string_view kShared = " title language link author creator publisher ";

bool is_one_of(std::string_view name, std::string_view names) {
  const std::string local = ' ' + std::string(local_name(name)) + ' ';
  return names.find(local) != std::string_view::npos;
}

bool is_html(std::string_view root) {
  const std::string_view name = local_name(root);
  return name == "html" || name == "HTML" || name == "Html";
}

/// What cannot be read, said of its root.
std::string reason_of(std::string_view root) {
  constexpr std::size_t kShown = 64;
  if (is_one_of(root, " urlset sitemapindex ")) return "a sitemap: it lists pages and holds none";
  if (is_one_of(root, " opml ")) return "a list of feeds (OPML): it holds no articles";
  return "an XML file of <" + std::string(root.substr(0, kShown)) + ">: no feed, NITF, NewsML-G2 or XHTML";
}

class XmlCutter {
 public:
  XmlCutter(const SourceFile& file, ByteStream stream, const std::function<bool(Record)>& take,
            const std::function<void(Rejection)>& reject)
      : file_(file), take_(take), reject_(reject), reader_(std::move(stream)) {}

  void run() {
    try {
      cut();
    } catch (const ByteStream::ReadError& error) {
      reject(capture_ == Capture::Item ? place_ + 1 : place_, error.what());
    }
  }

 private:
  enum class Capture { None, Item, Shared };
  struct Open {
    std::string name;
    std::string tag;  ///< empty where there is no room for it in the records
  };

  void reject(std::size_t line, std::string reason) { reject_({file_.path, line, std::move(reason)}); }

  /// A file of one record has no places.
  std::size_t line() const { return open_.empty() && place_ == 1 ? 0 : place_; }

  void grow() {
    // What stands before the root is kept until it is known: of a page all is wanted.
    if (!items_.empty()) buffer_.erase(0, std::exchange(at_, 0));
    // Twice as much each time: what is looked at again and again is no more than what was read.
    const std::size_t wanted = 2 * buffer_.size();
    do {
      const std::string_view more = reader_.peek();
      ended_ = more.empty();
      buffer_.append(more);
      reader_.consume(more.size());
    } while (!ended_ && buffer_.size() < wanted);
  }

  /// Its views hold until the next call. Absent at the end, and before a piece that is too large.
  std::optional<XmlPiece> next() {
    for (;; grow()) {
      const std::string_view rest = std::string_view(buffer_).substr(at_);
      std::optional<XmlPiece> piece;
      if (!rest.empty()) piece = first_piece(rest, ended_);
      if (piece) at_ += piece->bytes.size();
      const std::size_t held = items_.empty() ? buffer_.size() : rest.size();
      if (piece || ended_ || held > kMaxRecordBytes) return piece;
    }
  }

  void cut() {
    std::optional<XmlPiece> piece = root();
    if (!piece) return;
    for (; piece && running_; piece = next()) {
      if (capture_ == Capture::None) {
        outside(*piece);
      } else {
        within(*piece);
      }
    }
    if (running_) at_end();
  }

  /// The root's start tag, if it is one whose content is cut.
  std::optional<XmlPiece> root() {
    std::optional<XmlPiece> piece = next();
    const bool empty = !piece;
    for (; piece && piece->kind != Kind::Start && piece->kind != Kind::Empty; piece = next()) {
      if (piece->name == "?xml") encoding_ = attribute_of(*piece, "encoding");
    }
    if (!piece) {
      reject(0, empty && ended_ ? "empty" : "no XML: it has no element");
    } else if (is_html(piece->name)) {
      page();
    } else if (is_one_of(piece->name, kFeeds) || local_name(piece->name) == "entry") {
      format_ = Format::FeedItem;
      items_ = kFeedItems;
      return piece;
    } else if (local_name(piece->name) == "nitf") {
      format_ = Format::Nitf;
      items_ = " nitf ";
      return piece;
    } else if (local_name(piece->name) == "newsMessage" || is_one_of(piece->name, kG2Items)) {
      format_ = Format::NewsMl;
      items_ = kG2Items;
      return piece;
    } else {
      reject(0, reason_of(piece->name));
    }
    return std::nullopt;
  }

  void page() {
    while (!ended_ && buffer_.size() <= kMaxRecordBytes) grow();
    if (buffer_.size() > kMaxRecordBytes) return reject(0, "larger than 64 MiB");
    take_(make_record(file_.path, 0, Format::Html, std::move(buffer_)));
  }

  bool begins_item(const XmlPiece& piece) const {
    return (piece.kind == Kind::Start || piece.kind == Kind::Empty) && is_one_of(piece.name, items_);
  }

  bool begins_shared(const XmlPiece& piece) const {
    if (piece.kind != Kind::Start || items_ != kFeedItems || seen_item_ || !is_one_of(piece.name, kShared))
      return false;
    return open_.size() == 1 || (open_.size() == 2 && local_name(open_.back().name) == "channel");
  }

  void outside(const XmlPiece& piece) {
    if (begins_item(piece)) {
      begin(Capture::Item, piece);
    } else if (begins_shared(piece)) {
      begin(Capture::Shared, piece);
    } else if (piece.kind == Kind::Start) {
      open(piece);
    } else if (piece.kind == Kind::End) {
      close(piece.name);
    }
  }

  void within(const XmlPiece& piece) {
    const bool ends = piece.kind == Kind::End && piece.name == name_;
    if (begins_item(piece) || (piece.kind == Kind::End && !ends && is_open(piece.name))) {
      if (capture_ == Capture::Item) {
        ++place_;
        reject(line(), "this <" + name_ + "> is not closed before the next one");
      }
      capture_ = Capture::None;
      outside(piece);
      return;
    }
    add(piece.bytes);
    if (ends) end();
  }

  void begin(Capture capture, const XmlPiece& piece) {
    capture_ = capture;
    name_ = piece.name;
    bytes_.clear();
    too_large_ = false;
    seen_item_ = seen_item_ || capture == Capture::Item;
    add(piece.bytes);
    if (piece.kind == Kind::Empty) end();
  }

  void add(std::string_view more) {
    too_large_ = too_large_ || bytes_.size() + more.size() > kMaxRecordBytes;
    if (too_large_) {
      std::string().swap(bytes_);
    } else {
      bytes_.append(more);
    }
  }

  void end() {
    if (std::exchange(capture_, Capture::None) == Capture::Shared) {
      if (shared_.size() + bytes_.size() <= kMaxShared) shared_ += bytes_;
      return;
    }
    ++place_;
    if (too_large_) return reject(line(), "larger than 64 MiB");
    running_ = take_(make_record(file_.path, line(), format_, record()));
  }

  std::string record() const {
    std::string out;
    if (!encoding_.empty()) out = "<?xml version=\"1.0\" encoding=\"" + encoding_ + "\"?>";
    for (const Open& element : open_) out += element.tag;
    out.append(shared_).append(bytes_);
    for (auto element = open_.rbegin(); element != open_.rend(); ++element) {
      if (!element->tag.empty()) out.append("</").append(element->name).append(">");
    }
    return out;
  }

  void open(const XmlPiece& piece) {
    if (open_.size() == kMaxDepth) {
      reject(place_, "elements are nested deeper than 256: not read further");
      running_ = false;
      return;
    }
    const bool room = tag_bytes_ + piece.bytes.size() <= kMaxShared;
    open_.push_back({std::string(piece.name), room ? std::string(piece.bytes) : std::string()});
    tag_bytes_ += open_.back().tag.size();
  }

  bool is_open(std::string_view name) const {
    return std::any_of(open_.begin(), open_.end(), [&](const Open& element) { return element.name == name; });
  }

  void close(std::string_view name) {
    if (!is_open(name)) return;
    for (bool found = false; !found; open_.pop_back()) {
      found = open_.back().name == name;
      tag_bytes_ -= open_.back().tag.size();
    }
    // Another document may follow in the same file.
    if (!open_.empty()) return;
    shared_.clear();
    seen_item_ = false;
  }

  void at_end() {
    if (!ended_) {
      reject(place_ + 1, "a tag or CDATA section larger than 64 MiB: not read further");
    } else if (capture_ == Capture::Item) {
      ++place_;
      reject(line(), "the XML ends early: <" + name_ + "> is not closed");
    } else if (!open_.empty()) {
      reject(place_, "the XML ends early: <" + open_.back().name + "> is not closed");
    }
  }

  const SourceFile& file_;
  const std::function<bool(Record)>& take_;
  const std::function<void(Rejection)>& reject_;
  ChunkReader reader_;
  std::string buffer_;
  std::size_t at_ = 0;
  bool ended_ = false;

  std::string encoding_;  ///< as declared
  Format format_ = Format::Xml;
  std::string_view items_;     ///< the elements that are cut out, each between blanks
  std::vector<Open> open_;     ///< around what is at hand
  std::size_t tag_bytes_ = 0;  ///< of the tags that are kept
  std::string shared_;         ///< what the feed's head says for all items, as written
  bool seen_item_ = false;
  std::size_t place_ = 0;  ///< of the last item, from 1
  bool running_ = true;

  Capture capture_ = Capture::None;
  std::string name_;   ///< of the element that is captured
  std::string bytes_;  ///< of it, up to here
  bool too_large_ = false;
};

}  // namespace

void cut_xml(const SourceFile& file, ByteStream stream, const std::function<bool(Record)>& take,
             const std::function<void(Rejection)>& reject) {
  XmlCutter(file, std::move(stream), take, reject).run();
}

}  // namespace khabar
