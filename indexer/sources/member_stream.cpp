#include "indexer/sources/member_stream.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace khabar {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kGzipMark = "\x1f\x8b\x08"sv;
constexpr std::size_t kBuffer = std::size_t{1} << 17;
constexpr int kGzipOnly = 16 + MAX_WBITS;

/// A member may unfold to this much before anyone asks how small it was.
constexpr std::uint64_t kTrustedBytes = std::uint64_t{1} << 30;
constexpr std::uint64_t kMaxRatio = 1000;

/// What a damaged file may cost in reading again, beside its size once more.
constexpr std::uint64_t kFreeRereads = std::uint64_t{64} << 20;

/// How far before a fault the next member is looked for: the part of a member that was lost is seldom larger.
constexpr std::uint64_t kLookBack = std::uint64_t{1} << 20;

/// So much of a member must be enough to show its mark: its header, Huffman's tables and a few codes.
constexpr std::size_t kProbe = 512;

Bytef* as_zlib(char* bytes) {
  return reinterpret_cast<Bytef*>(bytes);
}

}  // namespace

MemberStream::MemberStream(const std::string& path, std::uint64_t offset)
    : file_(path), kind_(Kind::Plain), buffer_(kBuffer, '\0'), next_read_(offset) {
  std::array<char, ByteStream::kHead> bytes{};
  // Of the file, not of the place: damage may stand there, behind which the members go on.
  const std::string_view head(bytes.data(), file_->read_at(0, bytes.data(), bytes.size()));
  if (!head.starts_with(kGzipMark) || offset >= file_->size()) {
    if (offset > 0 || !ByteStream::compressed(head)) return;
    stream_.emplace(path);
    kind_ = Kind::Stream;
    return;
  }
  if (inflateInit2(&zlib_, kGzipOnly) != Z_OK) throw ReadError("cannot be decompressed: out of memory");
  kind_ = Kind::Gzip;
  packed_.reserve(kBuffer);
  load(offset);
  begin_member();
}

MemberStream::MemberStream(ByteStream stream) : stream_(std::move(stream)), buffer_(kBuffer, '\0') {}

MemberStream::~MemberStream() {
  if (kind_ == Kind::Gzip) inflateEnd(&zlib_);
}

std::string_view MemberStream::peek(std::size_t least) {
  if (end_ - begin_ < least) {
    std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
              buffer_.begin() + static_cast<std::ptrdiff_t>(end_), buffer_.begin());
    end_ -= begin_;
    begin_ = 0;
    while (end_ < least && read_more()) {
    }
  }
  return std::string_view(buffer_).substr(begin_, end_ - begin_);
}

/// Adds bytes to the buffer. False when the member has no more.
bool MemberStream::read_more() {
  if (at_member_end_) return false;
  if (kind_ == Kind::Gzip) return inflate_more();
  std::size_t count = 0;
  if (kind_ == Kind::Stream) {
    count = stream_->read(buffer_.data() + end_, buffer_.size() - end_);
  } else {
    count = file_->read_at(next_read_, buffer_.data() + end_, buffer_.size() - end_);
    next_read_ += count;
    loaded_ += count;
  }
  end_ += count;
  at_member_end_ = count == 0;
  return count > 0;
}

bool MemberStream::inflate_more() {
  for (;;) {
    if (packed_at_ == packed_.size() && !load(packed_offset_ + packed_.size())) {
      throw Broken("ends early, within a gzip member");
    }
    zlib_.next_in = as_zlib(packed_.data() + packed_at_);
    zlib_.avail_in = static_cast<uInt>(packed_.size() - packed_at_);
    zlib_.next_out = as_zlib(buffer_.data() + end_);
    zlib_.avail_out = static_cast<uInt>(buffer_.size() - end_);
    const int result = inflate(&zlib_, Z_NO_FLUSH);
    packed_at_ = packed_.size() - zlib_.avail_in;
    const std::size_t count = buffer_.size() - end_ - zlib_.avail_out;
    end_ += count;
    member_bytes_ += count;
    at_member_end_ = result == Z_STREAM_END;
    if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) {
      throw Broken(std::string("a broken gzip member: ") + (zlib_.msg == nullptr ? "unknown error" : zlib_.msg));
    }
    const std::uint64_t packed = packed_offset_ + packed_at_ - member_start_;
    if (member_bytes_ > kTrustedBytes && member_bytes_ / kMaxRatio > packed) {
      throw Broken("a gzip member unfolds to over " + std::to_string(kMaxRatio) + " times its size");
    }
    if (count > 0) return true;
    if (at_member_end_) return false;
  }
}

