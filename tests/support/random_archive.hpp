#pragma once

#include <array>
#include <cstdio>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "common/entities/gazetteer.hpp"
#include "common/store/article.hpp"
#include "common/text/utf8.hpp"
#include "tests/support/random_text.hpp"
#include "tests/support/small_index.hpp"

namespace khabar::test {

/// Random choices that are the same in every run of one seed, whatever the standard library's distributions are.
class Dice {
 public:
  explicit Dice(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t of) { return random_() % of; }
  int between(int least, int most) {
    return least + static_cast<int>(below(static_cast<std::size_t>(most - least + 1)));
  }
  bool percent(std::size_t chance) { return below(100) < chance; }

  template <class Values>
  const auto& one_of(const Values& values) {
    return values[below(std::size(values))];
  }

  std::mt19937& engine() { return random_; }

 private:
  std::mt19937 random_;
};

/// Words that a language's random articles are made of; several are forms of one word.
struct Vocabulary {
  std::string_view lang;
  std::vector<std::string> words;
};

inline const std::vector<Vocabulary>& vocabularies() {
  static const std::vector<Vocabulary> all = {
      {"en", {"server", "servers", "chip", "Chips", "factory", "factories", "investing", "invested", "data", "center"}},
      {"de", {"Rechenzentrum", "Rechenzentren", "Kühlung", "Kühlungen", "Übung", "Straße", "strasse", "Fabriken"}},
      {"fr", {"ordinateur", "ordinateurs", "céleste", "célestes", "marché", "marche", "usine", "usines", "cœur"}},
      {"ru", {"сервер", "серверы", "серверов", "завод", "заводы", "ёлка", "елка", "данные", "данных"}},
      {"hi", {"कंपनी", "कंपनियों", "हिन्दी", "हिंदी", "सरकार", "सरकारें", "अमेज़न", "अमेजन"}},
      {"ar", {"برنامج", "البرنامج", "شركة", "الشركة", "خادم", "مصنع", "مَصنع"}},
      {"tr", {"sunucu", "sunucular", "fabrika", "fabrikalar", "yatırım", "İstanbul", "ISI", "ısı"}},
      {"vi", {"trí", "tuệ", "tri", "nhân", "tạo", "máy", "chủ", "may", "hoá", "hóa"}},
      {"ko", {"공장", "공장은", "반도체", "반도체를", "서버", "서버는", "투자"}},
      {"zh", {"服务器", "服務器", "量子", "芯片", "人工智能", "机器", "机器人", "设备", "人", "厂"}},
      {"ja", {"サーバー", "サーバ", "設備", "設備投資", "インテル", "半導体", "工場"}},
      {"th", {"คอมพิวเตอร์", "ราคา", "โรงงาน", "บริษัท", "ข้อมูล"}},
      {"el", {"υπολογιστής", "υπολογιστές", "δεδομένα", "εταιρεία", "εταιρείες"}},
      {"he", {"מחשב", "מחשבים", "חברה", "שרת", "שרתים"}},
      {"pl", {"serwer", "serwery", "fabryka", "fabryki", "łódź", "lodz"}},
      {"und", {"zulu", "yankee", "xray", "whisky"}},
  };
  return all;
}

/// Words of any article: letters of several scripts, numbers, technical names, and what looks like an operator.
inline const std::vector<std::string>& common_words() {
  static const std::vector<std::string> words = {
      "alpha", "bravo", "дельта", "kilo", "C++",  "GPT-4o", "GPT4o", ".NET",   "AT&T", "5",     "100",  "2026",
      "1,000", "1.000", "1000",   "or",   "near", "not",    "３５",  "ＡＢＣ", "७७",   "Wi-Fi", "WiFi", "x86-64"};
  return words;
}

/// Names as articles and queries write them; of `few_names`, of the two tables more that archive_names() adds, and of
/// kGivenCompany, which no table has.
inline const std::vector<std::string>& name_spellings() {
  static const std::vector<std::string> names = {
      "Lenovo",    "联想",         "聯想",          "लेनोवो",         "Леново",       "NVIDIA",
      "nvidia",    "英伟达",       "एनवीडिया",      "摩尔线程",      "Apple",        "苹果",
      "黄仁勋",    "Jensen Huang", "Дженсен Хуанг", "Berlin",        "柏林",         "Берлин",
      "बर्लिन",     "Hanoi",        "Hà Nội",        "ha noi",        "Computex",     "台北电脑展",
      "RTX Titan", "타이탄",       "Moore Threads", "moore threads", "Acme Robotics"};
  return names;
}

constexpr std::string_view kGivenCompany = "Acme Robotics";

inline Gazetteer archive_names() {
  Gazetteer gazetteer = few_names();
  gazetteer.add_table(EntityKind::Event, "computex\tComputex\t台北电脑展\t\n", "events");
  gazetteer.add_table(EntityKind::Product, "rtx-titan\tRTX Titan\t타이탄\t\n", "products");
  return gazetteer;
}

inline const std::vector<std::string>& archive_sources() {
  static const std::vector<std::string> sources = {"heise.de", "Heise.de", "Le Monde", "समाचार", "新华", "ΝΕΑ", "νεα"};
  return sources;
}

inline const std::vector<std::string>& archive_topics() {
  static const std::vector<std::string> topics = {"AI",   "ai",       "Machine Learning", "machine learning",
                                                  "芯片", "Économie", "economie",         "Тема"};
  return topics;
}

/// Articles of every language of vocabularies(), some of them near-duplicates of earlier ones.
class RandomArchive {
 public:
  explicit RandomArchive(unsigned seed) : dice_(seed) {}

