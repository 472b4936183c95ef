#include "indexer/commands/user_gazetteer.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>

#include "common/error.hpp"
#include "tests/support/temp_dir.hpp"

using namespace khabar;
using khabar::test::TempDir;

namespace {

/// Sets a variable of the environment, and puts it back as it was.
class Setting {
 public:
  Setting(const char* name, const std::string& value) : name_(name) {
    if (const char* before = std::getenv(name)) before_ = before;
    setenv(name, value.c_str(), 1);
  }
  ~Setting() { before_.empty() ? unsetenv(name_) : setenv(name_, before_.c_str(), 1); }
  Setting(const Setting&) = delete;
  Setting& operator=(const Setting&) = delete;

 private:
  const char* name_;
  std::string before_;
};

/// The built-in names with one table of companies over them; the tester's own are left out.
Gazetteer with(const std::string& rows, const std::string& name = "companies.tsv") {
  const TempDir dir;
  const Setting config("XDG_CONFIG_HOME", dir.path("none"));
  return load_gazetteer({dir.write(name, rows)});
}

std::string names_of(const Gazetteer& gazetteer, const std::string& id, EntityKind kind = EntityKind::Company) {
  std::string out;
  for (const Alias& alias : gazetteer.aliases) {
    const Entity& entity = gazetteer.entities[alias.entity];
    if (entity.id != id || entity.kind != kind) continue;
    if (!out.empty()) out += '|';
    out += alias.text + (alias.ambiguous ? "?" : "");
  }
  return out;
}

std::string shown_name(const Gazetteer& gazetteer, const std::string& id) {
  for (const Entity& entity : gazetteer.entities) {
    if (entity.id == id && entity.kind == EntityKind::Company) return entity.name;
  }
  return "none";
}

}  // namespace

TEST_CASE("user gazetteer: without tables it is the built-in one") {
  CHECK(with("").fingerprint() == builtin_gazetteer().fingerprint());
  CHECK(with("# nothing\n\n").fingerprint() == builtin_gazetteer().fingerprint());
}

TEST_CASE("user gazetteer: a new id adds, a known one takes the row's place, a later row the earlier one's") {
  const Gazetteer names = with("zylonix\tZylonix\tЗилоникс\t\nlenovo\tMy Lenovo\tL?\t\n");
  CHECK(names_of(names, "zylonix") == "Zylonix|Зилоникс");
  CHECK(names_of(names, "lenovo") == "My Lenovo|L?");
  CHECK(shown_name(names, "lenovo") == "My Lenovo");
  CHECK(names.entities.size() == builtin_gazetteer().entities.size() + 1);
  const TempDir dir;
  const Setting config("XDG_CONFIG_HOME", dir.path());
  dir.write("khabar/gazetteer/companies.tsv", "zylonix\tFrom the folder\t\n");
  dir.write("khabar/gazetteer/.companies.tsv", "what an editor left");
  dir.write("khabar/gazetteer/notes.txt", "no table");
  CHECK(names_of(load_gazetteer({}), "zylonix") == "From the folder");
  CHECK(names_of(load_gazetteer({dir.write("my-companies.tsv", "zylonix\tNamed\t\n")}), "zylonix") == "Named");
}

TEST_CASE("user gazetteer: -alias takes a name off an entity, however it is written, and keeps the others") {
  const std::string before = names_of(builtin_gazetteer(), "lenovo");
  REQUIRE(before.find("|联想") != std::string::npos);
  const std::string after = names_of(with("lenovo\tLenovo\t-聯想|Zylonix\t\n"), "lenovo");
  CHECK(after.find("|联想|") == std::string::npos);
  CHECK(after.find("|联想?|") == std::string::npos);
  CHECK(after.ends_with("|Zylonix"));
  CHECK(after.starts_with("Lenovo"));
  // A canonical name can be taken off as well; it is still shown.
  const Gazetteer unnamed = with("lenovo\tLenovo\t-lenovo\t\n");
  CHECK(("|" + names_of(unnamed, "lenovo")).find("|Lenovo|") == std::string::npos);
  CHECK(shown_name(unnamed, "lenovo") == "Lenovo");
  // What is known of the canonical name stays: Apple needs evidence.
  CHECK(names_of(with("apple\tApple\t-nothing\t\n"), "apple") == names_of(builtin_gazetteer(), "apple"));
}