/// Reads the compressed bytes from `offset` on. False when there are none.
bool MemberStream::load(std::uint64_t offset) {
  packed_.resize(kBuffer);
  packed_.resize(file_->read_at(offset, packed_.data(), packed_.size()));
  packed_offset_ = offset;
  packed_at_ = 0;
  loaded_ += packed_.size();
  return !packed_.empty();
}

std::uint64_t MemberStream::skip(std::uint64_t count) {
  const std::uint64_t at_hand = end_ - begin_;
  if (kind_ == Kind::Plain && count > at_hand) {
    const std::uint64_t left = file_->size() - std::min(file_->size(), next_read_);
    const std::uint64_t unread = std::min(count - at_hand, left);
    begin_ = end_ = 0;
    next_read_ += unread;
    return at_hand + unread;
  }
  const std::size_t some = static_cast<std::size_t>(std::min<std::uint64_t>(peek().size(), count));
  consume(some);
  return some;
}

void MemberStream::begin_member() {
  inflateReset(&zlib_);
  member_start_ = packed_offset_ + packed_at_;
  member_bytes_ = 0;
  at_member_end_ = false;
  begin_ = end_ = 0;
}

bool MemberStream::next_member() {
  if (kind_ != Kind::Gzip) return false;
  if (packed_.size() - packed_at_ < kGzipMark.size() && !load(packed_offset_ + packed_at_)) return false;
  begin_member();
  if (std::string_view(packed_).substr(packed_at_).starts_with(kGzipMark)) return true;
  throw Broken("bytes that belong to no gzip member");
}

bool MemberStream::recover(std::string_view mark) {
  const std::uint64_t fault = packed_offset_ + packed_at_;
  const std::uint64_t look_back = may_reread() ? std::min(fault, kLookBack) : 0;
  std::uint64_t from = std::max(member_start_ + 1, fault - look_back);
  while (load(from)) {
    const std::string_view bytes = packed_;
    for (std::size_t at = bytes.find(kGzipMark); at != std::string_view::npos; at = bytes.find(kGzipMark, at + 1)) {
      if (!member_at(packed_offset_ + at, mark)) continue;
      packed_at_ = at;
      begin_member();
      return true;
    }
    // Behind the last byte that could begin a mark that the next bytes go on with.
    from = packed_offset_ + bytes.size() - (bytes.size() == kBuffer ? kGzipMark.size() - 1 : 0);
  }
  begin_member();
  return false;
}

/// Whether a gzip member begins there, and what it unfolds to with `mark`. Constant time.
bool MemberStream::member_at(std::uint64_t offset, std::string_view mark) {
  std::array<char, kProbe> packed{};
  std::array<char, 16> head{};
  inflateReset(&zlib_);
  zlib_.next_in = as_zlib(packed.data());
  zlib_.avail_in = static_cast<uInt>(file_->read_at(offset, packed.data(), packed.size()));
  zlib_.next_out = as_zlib(head.data());
  zlib_.avail_out = static_cast<uInt>(head.size());
  inflate(&zlib_, Z_SYNC_FLUSH);
  return std::string_view(head.data(), head.size() - zlib_.avail_out).starts_with(mark);
}

bool MemberStream::may_reread() const {
  return loaded_ <= 2 * file_->size() + kFreeRereads;
}

std::optional<std::uint64_t> MemberStream::offset() const {
  if (kind_ == Kind::Plain) return next_read_ - (end_ - begin_);
  if (kind_ == Kind::Gzip && at_member_end_ && begin_ == end_) return packed_offset_ + packed_at_;
  if (kind_ == Kind::Gzip && member_bytes_ == 0) return member_start_;
  return std::nullopt;
}

bool MemberStream::go_back(std::uint64_t offset) {
  if (kind_ != Kind::Plain || !may_reread()) return false;
  begin_ = end_ = 0;
  next_read_ = offset;
  at_member_end_ = false;
  return true;
}

}  // namespace khabar
