#include "indexer/sources/warc.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "common/store/content_hash.hpp"
#include "indexer/sources/http_response.hpp"
#include "indexer/sources/member_stream.hpp"

namespace khabar {
namespace {

constexpr std::string_view kMark = "WARC/";
constexpr std::string_view kMarkOnItsLine = "\nWARC/";
constexpr std::size_t kMaxHeadBytes = std::size_t{1} << 20;

/// A block that is to become a record.
struct Content {
  bool response = false;  ///< an HTTP message; else the body alone
  MediaType media{};      ///< of the body
  Carriage carriage{};
  std::string http_head{};
  std::string body{};
  std::string refusal{};  ///< why it is not read after all
};

bool is_html(std::string_view type) {
  return type == "text/html" || type == "application/xhtml+xml";
}

/// Nothing for a record of no interest.
std::optional<Content> content_of(const HeaderFields& head) {
  const std::string_view type = head.value("warc-type");
  Content content;
  content.response = type == "response";
  if (!content.response && type != "resource" && type != "conversion") return std::nullopt;
  content.media = media_type(head.value("content-type"));
  const std::string& media = content.media.type;
  if (content.response ? media != "application/http" : !(is_html(media) || media == "text/plain" || media.empty())) {
    return std::nullopt;
  }
  std::string_view url = head.value("warc-target-uri");
  if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);  // WARC 1.0's grammar has them
  content.carriage = {std::string(url), content.media.charset, std::string(head.value("warc-date"))};
  return content;
}

std::optional<std::uint64_t> length_of(const HeaderFields& head) {
  const std::string_view digits = head.value("content-length");
  std::uint64_t length = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
  if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return length;
}

/// Reads one WARC. What is wrong with a record is thrown, told with the record's number, and behind it the next one is
/// looked for.
class WarcReader {
 public:
  WarcReader(const std::string& path, MemberStream& input, const WarcPlace& from,
             const std::function<bool(Record)>& take, const std::function<void(Rejection)>& reject)
      : path_(path), input_(input), place_(from), number_(from.records), take_(take), reject_(reject) {}

  WarcPlace run() {
    for (bool more = true; more;) {
      try {
        more = find_record() && read_record();
      } catch (const Fault& fault) {
        reject(fault.reason);
        position_ = fault.at_record ? Position::BeforeRecord : Position::Lost;
      } catch (const MemberStream::Broken& broken) {
        reject(broken.what());
        position_ = Position::BrokenMember;
      } catch (const ReadError& error) {
        reject(error.what());
        more = false;
      }
    }
    return place_;
  }

 private:
  struct Fault {
    std::string reason;
    bool at_record = false;  ///< the next record begins at the position
  };

  enum class Position { BeforeRecord, Lost, BrokenMember };

  void reject(std::string reason) { reject_({path_, static_cast<std::size_t>(number_), std::move(reason)}); }

  /// To the first byte of the next record. False when there is none.
  bool find_record() {
    ++number_;
    switch (std::exchange(position_, Position::BeforeRecord)) {
      case Position::BrokenMember:
        return input_.recover(kMark);
      case Position::Lost:
        return find_mark();
      case Position::BeforeRecord:
        break;
    }
    while (consume_line_ends()) {
      if (!input_.next_member()) return false;
    }
    return true;
  }

  /// True when the member ends behind them.
  bool consume_line_ends() {
    for (;;) {
      const std::string_view text = input_.peek();
      const std::size_t ends = std::min(text.find_first_not_of("\r\n"), text.size());
      input_.consume(ends);
      if (text.empty() || ends < text.size()) return text.empty();
    }
  }

  /// To the next record, which begins a line or a member.
  bool find_mark() {
    if (block_start_) input_.go_back(*block_start_);
    block_start_.reset();
    for (;;) {
      const std::string_view text = input_.peek(kMarkOnItsLine.size());
      const std::size_t at = text.find(kMarkOnItsLine);
      if (at != std::string_view::npos) {
        input_.consume(at + 1);
        return true;
      }
      if (text.size() >= kMarkOnItsLine.size()) {
        input_.consume(text.size() - kMarkOnItsLine.size() + 1);  // the rest may be the beginning of a mark
        continue;
      }
      input_.consume(text.size());
      if (!input_.peek().empty()) continue;
      if (!input_.next_member()) return false;
      if (input_.peek(kMark.size()).starts_with(kMark)) return true;
    }
  }

  /// False when no more are wanted.
  bool read_record() {
    block_start_.reset();
    if (!input_.peek(kMark.size()).starts_with(kMark)) throw Fault{"no WARC record begins here"};
    left_ = std::numeric_limits<std::uint64_t>::max();
    const std::optional<std::string> head = read_head();
    if (!head) throw Fault{"its WARC header is larger than 1 MiB"};
    const HeaderFields fields(*head);
    const std::optional<std::uint64_t> length = length_of(fields);
    if (!length) throw Fault{"its Content-Length is absent or no number"};
    left_ = *length;
    block_start_ = input_.offset();
    std::optional<Content> content = content_of(fields);
    if (content && !read_content(*content)) content.reset();
    skip_block();
    end_record();
    const std::optional<std::uint64_t> offset = input_.offset();
    if (content && !hand_on(std::move(*content))) return false;
    if (offset) place_ = {*offset, number_, {}};
    return true;
  }

