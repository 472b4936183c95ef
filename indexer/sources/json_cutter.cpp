#include "indexer/sources/json_cutter.hpp"

#include <simdjson.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/sources/byte_stream.hpp"
#include "indexer/sources/chunk_reader.hpp"
#include "indexer/sources/cutter.hpp"
#include "indexer/sources/json_envelope.hpp"

namespace khabar {
namespace {

constexpr std::string_view kTooLarge = "larger than 64 MiB";
constexpr std::string_view kEndsEarly = "the JSON ends early: a bracket or a quote is not closed";

/// What stands around each item of a JSON Feed so that the item keeps its feed's title and language; empty for other
/// envelopes. `head` is the envelope up to its first item.
std::string feed_prefix(std::string_view head) {
  constexpr std::size_t kLargest = 1u << 14;
  if (head.size() > kLargest) return {};
  simdjson::dom::parser parser;
  simdjson::dom::element feed;
  std::string_view version;
  if (parser.parse(std::string(head) + "]}").get(feed) != simdjson::SUCCESS) return {};
  if (feed["version"].get(version) != simdjson::SUCCESS || version.find("jsonfeed.org") == std::string_view::npos) {
    return {};
  }
  std::string out = "{";
  for (const auto& [theirs, ours] : {std::pair("title", "source"), std::pair("language", "language")}) {
    simdjson::dom::element value;
    if (feed[theirs].get(value) != simdjson::SUCCESS || !value.is_string()) continue;
    out.append("\"").append(ours).append("\":").append(simdjson::minify(value)).append(",");
  }
  return out + "\"item\":";
}

/// Cuts one file. `line_` is where the cutting stands, so that a stream that tears can be reported with its place.
class JsonCutter {
 public:
  JsonCutter(const SourceFile& file, const std::function<bool(Record)>& take,
             const std::function<void(Rejection)>& reject)
      : file_(file), take_(take), reject_(reject) {}

  void run(ByteStream stream) {
    try {
      ChunkReader reader(std::move(stream));
      cut(reader);
    } catch (const ByteStream::ReadError& error) {
      reject(line_, error.what());
    }
  }

 private:
  bool take(std::string bytes, Format format) {
    if (!prefix_.empty()) bytes = prefix_ + bytes + "}";
    return take_(make_record(file_.path, line_, format, std::move(bytes)));
  }

  void reject(std::size_t line, std::string_view reason) { reject_({file_.path, line, std::string(reason)}); }

  void cut(ChunkReader& reader) {
    line_ = 1 + reader.skip_blanks();
    const std::string_view text = reader.peek();
    if (text.empty()) return reject(0, "empty");
    if (text.front() == '[') {
      reader.consume(1);
      line_ = 0;
      if (array(reader) && !reader.peek().empty()) reject(line_, "what follows the end of the array is not read");
    } else if (file_.format == Format::JsonLines ? !begins_pretty(text) : begins_lines(text)) {
      lines(reader);
    } else if (text.front() == '{') {
      line_ = 0;
      objects(reader);
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

  void lines(ChunkReader& reader) {
    std::string line;
    for (Cut cut = cut_line(reader, kMaxRecordBytes, line); cut != Cut::End;
         ++line_, cut = cut_line(reader, kMaxRecordBytes, line)) {
      if (cut == Cut::TooLarge) {
        reject(line_, kTooLarge);
      } else if (line.find_first_not_of(" \t\r") != std::string::npos) {
        if (!take(std::move(line), Format::JsonLines)) return;
      }
    }
  }

  /// The members of the array whose bracket has been consumed, and the bracket behind them. False when the file is
  /// done with.
  bool array(ChunkReader& reader) {
    for (;;) {
      reader.skip_blanks();
      const std::string_view text = reader.peek();
      if (text.empty() || text.front() == '}') {
        reject(line_, text.empty() ? kEndsEarly : "a } closes nothing");
        return false;
      }
      if (text.front() == ']') break;
      if (text.front() == ',') {
        reader.consume(1);
      } else if (!value(reader)) {
        return false;
      }
    }
    reader.consume(1);
    reader.skip_blanks();
    return true;
  }

  /// Cuts one value and hands it on. False when the file is done with.
  bool value(ChunkReader& reader) {
    std::string bytes;
    ++line_;
    const Cut cut = cut_json_value(reader, kMaxRecordBytes, bytes);
    if (cut == Cut::Whole) return take(std::move(bytes), Format::Json);
    reject(line_, cut == Cut::TooLarge ? kTooLarge : kEndsEarly);
    return cut == Cut::TooLarge;
  }

  /// One object, or several one after the other.
  void objects(ChunkReader& reader) {
    if (!first_object(reader)) return;
    while (!reader.peek().empty()) {
      const char next = reader.peek().front();
      if (next != '{') return reject(line_, "what follows this object is no object and is not read");
      if (!value(reader)) return;
      reader.skip_blanks();
    }
  }

  /// The first object, or what is listed in it. False when the file is done with.
  bool first_object(ChunkReader& reader) {
    std::string bytes;
    EnvelopeFinder finder;
    const Cut cut = cut_json_object(reader, kMaxRecordBytes, bytes, finder);
    if (finder.found()) return envelope(reader, bytes, finder.depth());
    if (cut == Cut::Torn) {
      reject(0, kEndsEarly);
      return false;
    }
    reader.skip_blanks();
    line_ = reader.peek().empty() ? 0 : 1;
    if (cut == Cut::Whole) return take(std::move(bytes), Format::Json);
    reject(line_, kTooLarge);
    return true;
  }

  bool envelope(ChunkReader& reader, std::string_view head, std::size_t depth) {
    prefix_ = feed_prefix(head);
    if (!array(reader)) return false;
    prefix_.clear();
    if (skip_json(reader, depth) == Cut::Torn) {
      reject(line_, kEndsEarly);
      return false;
    }
    reader.skip_blanks();
    return true;
  }

  const SourceFile& file_;
  const std::function<bool(Record)>& take_;
  const std::function<void(Rejection)>& reject_;
  std::size_t line_ = 0;
  std::string prefix_;  ///< what stands before each record, and lacks a bracket behind it
};

}  // namespace

void cut_json(const SourceFile& file, ByteStream stream, const std::function<bool(Record)>& take,
              const std::function<void(Rejection)>& reject) {
  JsonCutter(file, take, reject).run(std::move(stream));
}

}  // namespace khabar
