#include "indexer/sources/cutter.hpp"

#include <algorithm>

namespace khabar {
namespace {

/// Collects a piece up to a limit, then only forgets.
class Piece {
 public:
  Piece(std::string& bytes, std::size_t limit) : bytes_(bytes), limit_(limit) { bytes_.clear(); }

  void add(std::string_view more) {
    too_large_ = too_large_ || bytes_.size() + more.size() > limit_;
    if (!too_large_) {
      bytes_.append(more);
    } else {
      std::string().swap(bytes_);
    }
  }

  Cut result() const { return too_large_ ? Cut::TooLarge : Cut::Whole; }

 private:
  std::string& bytes_;
  std::size_t limit_;
  bool too_large_ = false;
};

/// Follows brackets and strings through the pieces of one value.
class Nesting {
 public:
  explicit Nesting(std::size_t depth = 0) : depth_(depth) {}

  /// How many of these bytes belong to the value. Fewer than all mean that it has ended, as does done().
  std::size_t follow(std::string_view bytes) {
    std::size_t at = 0;
    while (at < bytes.size() && !done_) {
      if (in_string_) {
        at = follow_string(bytes, at);
      } else if (!step(bytes[at])) {
        break;
      } else {
        ++at;
      }
    }
    return at;
  }

  bool done() const { return done_; }
  bool scalar() const { return depth_ == 0 && !in_string_; }

 private:
  std::size_t follow_string(std::string_view bytes, std::size_t at) {
    if (escaped_) {
      escaped_ = false;
      return at + 1;
    }
    at = std::min(bytes.find_first_of("\"\\", at), bytes.size());
    if (at == bytes.size()) return at;
    escaped_ = bytes[at] == '\\';
    if (!escaped_) {
      in_string_ = false;
      done_ = depth_ == 0;
    }
    return at + 1;
  }

  /// False when the byte before had been the last of a scalar.
  bool step(char c) {
    if (c == '"') {
      in_string_ = true;
    } else if (c == '{' || c == '[') {
      ++depth_;
    } else if (depth_ == 0) {
      done_ = std::string_view(",]} \t\r\n").find(c) != std::string_view::npos;
      return !done_;
    } else if (c == '}' || c == ']') {
      done_ = --depth_ == 0;
    }
    return true;
  }

  std::size_t depth_;
  bool in_string_ = false;
  bool escaped_ = false;
  bool done_ = false;
};

}  // namespace

Cut cut_line(ChunkReader& reader, std::size_t limit, std::string& line) {
  Piece piece(line, limit);
  std::string_view text = reader.peek();
  if (text.empty()) return Cut::End;
  for (; !text.empty(); text = reader.peek()) {
    const std::size_t end = text.find('\n');
    piece.add(text.substr(0, end));
    reader.consume(std::min(end, text.size() - 1) + 1);
    if (end != std::string_view::npos) break;
  }
  if (line.ends_with('\r')) line.pop_back();
  return piece.result();
}

Cut cut_json_value(ChunkReader& reader, std::size_t limit, std::string& value) {
  Piece piece(value, limit);
  Nesting nesting;
  std::string_view text = reader.peek();
  if (text.empty()) return Cut::End;
  for (; !text.empty() && !nesting.done(); text = reader.peek()) {
    const std::size_t size = nesting.follow(text);
    piece.add(text.substr(0, size));
    reader.consume(size);
  }
  return nesting.done() || nesting.scalar() ? piece.result() : Cut::Torn;
}

Cut cut_json_object(ChunkReader& reader, std::size_t limit, std::string& value, EnvelopeFinder& finder) {
  Piece piece(value, limit);
  for (std::string_view text = reader.peek(); !text.empty(); text = reader.peek()) {
    const std::size_t size = finder.follow(text);
    piece.add(text.substr(0, size));
    reader.consume(size);
    if (finder.done() || finder.found()) return piece.result();
  }
  return Cut::Torn;
}

Cut skip_json(ChunkReader& reader, std::size_t depth) {
  Nesting nesting(depth);
  for (std::string_view text = reader.peek(); !text.empty() && !nesting.done(); text = reader.peek()) {
    reader.consume(nesting.follow(text));
  }
  return nesting.done() ? Cut::Whole : Cut::Torn;
}

}  // namespace khabar
