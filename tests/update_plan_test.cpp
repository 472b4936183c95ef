#include "indexer/write/update_plan.hpp"

#include <doctest/doctest.h>

#include <chrono>

using namespace khabar;

namespace {

using Names = std::vector<std::string>;

SourceFile file(const std::string& path, std::uint64_t size = 10, std::int64_t mtime = 1000) {
  return {path, Format::Text, size, mtime};
}

std::map<std::string, FileState> known(const std::vector<FileState>& states) {
  std::map<std::string, FileState> all;
  for (const FileState& state : states) all.emplace(state.path, state);
  return all;
}

FileState state(const std::string& path, std::uint64_t articles = 1) {
  return {path, 10, 1000, articles};
}

Names read(const UpdatePlan& plan) {
  Names paths;
  for (const SourceFile& source : plan.read) paths.push_back(source.path);
  return paths;
}

Names gone(const UpdatePlan& plan) {
  Names paths;
  for (const FileState& dropped : plan.gone) paths.push_back(dropped.path);
  return paths;
}

}  // namespace

TEST_CASE("update plan: what is new, of another size or of another time is read") {
  Walk walk;
  walk.roots = {"/n"};
  walk.files = {file("/n/longer", 11), file("/n/newer", 10, 1001), file("/n/older", 10, 999),
                file("/n/same"),       file("/n/same2"),           file("/n/unknown")};
  const UpdatePlan plan = plan_update(walk, known({state("/n/longer"), state("/n/newer"), state("/n/older"),
                                                   state("/n/same", 3), state("/n/same2", 4)}));
  CHECK(read(plan) == Names{"/n/longer", "/n/newer", "/n/older", "/n/unknown"});
  CHECK(plan.unchanged.size() == 2);
  CHECK(plan.gone.empty());
}

TEST_CASE("update plan: what is missing below a folder of this walk is gone, and nothing beside it") {
  Walk walk;
  walk.roots = {"/news/a"};
  walk.files = {file("/news/a/here")};
  const UpdatePlan plan =
      plan_update(walk, known({state("/news/a"), state("/news/a/deep/er"), state("/news/a/here"), state("/news/a/x"),
                               state("/news/ab"), state("/news/ab/x"), state("/news/b/x"), state("/x")}));
  CHECK(gone(plan) == Names{"/news/a", "/news/a/deep/er", "/news/a/x"});
}

TEST_CASE("update plan: everything is below the root folder") {
  Walk walk;
  walk.roots = {"/"};
  CHECK(gone(plan_update(walk, known({state("/a"), state("/b/c")}))) == Names{"/a", "/b/c"});
}

TEST_CASE("update plan: what the walk could not look at is left as it is") {
  Walk walk;
  walk.roots = {"/n"};
  walk.rejections = {{"/n/closed", 0, "cannot be listed"}, {"/n/file.txt", 0, "cannot be read"}};
  const UpdatePlan plan = plan_update(
      walk, known({state("/n/closed/deep/a"), state("/n/closed2"), state("/n/file.txt"), state("/n/file.txt2")}));
  CHECK(gone(plan) == Names{"/n/closed2", "/n/file.txt2"});
  CHECK(plan.read.empty());
}

TEST_CASE("update plan: many files gone beside many that cannot be looked at take no quadratic time") {
  Walk walk;
  walk.roots = {"/n"};
  std::vector<FileState> states;
  for (int i = 0; i < 30'000; ++i) {
    walk.rejections.push_back(
        {"/n/a-long-name-that-many-share/broken" + std::to_string(i), 0, "a link that leads nowhere"});
    states.push_back(state("/n/a-long-name-that-many-share/gone" + std::to_string(i)));
  }
  const auto all = known(states);
  const auto started = std::chrono::steady_clock::now();
  CHECK(plan_update(walk, all).gone.size() == 30'000);
  CHECK(std::chrono::steady_clock::now() - started < std::chrono::seconds(5));
}
