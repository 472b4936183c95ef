#include "indexer/commands/user_gazetteer.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "common/error.hpp"

namespace khabar {

namespace {

std::optional<EntityKind> kind_of_file(const std::string& path) {
  const std::string name = std::filesystem::path(path).stem().string();
  for (const EntityKind kind : kEntityKinds) {
    if (name.ends_with(plural_of(kind)) || name.ends_with(name_of(kind))) return kind;
  }
  return std::nullopt;
}

}  // namespace

Gazetteer load_gazetteer(const std::vector<std::string>& tables) {
  Gazetteer gazetteer = builtin_gazetteer();
  for (const std::string& path : tables) {
    const std::optional<EntityKind> kind = kind_of_file(path);
    if (!kind)
      throw Error(Exit::Usage, path + ": the name does not tell the kind",
                  "call it companies.tsv, people.tsv, places.tsv, products.tsv or events.tsv");
    std::ifstream in(path, std::ios::binary);
    if (!in) throw Error(Exit::Usage, "cannot read " + path);
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    gazetteer.add_table(*kind, text, path);
  }
  return gazetteer;
}

}  // namespace khabar
