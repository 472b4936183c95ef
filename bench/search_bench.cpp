// How fast is each stage, on articles made up from a seed? Prints a table; nothing is asserted. The articles are random
// words of a Zipf distribution in four scripts, so that figures of two commits can be compared on any machine without
// any data.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "common/entities/matcher.hpp"
#include "indexer/write/document_builder.hpp"
#include "indexer/write/index_writer.hpp"
#include "searcher/search.hpp"

namespace {

using namespace khabar;
using Clock = std::chrono::steady_clock;

struct ScriptSample {
  const char* lang;
  std::vector<std::string> letters;
  bool spaced;
};

const std::vector<ScriptSample>& samples() {
  static const std::vector<ScriptSample> kSamples = {
      {"en", {"a", "e", "i", "o", "n", "r", "s", "t", "l", "d", "c", "m"}, true},
      {"ru", {"о", "е", "а", "и", "н", "т", "с", "р", "в", "л"}, true},
      {"hi", {"क", "ा", "र", "न", "ि", "स", "म", "त", "ी", "ल"}, true},
      {"zh", {"人", "工", "智", "能", "公", "司", "发", "布", "新", "芯", "片", "市", "场"}, false}};
  return kSamples;
}

/// Words by rank: the first are the most frequent.
std::vector<std::string> vocabulary(const ScriptSample& sample, std::mt19937& random) {
  std::vector<std::string> words;
  for (int i = 0; i < 20'000; ++i) {
    std::string word;
    const std::size_t length = sample.spaced ? 2 + random() % 8 : 1 + random() % 3;
    for (std::size_t j = 0; j < length; ++j) word += sample.letters[random() % sample.letters.size()];
    words.push_back(std::move(word));
  }
  return words;
}

const std::string& zipf(const std::vector<std::string>& words, std::mt19937& random) {
  const double u = std::uniform_real_distribution<>(0, 1)(random);
  return words[static_cast<std::size_t>(std::pow(static_cast<double>(words.size()), u)) - 1];
}

Article make_article(std::size_t number, const ScriptSample& sample, const std::vector<std::string>& words,
                     std::mt19937& random) {
  const char* names[] = {"NVIDIA", "Lenovo", "Huawei", "Siemens", "Infosys", "Samsung"};
  Article article;
  article.id = "article-" + std::to_string(number);
  article.path = "/bench/" + article.id;
  article.lang = sample.lang;
  article.date =
      Date{2024, static_cast<int>(1 + random() % 12), static_cast<int>(1 + random() % 28), 0, 0, 0, {}, Precision::Day};
  article.title = zipf(words, random) + " " + names[random() % 6];
  for (int i = 0; i < 300; ++i) article.text += zipf(words, random) + (sample.spaced ? " " : "");
  return article;
}

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

void print(const char* what, double value, const char* unit) {
  std::printf("%-44s %10.2f %s\n", what, value, unit);
}

double median_ms(IndexReader& reader, const std::vector<std::string>& queries, bool facets) {
  std::vector<double> times;
  Analyzer analyzer;
  for (int pass = 0; pass < 5; ++pass) {
    for (const std::string& query : queries) {
      Request request;
      request.query = query;
      if (facets) request.facets = {"company", "lang"};
      const auto start = Clock::now();
      search(reader, analyzer, request);
      times.push_back(seconds_since(start) * 1000);
    }
  }
  std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2), times.end());
  return times[times.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 4000;
  std::mt19937 random(argc > 2 ? static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10)) : 1);
  const std::string path = std::filesystem::temp_directory_path() / ("khabar-bench-" + std::to_string(getpid()));
  const Gazetteer gazetteer = builtin_gazetteer();
  const Matcher matcher(gazetteer);
  DocumentBuilder builder(gazetteer, matcher);

  std::vector<std::vector<std::string>> words;
  for (const ScriptSample& sample : samples()) words.push_back(vocabulary(sample, random));
  std::vector<Article> articles;
  double megabytes = 0;
  for (std::size_t i = 0; i < count; ++i) {
    articles.push_back(make_article(i, samples()[i % samples().size()], words[i % samples().size()], random));
    megabytes += static_cast<double>(articles.back().text.size()) / 1e6;
  }
  print("articles", static_cast<double>(count), "");
  print("text", megabytes, "MB");

  auto start = Clock::now();
  std::vector<IndexDocument> documents;
  for (const Article& article : articles) documents.push_back(builder.build(article, {}, article.path));
  const double building = seconds_since(start);
  print("analyse and build documents, one thread", megabytes / building, "MB/s");
  start = Clock::now();
  {
    IndexWriter writer = IndexWriter::open(path, DatabaseLock(path));
    for (const IndexDocument& document : documents) writer.put(document);
    writer.set_gazetteer(gazetteer);
    writer.commit();
  }
  const double writing = seconds_since(start);
  print("write, one thread", megabytes / writing, "MB/s");
  print("writing takes so many times building", writing / building, "x");

  std::vector<std::string> one, three;
  for (int i = 0; i < 40; ++i) {
    const auto& vocabulary = words[static_cast<std::size_t>(i) % words.size()];
    one.push_back(zipf(vocabulary, random));
    three.push_back(zipf(vocabulary, random) + " " + zipf(vocabulary, random) + " " + zipf(vocabulary, random));
  }
  IndexReader reader(path);
  print("one word, ten hits with snippets, median", median_ms(reader, one, false), "ms");
  print("three words", median_ms(reader, three, false), "ms");
  print("three words with two facets", median_ms(reader, three, true), "ms");
  std::filesystem::remove_all(path);
}