TEST_CASE("user gazetteer: silent removes an entity, and a later row brings it back") {
  CHECK(names_of(with("lenovo\tLenovo\t\tsilent\n"), "lenovo").empty());
  CHECK(with("lenovo\tLenovo\t\tsilent\n").entities.size() == builtin_gazetteer().entities.size() - 1);
  const TempDir dir;
  const Setting config("XDG_CONFIG_HOME", dir.path("none"));
  const std::string first = dir.write("1-companies.tsv", "lenovo\tLenovo\t\tsilent\n");
  CHECK(names_of(load_gazetteer({first, dir.write("2-companies.tsv", "lenovo\tL\t\n")}), "lenovo") == "L");
}

TEST_CASE("user gazetteer: names come out in NFC, and a byte order mark is no part of an id") {
  CHECK(names_of(with("\xEF\xBB\xBFzylo\tZylonique\xCC\x81\tCafe\xCC\x81\t\r\n"), "zylo") == "Zyloniqué|Café");
}

TEST_CASE("user gazetteer: what cannot be is refused with file and line") {
  struct Case {
    std::string rows;
    std::string message;  ///< behind the file's path
  };
  const Case kCases[] = {
      {"a\tA\tx||y\t", ":1: an empty alias"},
      {"\nlenovo\tL\tx|-\t", ":2: an empty alias"},
      {"a\tA\t" + std::string(10'000, 'x') + "\t", ":1: an alias of over 200 bytes"},
      {"# x\na\tA\x1B[2J\t", ":2: a control character"},
      {"a\tA\t\nb\tB\t\tsilent", ":2: no such id: b"},
      {"a\tA\t-B", ":1: no such id: a"},
      {"a\tA\t\tparent=b\nb\tB\t\tparent=a", ":1: belongs to itself: parent= leads back to a"},
      {"a\tA\t\tparent=a", ":1: belongs to itself: parent= leads back to a"},
      {"a\tA\t\tagency,parent=zylonix-none", ":1: no table has the company of the id zylonix-none"},
      {"a\tA\xFF\t", ":1: not UTF-8"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.rows);
    const TempDir dir;
    const Setting config("XDG_CONFIG_HOME", dir.path("none"));
    const std::string file = dir.write("companies.tsv", c.rows);
    try {
      load_gazetteer({file});
      FAIL_CHECK("taken");
    } catch (const Error& error) {
      CHECK(std::string(error.what()) == file + c.message);
      CHECK(error.exit == Exit::Usage);
    }
  }
}

TEST_CASE("user gazetteer: companies above each other are counted, and no chain of them is walked for long") {
  std::string rows;
  for (int i = 0; i < 20'000; ++i)
    rows += "c" + std::to_string(i) + "\tName " + std::to_string(i) + "\t\tparent=c" + std::to_string(i + 1) + "\n";
  CHECK_THROWS_WITH_AS(with(rows + "c20000\tLast\t\n"), doctest::Contains("companies above it"), Error);
}

TEST_CASE("user gazetteer: a folder or a file of no kind is no table") {
  const TempDir dir;
  CHECK_THROWS_AS(load_gazetteer({dir.path()}), Error);
  CHECK_THROWS_AS(load_gazetteer({dir.write("names.tsv", "")}), Error);
  dir.write("companies.tsv/x", "");
  CHECK_THROWS_WITH_AS(load_gazetteer({dir.path("companies.tsv")}), doctest::Contains("cannot read"), Error);
}
