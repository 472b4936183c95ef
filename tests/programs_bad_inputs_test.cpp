#include <doctest/doctest.h>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include "tests/support/formats_folder.hpp"
#include "tests/support/repeated.hpp"
#include "tests/support/seed.hpp"
#include "tests/support/table.hpp"

/// End to end, as a manual of what goes wrong: a row an input, what is bad about it, and what happens.

namespace fs = std::filesystem;
using namespace khabar;
using namespace khabar::test;

namespace {

// ---- A. Files: tests/data/bad_inputs/files.tsv says what the columns are. Here are those that no table can hold. ----

struct BadFile {
  std::string name;
  std::string bytes;
  int articles;
  std::string said;
};

/// «1000*ab» is "ab" a thousand times; № in it is the number of each.
std::string expanded(std::string_view cell) {
  constexpr std::string_view kOpen = "«", kClose = "»", kNumber = "№";
  std::string out;
  while (true) {
    const std::size_t open = cell.find(kOpen), close = cell.find(kClose, open);
    out += cell.substr(0, open);
    if (open == std::string_view::npos) return out;
    const std::string inside(cell.substr(open + kOpen.size(), close - open - kOpen.size()));
    const std::size_t star = inside.find('*'), number = inside.find(kNumber);
    const std::size_t count = std::stoul(inside.substr(0, star));
    if (number == std::string::npos) out += repeated(std::string_view(inside).substr(star + 1), count);
    for (std::size_t i = 0; number != std::string::npos && i < count; ++i) {
      std::string piece = inside.substr(star + 1);
      for (std::size_t at = 0; (at = piece.find(kNumber, at)) != std::string::npos;)
        piece.replace(at, kNumber.size(), std::to_string(i));
      out += piece;
    }
    cell.remove_prefix(close + kClose.size());
  }
}

std::string wrapped(std::string bytes, const std::string& around) {
  std::istringstream steps(around);
  for (std::string step; steps >> step;) {
    if (step == "half") {
      bytes.resize(bytes.size() / 2);
    } else if (step == "junk") {
      bytes += repeated("junk", 100);
    } else {
      bytes = compressed(bytes, step == "gz" ? "gzip" : step);
    }
  }
  return bytes;
}

std::string needle_page(const std::string& about) {
  return "<html><head><title>Needle</title></head><body><p>The needle of " + about + ".</p></body></html>";
}

std::string nested_zip(int depth) {
  std::string zip = packed("zip", {{"inmost.html", needle_page("the inmost zip")}});
  for (int i = 0; i < depth; ++i) zip = packed("zip", {{"in.zip", zip}});
  return zip;
}

/// A tar of special files and links, then one article.
std::string special_tar() {
  std::string tar = packed("ustar", {{"a.txt", ""}, {"b.txt", ""}, {"c.txt", ""}, {"d.txt", "Needle\n\nThe needle."}});
  for (const auto& [at, kind] : {std::pair{0, '3'}, {1, '2'}, {2, '6'}}) {  // a device, a symbolic link, a fifo
    char* head = tar.data() + at * 512;
    head[156] = kind;
    std::string_view("/etc/passwd").copy(head + 157, 100);
    std::fill_n(head + 148, 8, ' ');  // as the sum counts itself
    unsigned sum = 0;
    for (int i = 0; i < 512; ++i) sum += static_cast<unsigned char>(head[i]);
    std::snprintf(head + 148, 8, "%07o", sum);
  }
  return tar;
}

std::string crawl(const std::string& of, const std::string& length = {}) {
  const std::string good = concatenated(crawled("https://crawl.example/" + of, needle_page("a crawl")));
  return length.empty() ? good : changed(good, "Content-Length: ", "Content-Length: " + length);
}

std::vector<BadFile> packed_files() {
  const std::string page = needle_page("a package"), two_crawls = crawl("cut-1") + crawl("cut-2");
  return {
      {"out-of-the-folder.zip", packed("zip", {{"../../../etc/khabar-a.html", page}, {"/tmp/khabar-b.html", page}}), 2,
       ""},
      {"windows-names.zip", packed("zip", {{"C:\\Windows\\..\\a.html", page}, {"\x1b[31m\xE2\x80\xAE.html", page}}), 2,
       ""},
      {"same-names.zip", packed("zip", {{"a.html", page}, {"a.html", needle_page("a second package")}}), 1, ""},
      {"encrypted.zip", packed("zip", {{"a.html", page}}, "zip:encryption=zipcrypt"), 0, "encrypted"},
      {"bomb.zip", packed("zip", {{"a.html", std::string(1 << 20, ' '), 100}, {"b.html", page}}), 1,
       "larger than 64 MiB"},
      {"zip-in-zip.zip", nested_zip(5), 0, "an archive in an archive is not read"},
      {"cut.zip", packed("zip", {{"a.html", page}}).substr(0, 60), 0, "cannot be unpacked"},
      {"empty.zip", packed("zip", {}), 0, ""},
      {"special.tar", special_tar(), 1, ""},
      {"cut.tar", packed("ustar", {{"a.html", page}, {"b.html", page}}).substr(0, 1600), 1, "cannot be unpacked"},
      {"lying-length.warc", crawl("lying", "9") + crawl("honest"), 2, "ends early"},
      {"huge-length.warc", crawl("huge", "99999999999999999999"), 1, "Content-Length"},
      {"cut.warc", two_crawls.substr(0, two_crawls.size() - 60), 1, "ends early"},
      {"cut.warc.gz", gzip(crawl("gz-1")) + gzip(crawl("gz-2")).substr(0, 100), 1, "ends early, within a gzip member"},
  };
}

/// What stands in a folder and is no regular file, or one of an odd size or name; the reasons for which it is skipped.
std::vector<BadFile> odd_objects(FormatsFolder& folder) {
  const auto news = [&](const std::string& name) { return folder.news("odd/" + name); };
  fs::create_directories(news(""));
  const auto text = [&](const std::string& name) { folder.write("odd/" + name, "Needle\n\nThe needle in " + name); };
  const auto link = [&](const char* to, const char* name) { fs::create_symlink(to, news(name)); };
  link("self.txt", "self.txt");
  link("..", "folder-above");
  link("nothing", "nowhere.txt");
  link("/dev/zero", "zero.txt");
  link("/proc/self/mem", "memory.txt");  // a file of 0 bytes that cannot be read
  mkfifo(news("fifo.txt").c_str(), 0600);
  const int socket_file = socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{AF_UNIX, {}};
  news("socket.txt").copy(address.sun_path, sizeof address.sun_path - 1);
  CHECK(bind(socket_file, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  close(socket_file);
  for (const char* name : {"secret.txt", "secret/a.txt", "~vanishes.txt", "hard-1.txt"}) text(name);
  fs::create_hard_link(news("hard-1.txt"), news("hard-2.txt"));
  fs::permissions(news("secret.txt"), fs::perms::none);
  fs::permissions(news("secret"), fs::perms::none);
  std::vector<BadFile> all = {{"self.txt", "", 0, "a link that leads nowhere: Too many levels of symbolic links"},
                              {"folder-above", "", 0, ""},
                              {"nowhere.txt", "", 0, "a link that leads nowhere: No such file or directory"},
                              {"zero.txt", "", 0, "a device, not a file"},
                              {"memory.txt", "", 0, "cannot be read: Input/output error"},
                              {"fifo.txt", "", 0, "a named pipe, not a file"},
                              {"socket.txt", "", 0, "a socket, not a file"},
                              {"secret.txt", "", 0, "cannot be read: Permission denied"},
                              {"secret", "", 0, "cannot be listed: Permission denied"},
                              {"~vanishes.txt", "", 0, "No such file or directory"},
                              {"hard-1.txt", "", 1, ""},
                              {"hard-2.txt", "", 0, ""}};
  const auto sparse = [&](const std::string& name, std::uintmax_t mib, const char* said) {
    fs::resize_file(folder.write("odd/" + name, ""), mib << 20);
    all.push_back({name, "", 0, said});
  };
  sparse("sparse.txt", 10'000, "larger than 64 MiB");
  sparse("sparse.html", 10'000, "larger than 64 MiB");
  sparse("sparse.xml", 10'000, "no XML");
  // These two are read to their end, for the next line or record.
  sparse("sparse.jsonl", long_run() ? 10'000 : 100, "larger than 64 MiB");
  sparse("sparse.warc", long_run() ? 10'000 : 100, "no WARC record begins here");
  for (const std::string& name :
       {std::string("line\nfeed.txt"), std::string("esc\x1b[31m.txt"), std::string("bidi\xE2\x80\xAEtxt.txt"),
        std::string("no-utf8\xFF\xC3.txt"), std::string(251, 'n') + ".txt", repeated("deep/", 200) + "a.txt"}) {
    text(name);
    all.push_back({utf8::scrub(name), "", 1, ""});
  }
  for (BadFile& row : all) {
    row.name = "odd/" + row.name;
    std::replace(row.name.begin(), row.name.end(), '\n', ' ');  // as a path is shown
  }
  return all;
}

/// The update of the folder, during which one file goes.
Ended update_without(const FormatsFolder& folder, const std::string& vanishing) {
  ProgramOptions options;
  options.timeout = std::chrono::seconds(200);
  options.bound_by_modes = true;
  Program update("khabar-index", with_db(folder.database(), {"update", folder.news(), "--json"}), options);
  // The lock is taken when it is known which files there are; this one comes last.
  while (update.runs() && !fs::exists(folder.database() + "/lock"))
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  fs::remove(vanishing);
  return update.wait();
}

/// All that is said of what stands at `path`, or in it.
std::string told_of(const Json& report, const std::string& path) {
  std::string all;
  const auto is_at = [&](const std::string& place) {
    return place.starts_with(path) && (place.size() == path.size() || std::strchr(":/", place[path.size()]) != nullptr);
  };
  for (const Json& one : report["rejections"]) {
    if (is_at(one["path"])) all += one["reason"].get<std::string>() + "\n";
  }
  for (const std::string note : report["warnings"]) {
    if (is_at(note)) all += "note: " + note.substr(std::min(note.find(": ") + 2, note.size())) + "\n";
  }
  return all;
}

std::vector<BadFile> bad_files(FormatsFolder& folder) {
  std::vector<BadFile> files = packed_files();
  for (const Row& row : read_table("bad_inputs/files.tsv", 5))
    files.push_back(
        {row.cells[0], wrapped(expanded(row.cells[2]), row.cells[1]), std::stoi(row.cells[3]), row.cells[4]});
  for (BadFile& file : files) {
    folder.write(file.name, std::exchange(file.bytes, ""));
  }
  for (BadFile& file : odd_objects(folder)) files.push_back(std::move(file));
  return files;
}

}  // namespace

TEST_CASE("bad inputs: each file is read or skipped with its reason, and what stands beside it is found") {
  FormatsFolder folder;
  fill(folder);
  const std::vector<BadFile> files = bad_files(folder);
  const Ended ended = update_without(folder, folder.news("odd/~vanishes.txt"));
  REQUIRE_MESSAGE(ended.exit == 0, ended.err);
  CHECK(harmful(ended.out + ended.err) == "");
  const Json report = json_of(ended.out),
             hits = hits_of(folder.database(), {"needle", "--duplicates", "show", "-n", "1000"});
  for (const BadFile& file : files) {
    CAPTURE(file.name);
    const std::string path = folder.news(file.name), told = told_of(report, path);
    CHECK(std::count_if(hits.begin(), hits.end(), [&](const Json& hit) {
            const std::string at = hit["path"];
            return at == path || at.starts_with(path + "/");
          }) == file.articles);
    CHECK_MESSAGE(told.find(file.said) != std::string::npos, told);
    const bool skipped = !told.empty() && !told.starts_with("note: ");
    CHECK_MESSAGE(skipped == (!file.said.empty() && !file.said.starts_with("note: ")), told);
  }
  for (const Row& row : read_table("formats.tsv", 9)) {
    CAPTURE(row.line);
    CHECK(folder.finds(row.cells[7]));
  }
  for (const char* format : {"text", "json", "html", "tsv", "trec"}) {
    const Ended printed = search(folder.database(), {"needle", "--format", format, "-n", "1000"});
    CHECK(printed.exit == 0);
    CHECK(harmful(printed.out + printed.err) == "");
  }
  for (const char* word : {"daemon", "root:x"}) CHECK_FALSE(folder.finds(word));  // of /etc/passwd
  CHECK(index(folder.database(), {"check"}).exit == 0);
  CHECK(ended.peak_mib < 2000);
}