  std::vector<Article> articles(std::size_t count) {
    std::vector<Article> all;
    for (std::size_t i = 0; i < count; ++i) {
      const bool copy = !all.empty() && dice_.percent(8);
      all.push_back(copy ? near_duplicate(all[dice_.below(all.size())]) : fresh());
      all.back().id = "a" + std::to_string(i);
      all.back().path = "/news/" + all.back().id + ".txt";
      add_facts(all.back());
    }
    return all;
  }

 private:
  std::string word(const Vocabulary& own) {
    const std::size_t kind = dice_.below(100);
    if (kind < 66) return dice_.one_of(own.words);
    if (kind < 82) return dice_.one_of(common_words());
    if (kind < 89) return dice_.one_of(name_spellings());
    if (kind < 92) return dice_.one_of(dice_.one_of(vocabularies()).words);
    return random_text(dice_.engine(), 1 + dice_.below(6));
  }

  std::string text(const Vocabulary& own, std::size_t most) {
    static constexpr std::array<const char*, 12> kBetween = {" ",  " ",  " ",  " ",   " ", " ",
                                                             ". ", ", ", "\n", " – ", "",  "/"};
    std::string out;
    for (std::size_t words = dice_.below(most + 1); words > 0; --words) out += word(own) + dice_.one_of(kBetween);
    return utf8::scrub(out);
  }

  Article fresh() {
    const Vocabulary& own = dice_.one_of(vocabularies());
    Article article;
    article.lang = own.lang;
    article.title = dice_.percent(20) ? "" : text(own, 5);
    article.text = text(own, dice_.percent(10) ? 0 : 40);
    article.title_derived = dice_.percent(10);
    if (article.title_derived) article.title = utf8::prefix(article.text, 30);
    return article;
  }

  /// Perhaps cut, perhaps with another headline: some are near enough, and some are not.
  Article near_duplicate(const Article& of) {
    Article article = of;
    if (dice_.percent(50)) article.title = text(vocabularies().front(), 4);
    if (dice_.percent(30)) article.text = utf8::prefix(of.text, dice_.below(of.text.size() + 1));
    if (dice_.percent(30)) article.text += " alpha.";
    return article;
  }

  void add_facts(Article& article) {
    article.date = date();
    article.source = dice_.percent(20) ? "" : dice_.one_of(archive_sources());
    article.section = dice_.percent(70) ? "" : dice_.one_of(archive_topics());
    article.topics.clear();
    for (std::size_t topics = dice_.below(4); topics > 0; --topics)
      article.topics.push_back(dice_.one_of(archive_topics()));
    article.entities.clear();
    if (dice_.percent(5)) article.entities.push_back({EntityKind::Company, std::string(kGivenCompany)});
    if (dice_.percent(5)) article.entities.push_back({EntityKind::Place, "Берлин"});
  }

  /// Of every precision; offsets move the instant across days and years.
  std::optional<Date> date() {
    if (dice_.percent(8)) return std::nullopt;
    Date date;
    date.year = dice_.percent(2) ? dice_.one_of(std::array{1995, 2039}) : dice_.between(2023, 2026);
    date.precision = dice_.one_of(std::array{Precision::Year, Precision::Month, Precision::Day, Precision::Day,
                                             Precision::Minute, Precision::Second});
    if (date.precision >= Precision::Month) date.month = dice_.percent(30) ? 12 : dice_.between(1, 12);
    if (date.precision >= Precision::Day) {
      const int last = days_in_month(date.year, date.month);
      date.day = dice_.percent(30) ? last : dice_.between(1, last);
    }
    if (date.precision < Precision::Minute) return date;
    date.hour = dice_.between(0, 23);
    date.minute = dice_.between(0, 59);
    if (date.precision == Precision::Second) date.second = dice_.between(0, 59);
    if (!dice_.percent(30)) date.offset_minutes = 30 * dice_.between(-24, 28);
    return date;
  }

  Dice dice_;
};

}  // namespace khabar::test