  /// The bytes of the block at hand; empty at its end.
  std::string_view block() {
    if (left_ == 0) return {};
    std::string_view text = input_.peek();
    while (text.empty()) {
      if (!input_.next_member()) throw Fault{"ends early"};
      // Some writers begin a member every so many bytes; most begin one for each record.
      text = input_.peek(kMark.size());
      if (text.starts_with(kMark)) throw Fault{"its Content-Length goes beyond its gzip member", true};
    }
    return text.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(text.size(), left_)));
  }

  void consume(std::size_t count) {
    input_.consume(count);
    left_ -= count;
  }

  /// Lines up to an empty one. Nothing when they are too many, or the block ends before.
  std::optional<std::string> read_head() {
    std::string head;
    std::size_t line = 0;
    for (std::string_view text = block(); !text.empty() && head.size() < kMaxHeadBytes; text = block()) {
      const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
      head += text.substr(0, size);
      consume(size);
      if (head.back() != '\n') continue;
      if (head.size() - line == 1 || (head.size() - line == 2 && head[line] == '\r')) return head;
      line = head.size();
    }
    return std::nullopt;
  }

  /// False when it is of no interest.
  bool read_content(Content& content) {
    if (content.response) {
      std::optional<std::string> head = read_head();
      if (!head) return false;
      content.http_head = std::move(*head);
      const HeaderFields fields(content.http_head);
      if (http_status(fields.first_line()) != 200) return false;
      content.media = media_type(fields.value("content-type"));
      content.carriage.charset = content.media.charset;
      if (!content.media.type.empty() && !is_html(content.media.type)) return false;
    }
    if (left_ > kMaxRecordBytes) {
      content.refusal = "larger than 64 MiB";
      return true;
    }
    content.body.reserve(static_cast<std::size_t>(left_));
    for (std::string_view text = block(); !text.empty(); text = block()) {
      content.body += text;
      consume(text.size());
    }
    return true;
  }

  void skip_block() {
    while (!block().empty()) left_ -= input_.skip(left_);
  }

  /// Behind a block come line ends, and then the next record or an end. Anything else means that the length lied.
  void end_record() {
    if (consume_line_ends()) return;
    const std::string_view text = input_.peek(kMark.size()).substr(0, kMark.size());
    if (!kMark.starts_with(text)) throw Fault{"its Content-Length is wrong: no record begins behind it"};
  }

  /// False when no more are wanted.
  bool hand_on(Content content) {
    if (content.response && content.refusal.empty()) {
      auto decoded = decoded_body(std::move(content.body), HeaderFields(content.http_head), kMaxRecordBytes);
      if (auto* fault = std::get_if<BodyFault>(&decoded)) content.refusal = std::move(fault->reason);
      if (auto* body = std::get_if<std::string>(&decoded)) content.body = std::move(*body);
    }
    if (!content.refusal.empty()) {
      reject(std::move(content.refusal));
      return true;
    }
    if (content.body.empty() || (content.media.type.empty() && !looks_like_html(content.body))) return true;
    const ContentHash body_hash = content_hash(content.body);
    // With the URL: two pages with the same body in one file are two articles.
    const ContentHash hash = content_hash(std::string(body_hash.data(), body_hash.size()) + content.carriage.url);
    const Format format = content.media.type == "text/plain" ? Format::Text : Format::Html;
    return take_(Record{path_, static_cast<std::size_t>(number_), format, std::move(content.body), hash,
                        std::move(content.carriage)});
  }

  const std::string& path_;
  MemberStream& input_;
  WarcPlace place_;
  std::uint64_t number_;  ///< of the record at hand
  const std::function<bool(Record)>& take_;
  const std::function<void(Rejection)>& reject_;
  Position position_ = Position::BeforeRecord;
  std::uint64_t left_ = 0;                    ///< of the block at hand
  std::optional<std::uint64_t> block_start_;  ///< in a plain file: where to look again when its length lied
};

}  // namespace

WarcPlace read_warc(const SourceFile& file, const WarcPlace& from, const std::function<bool(Record)>& take,
                    const std::function<void(Rejection)>& reject) {
  try {
    MemberStream input(file.path, from.offset);
    WarcPlace place = WarcReader(file.path, input, from, take, reject).run();
    place.before = hash_before(InputFile(file.path), place.offset);
    return place;
  } catch (const ReadError& error) {
    reject({file.path, 0, error.what()});
    return from;
  }
}

void read_warc(const std::string& path, ByteStream stream, const std::function<bool(Record)>& take,
               const std::function<void(Rejection)>& reject) {
  MemberStream input(std::move(stream));
  WarcReader(path, input, {}, take, reject).run();
}

}  // namespace khabar
