#include "common/entities/name_judge.hpp"

#include <set>
#include <unordered_map>

#include "common/entities/evidence_words.hpp"
#include "common/entities/name_spelling.hpp"
#include "common/entities/other_use.hpp"

namespace khabar {

namespace {

/// What an article names.
struct Article {
  std::set<std::uint32_t> named;
  std::set<std::uint32_t> companies;              ///< of those
  std::set<std::string_view> owners;              ///< ids of the companies that what is named belongs to
  bool has_other_names = false;                   ///< products, people, events
  std::unordered_map<std::uint32_t, int> counts;  ///< of aliases, accepted or not

  void add(const Gazetteer& gazetteer, std::uint32_t number) {
    const Entity& entity = gazetteer.entities[number];
    named.insert(number);
    const EntityKind kind = entity.kind;
    if (kind == EntityKind::Company) companies.insert(number);
    if (!entity.company.empty()) owners.insert(entity.company);
    has_other_names |= kind == EntityKind::Product || kind == EntityKind::Person || kind == EntityKind::Event;
  }
};

class Judge {
 public:
  Judge(const Gazetteer& gazetteer, const NamedText& text, std::vector<FoundName>& found)
      : gazetteer_(gazetteer), text_(text), found_(found) {}

  void judge() {
    accept_names_of_one_meaning();
    const std::set<std::uint32_t> sure = article_.named;
    // Twice, as names that were accepted speak for the others.
    for (int round = 0; round < 2; ++round) {
      const Article known = article_;
      for (std::size_t i = 0; i < found_.size(); ++i) {
        FoundName& f = found_[i];
        if (f.accepted || has_other_use(f)) continue;
        if (sure.contains(alias_of(f).entity)) {
          f.reasons = {{"the article has a name of it without doubt", kEnoughEvidence}};
          f.accepted = true;
          continue;
        }
        weigh(known, i);
        if (f.accepted) article_.add(gazetteer_, alias_of(f).entity);
      }
    }
  }

 private:
  const Alias& alias_of(const FoundName& found) const { return gazetteer_.aliases[found.alias]; }
  const Entity& entity_of(const FoundName& found) const { return gazetteer_.entities[alias_of(found).entity]; }

  void accept_names_of_one_meaning() {
    for (FoundName& f : found_) {
      ++article_.counts[f.alias];
      if (entity_of(f).kind == EntityKind::Company) {
        const std::string_view why = other_use(text_.text, f.begin, f.end);
        if (!why.empty()) f.reasons = {{why, kOtherUse}};
      }
      if (alias_of(f).ambiguous || f.is_doubtful || has_other_use(f)) continue;
      f.accepted = true;
      article_.add(gazetteer_, alias_of(f).entity);
    }
  }

  /// No evidence makes up for it.
  static bool has_other_use(const FoundName& found) {
    return !found.reasons.empty() && found.reasons[0].score == kOtherUse;
  }

  bool is_sure_company(const FoundName& found) const {
    return found.accepted && !alias_of(found).ambiguous && !found.is_doubtful &&
           entity_of(found).kind == EntityKind::Company;
  }

  NameContext context_of(std::size_t index) const {
    const FoundName& name = found_[index];
    const std::string_view text = text_.text;
    NameContext context{text_.units, text, text_.language, name.first_unit, name.last_unit};
    context.foreign_script = text_.units[name.first_unit].script == Script::Latin && name.end - name.begin > 3 &&
                             text_.language.script != Script::Latin && text_.language.script != Script::Common;
    std::size_t before = index;
    while (before > 0 && found_[before - 1].begin == name.begin) --before;
    std::size_t behind = index;
    while (behind + 1 < found_.size() && found_[behind + 1].begin == name.begin) ++behind;
    if (before > 0) {
      const FoundName& other = found_[before - 1];
      context.after_name = other.last_unit + 1 == name.first_unit;
      context.beside_company = is_sure_company(other) && joins_names(text.substr(other.end, name.begin - other.end));
    }
    if (behind + 1 < found_.size()) {
      const FoundName& other = found_[behind + 1];
      context.before_name = name.last_unit + 1 == other.first_unit;
      context.beside_company |= is_sure_company(other) && joins_names(text.substr(name.end, other.begin - name.end));
    }
    return context;
  }

  void weigh(const Article& article, std::size_t index) {
    FoundName& f = found_[index];
    const Alias& alias = alias_of(f);
    const bool has_case = !is_caseless(text_.language) || text_.units[f.first_unit].script == Script::Latin;
    if (has_case && !f.is_cut && text_.text.substr(f.begin, f.end - f.begin) != alias.text) {
      f.reasons = {{"not written as the ambiguous name is", 0}};
      return;
    }
    NameContext context = context_of(index);
    context.other_companies = article.companies.size() - article.companies.count(alias.entity);
    context.named_elsewhere = article.named.contains(alias.entity);
    context.has_belongings = entity_of(f).kind == EntityKind::Company && article.owners.contains(entity_of(f).id);
    context.has_other_names = article.has_other_names;
    context.is_repeated = article.counts.at(f.alias) > 1;
    f.reasons = evidence(context);
    f.accepted = total(f.reasons) >= kEnoughEvidence;
  }

  static constexpr int kOtherUse = -100;

  const Gazetteer& gazetteer_;
  const NamedText& text_;
  std::vector<FoundName>& found_;
  Article article_;
};

}  // namespace

void judge_names(const Gazetteer& gazetteer, const NamedText& text, std::vector<FoundName>& found) {
  Judge(gazetteer, text, found).judge();
}

}  // namespace khabar
