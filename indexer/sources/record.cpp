#include "indexer/sources/record.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "common/store/content_hash.hpp"
#include "indexer/sources/byte_stream.hpp"
#include "indexer/sources/chunk_reader.hpp"
#include "indexer/sources/cutter.hpp"

namespace khabar {
namespace {

constexpr std::string_view kTooLarge = "larger than 64 MiB";
constexpr std::string_view kEndsEarly = "the JSON ends early: a bracket or a quote is not closed";

/// Cuts one file. `line_` is where the cutting stands, so that a stream that tears can be reported with its place.
class Splitter {
 public:
  Splitter(const SourceFile& file, const std::function<bool(Record)>& take,
           const std::function<void(Rejection)>& reject)
      : file_(file), take_(take), reject_(reject) {}

  void run() {
    try {
      if (file_.format == Format::Text || file_.format == Format::Markdown) {
        whole_file();
      } else {
        json_file();
      }
    } catch (const ByteStream::ReadError& error) {
      reject(line_, error.what());
    }
  }

 private:
  bool take(std::string bytes, std::size_t line, Format format) {
    const RecordHash hash = content_hash(bytes);
    return take_(Record{file_.path, line, format, std::move(bytes), hash});
  }

  void reject(std::size_t line, std::string_view reason) { reject_({file_.path, line, std::string(reason)}); }

  void whole_file() {
    ByteStream stream(file_.path);
    std::string bytes;
    // The size on disk is a hint only: the file may be compressed, or still growing.
    bytes.reserve(std::min<std::uint64_t>(file_.size, kMaxRecordBytes) + 1);
    constexpr std::size_t kStep = std::size_t{1} << 16;
    for (std::size_t size = 0;;) {
      bytes.resize(size < bytes.capacity() ? bytes.capacity() : 2 * size + kStep);
      const std::size_t count = stream.read(bytes.data() + size, bytes.size() - size);
      size += count;
      if (size > kMaxRecordBytes) return reject(0, kTooLarge);
      if (count == 0) {
        bytes.resize(size);
        break;
      }
    }
    bytes.shrink_to_fit();
    take(std::move(bytes), 0, file_.format);
  }

  void json_file() {
    ChunkReader reader(file_.path);
    line_ = 1 + reader.skip_blanks();
    const std::string_view text = reader.peek();
    if (text.empty()) return reject(0, "empty");
    if (text.front() == '[') {
      reader.consume(1);
      line_ = 0;
      json_array(reader);
    } else if (file_.format == Format::JsonLines ? !begins_pretty(text) : begins_lines(text)) {
      json_lines(reader);
    } else if (text.front() == '{') {
      line_ = 0;
      json_values(reader);
    } else {
      reject(0, "no JSON: it begins with neither { nor [");
    }
  }

  /// An object that is spread over lines, although the file's name promises one a line.
  static bool begins_pretty(std::string_view text) {
    const std::size_t next = text.find_first_not_of(" \t\r", 1);
    return text.front() == '{' && next != std::string_view::npos && text[next] == '\n';
  }

  /// Two objects on two lines, although the file's name promises one value: the second line begins with a bracket, and
  /// the first one does not wait for it.
  static bool begins_lines(std::string_view text) {
    const std::size_t end = text.find('\n');
    if (text.front() != '{' || end == std::string_view::npos) return false;
    const std::size_t next = text.find_first_not_of("\r\n", end);
    const std::size_t last = text.find_last_not_of(" \t\r\n", end);
    return next != std::string_view::npos && text[next] == '{' &&
           std::string_view("{[,:").find(text[last]) == std::string_view::npos;
  }

  void json_lines(ChunkReader& reader) {
    std::string line;
    for (Cut cut = cut_line(reader, kMaxRecordBytes, line); cut != Cut::End;
         ++line_, cut = cut_line(reader, kMaxRecordBytes, line)) {
      if (cut == Cut::TooLarge) {
        reject(line_, kTooLarge);
      } else if (line.find_first_not_of(" \t\r") != std::string::npos) {
        if (!take(std::move(line), line_, Format::JsonLines)) return;
      }
    }
  }

  void json_array(ChunkReader& reader) {
    for (;;) {
      reader.skip_blanks();
      const std::string_view text = reader.peek();
      if (text.empty()) return reject(line_, kEndsEarly);
      if (text.front() == ']') break;
      if (text.front() == ',') {
        reader.consume(1);
      } else if (text.front() == '}') {
        return reject(line_, "a } closes nothing");
      } else if (!json_value(reader)) {
        return;
      }
    }
    reader.consume(1);
    reader.skip_blanks();
    if (!reader.peek().empty()) reject(line_, "what follows the end of the array is not read");
  }

  /// Cuts one value and hands it on. False when the file is done with.
  bool json_value(ChunkReader& reader) {
    std::string value;
    ++line_;
    const Cut cut = cut_json_value(reader, kMaxRecordBytes, value);
    if (cut == Cut::Whole) return take(std::move(value), line_, Format::Json);
    reject(line_, cut == Cut::TooLarge ? kTooLarge : kEndsEarly);
    return cut == Cut::TooLarge;
  }

  /// One object, or several one after the other.
  void json_values(ChunkReader& reader) {
    std::string value;
    const Cut cut = cut_json_value(reader, kMaxRecordBytes, value);
    if (cut == Cut::Torn) return reject(0, kEndsEarly);
    reader.skip_blanks();
    const bool alone = reader.peek().empty();
    line_ = alone ? 0 : 1;
    if (cut == Cut::TooLarge) {
      reject(line_, kTooLarge);
    } else if (!take(std::move(value), line_, Format::Json)) {
      return;
    }
    while (!reader.peek().empty()) {
      const char next = reader.peek().front();
      if (next != '{') return reject(line_, "what follows this object is no object and is not read");
      if (!json_value(reader)) return;
      reader.skip_blanks();
    }
  }

  const SourceFile& file_;
  const std::function<bool(Record)>& take_;
  const std::function<void(Rejection)>& reject_;
  std::size_t line_ = 0;
};

}  // namespace

void for_each_record(const SourceFile& file, const std::function<bool(Record)>& take,
                     const std::function<void(Rejection)>& reject) {
  Splitter(file, take, reject).run();
}

}  // namespace khabar
