#include "indexer/sources/warc.hpp"

#include <algorithm>
#include <vector>

#include "fuzz/article_promises.hpp"
#include "fuzz/target.hpp"

namespace khabar::fuzz {
namespace {

struct Reading {
  std::vector<Record> records;
  WarcPlace place;
};

Reading read(const SourceFile& file, const WarcPlace& from, std::size_t most) {
  Reading out;
  out.place = read_warc(
      file, from,
      [&](Record record) {
        out.records.push_back(std::move(record));
        return out.records.size() < most;
      },
      [&](const Rejection& rejection) {
        require(rejection.path == file.path, "a rejection names its file");
        require(!rejection.reason.empty(), "a rejection has a reason");
      });
  require(out.place.offset <= file.size, "the place lies in the file");
  require(out.place.offset == 0 || stands_before(file, out.place), "the place stands");
  return out;
}

}  // namespace
}  // namespace khabar::fuzz

KHABAR_FUZZ_TARGET(warc) {
  using namespace khabar;
  const fuzz::MemoryFile memory(fuzz::as_text(data, size));
  const SourceFile file = memory.source(Format::Warc);
  const fuzz::Reading all = fuzz::read(file, {}, size + 1);
  fuzz::require(all.records.size() <= size, "a record takes bytes");
  // Whoever stops at a record and goes on from there, as an update does, gets the same.
  for (const std::size_t most : {std::size_t{1}, all.records.size()}) {
    const fuzz::Reading some = fuzz::read(file, {}, most);
    fuzz::require(some.records.size() == std::min(most, all.records.size()), "the first are the first");
    const fuzz::Reading rest = fuzz::read(file, some.place, size + 1);
    fuzz::require(rest.records.size() <= all.records.size(), "going on finds no others");
    fuzz::require(rest.records.size() + some.records.size() >= all.records.size(), "going on finds the others");
    const std::size_t before = all.records.size() - rest.records.size();
    for (std::size_t i = 0; i < rest.records.size(); ++i) {
      fuzz::require(rest.records[i].hash == all.records[before + i].hash, "going on finds the same");
      fuzz::require(rest.records[i].line == all.records[before + i].line, "going on counts on");
    }
  }
  return 0;
}
