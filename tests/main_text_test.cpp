#include <doctest/doctest.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "common/text/utf8.hpp"
#include "indexer/extract/main_text.hpp"
#include "indexer/extract/page_blocks.hpp"
#include "indexer/extract/page_part.hpp"
#include "tests/support/repeated.hpp"

using namespace khabar;

using test::repeated;

namespace {

const std::string kFirst = "The first paragraph is long enough, and says in two clauses what the whole page is about.";
const std::string kSecond = "A second one follows it, and it tells the reader a little more of what there is to tell.";
const std::string kThird =
    "The third ends the article, as third paragraphs do, with a look at what the year may bring.";

std::string paragraphs() {
  return "<p>" + kFirst + "</p><p>" + kSecond + "</p><p>" + kThird + "</p>";
}

std::string lines() {
  return kFirst + "\n" + kSecond + "\n" + kThird;
}

std::string text_in(const std::string& html, std::string_view title = "", std::string_view lang = "en") {
  return main_text(parse_html(html), title, lang).text;
}

std::string file(const std::string& name) {
  std::ifstream in(std::string(KHABAR_SOURCE_DIR) + "/tests/data/html/" + name);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("main text: whole pages in several languages") {
  const std::pair<const char*, const char*> pages[] = {{"news_en", "Quantum startup opens a lab in Graz"},
                                                       {"news_zh", "新型电池工厂在湖边动工"},
                                                       {"news_ja", "小型ロボットが倉庫で働く"},
                                                       {"news_hi", "पुणे में नया डेटा केंद्र खुला"},
                                                       {"news_ar", "شركة ناشئة تطور بطارية من الملح"},
                                                       {"tables_de", "Modem mit doppeltem Tempo"}};
  for (const auto& [name, title] : pages) {
    CAPTURE(name);
    const std::string html = file(std::string(name) + ".html");
    REQUIRE_FALSE(html.empty());
    CHECK(text_in(html, title, std::string_view(name).substr(5)) + "\n" == file(std::string(name) + ".txt"));
  }
}

TEST_CASE("main text: the cuts tell what was left out, the most first") {
  const MainText found = main_text(parse_html(file("news_en.html")), "Quantum startup opens a lab in Graz", "en");
  std::string all;
  for (const std::string& cut : found.cuts) all += cut + ";";
  CAPTURE(all);
  CHECK(found.cuts.size() <= kMaxCuts);
  CHECK(found.cuts.front().starts_with("readers' comments: "));
  CHECK(all.find("page footer: ") != std::string::npos);
  CHECK(all.find("image credit: 2 words") != std::string::npos);
  CHECK(all.find("link to another article") == std::string::npos);  // it is one with the links
  CHECK(all.find("links: ") != std::string::npos);
}

TEST_CASE("main text: a page without mark-up, and one without text") {
  CHECK(text_in("").empty());
  CHECK(text_in("<p></p>").empty());
  CHECK(text_in(kFirst) == kFirst);
  CHECK(text_in(paragraphs()) == lines());
}

TEST_CASE("main text: the headline is left out, once and above the text alone") {
  CHECK(text_in("<h1>New Chip!</h1>" + paragraphs()) == lines());
  CHECK(text_in("<p>NEW CHIP!</p>" + paragraphs(), "New chip!") == lines());
  CHECK(text_in(paragraphs() + "<h2>New chip!</h2><p>" + kFirst + "</p>", "New chip!") ==
        lines() + "\nNew chip!\n" + kFirst);
}

TEST_CASE("main text: a class that misleads does not cost the article") {
  for (const std::string name :
       {"share", "widget", "ads", "comments-open related", "entry share sidebar", "hidden-xs"}) {
    CAPTURE(name);
    CHECK(text_in("<body class='" + name + "'><div class='" + name + "'><h1>x</h1>" + paragraphs() + "</div>") ==
          lines());
  }
  // each paragraph by itself
  const std::string one = "<div class='box--ads'><p>" + kFirst + "</p></div>";
  CHECK(text_in(one + one + one) == kFirst + "\n" + kFirst + "\n" + kFirst);
  CHECK(text_in("<form action=x>" + paragraphs() + "</form>") == lines());
  // a forum's page is made of what elsewhere are comments
  CHECK(text_in("<div class=comments>" + paragraphs() + "</div>") == lines());
}

TEST_CASE("main text: parts are known by tag, role, class, id and what hides them") {
  const std::string part = "><p>Some other thing is told here, in a sentence of a good length.</p></";
  for (const std::string tag : {"nav", "footer", "aside", "form", "dialog"}) {
    CAPTURE(tag);
    CHECK(text_in("<article>" + paragraphs() + "<" + tag + part + tag + "></article>") == lines());
  }
  for (const std::string attribute :
       {"role=navigation", "role=complementary", "class=sidebar", "id=AuthorBox", "class='x author-box'",
        "class=NewsletterSignup", "id=cookie-consent", "class=werbung", "class=kommentare", "class=related-posts",
        "hidden", "aria-hidden=true", "style='display: none'", "data-nosnippet"}) {
    CAPTURE(attribute);
    CHECK(text_in("<article>" + paragraphs() + "<div " + attribute + part + "div></article>") == lines());
  }
}

TEST_CASE("main text: what lies around the body of the article") {
  const std::string teaser = "<p>Another story is told in short here, and it has nothing to do with ours.</p>";
  const std::string links = "<p><a href=a>One story</a></p><p><a href=b>Another story</a></p>";
  CHECK(text_in("<div>" + teaser + links + "</div><div class=post-content>" + paragraphs() + "</div>" + links) ==
        lines());
  CHECK(text_in("<div>" + links + "</div><div>" + paragraphs() + "</div><div>" + links + teaser + links + "</div>") ==
        lines());
}

TEST_CASE("main text: prose between headline and body introduces the article") {
  const std::string lede = "It is said here in short what follows, and why it matters to all of us.";
  CHECK(text_in("<h1>Chip</h1><p class=teaser>" + lede + "</p><p>By Jane Doe</p><div class=article-body>" +
                paragraphs() + "</div>") == lede + "\n" + lines());
}

TEST_CASE("main text: captions stay when they say something, credits go") {
  const auto page = [](const std::string& caption) {
    return "<p>" + kFirst + "</p><figure><figcaption>" + caption + "</figcaption></figure><p>" + kSecond + "</p>";
  };
  const std::string saying = "The new laboratory in the old mill, a week before it was opened";
  CHECK(text_in(page(saying)) == kFirst + "\n" + saying + "\n" + kSecond);
  CHECK(text_in(page("The mill")) == kFirst + "\n" + kSecond);
  CHECK(text_in(page("Photo: Jane Doe")) == kFirst + "\n" + kSecond);
  CHECK(text_in(page("The new laboratory in the old mill, a week before opening © Jane Doe")) ==
        kFirst + "\n" + kSecond);
}

TEST_CASE("main text: headings, items, code and tables keep their lines") {
  CHECK(text_in("<p>" + kFirst + "</p><h2>Parts</h2><ul><li>one<li><p>two</ul><pre>a = 1\n  b</pre><p>" + kSecond +
                "</p><table><tr><td>x<td>1<tr><td>y<td>2</table>") ==
        kFirst + "\nParts\none\ntwo\na = 1\n  b\n" + kSecond + "\nx 1\ny 2");
}

TEST_CASE("main text: headings without text go, those above others stay") {
  const std::string links = "<ul><li><a href=a>One other story</a><li><a href=b>Another of them</a></ul>";
  CHECK(text_in("<p>" + kFirst + "</p><h3>More of this</h3>" + links + "<h2>Then</h2><h3>Now</h3><p>" + kSecond +
                "</p>") == kFirst + "\nThen\nNow\n" + kSecond);
  CHECK(text_in(paragraphs() + "<h2>Elsewhere</h2>") == lines());
}

TEST_CASE("main text: a label goes with the links below it") {
  const std::string link = "<p><a href=a>One other story of ours</a></p>";
  CHECK(text_in("<p>" + kFirst + "</p><p>Please note:</p>" + link + "<p>" + kSecond + "</p>") ==
        kFirst + "\n" + kSecond);
  CHECK(text_in("<p>" + kFirst + "</p><p>Please note:</p><p>" + kSecond + "</p>") ==
        kFirst + "\nPlease note:\n" + kSecond);
}

TEST_CASE("main text: labels below the last paragraph go, sentences and items stay") {
  CHECK(text_in(paragraphs() + "<p>Chips, Graz</p><p>jd</p>") == lines());
  CHECK(text_in(paragraphs() + "<p>More soon!</p>") == lines() + "\nMore soon!");
  CHECK(text_in(paragraphs() + "<ul><li>Chips<li>Graz</ul>") == lines() + "\nChips\nGraz");
}

TEST_CASE("main text: what follows related articles and comments") {
  const std::string teaser =
      "<p>Another story is told in short here, of a mill by a river that was sold, and it goes on for so many words "
      "that "
      "it reads like a paragraph of the article above.</p>";
  const std::string article = paragraphs() + paragraphs() + paragraphs();
  const std::string text = lines() + "\n" + lines() + "\n" + lines();
  CHECK(text_in(article + "<h4>Related articles</h4>" + teaser) == text);
  // but not where most of the article would be lost
  CHECK(text_in(teaser + "<h4>Related articles</h4>" + article).ends_with(text));
  CHECK(text_in(article + "<p>Comments</p>" + teaser + teaser + teaser + teaser) == text);
}

TEST_CASE("main text: a table's column is no reader's comment") {
  const std::string table = "<table><tr><th>Field<th>Comment<tr><td>id<td>a number</table>";
  CHECK(text_in("<p>" + kFirst + "</p><p>" + kSecond + "</p>" + table + "<p>" + kThird + "</p>") ==
        kFirst + "\n" + kSecond + "\nField Comment\nid a number\n" + kThird);
}

TEST_CASE("page part: names are read whole and in pieces") {
  const auto part = [](const std::string& attribute) {
    const HtmlPage page = parse_html("<div " + attribute + ">x</div>");
    return part_of(page, page.nodes()[1]);
  };
  CHECK(part("class=post-comments") == PagePart::Comments);
  CHECK(part("id=articleFooter") == PagePart::Footer);
  CHECK(part("class='a TestAuthorBox'") == PagePart::Author);
  CHECK(part("class=ad_2") == PagePart::Advertisement);
  // pieces are whole words
  CHECK(part("class=shareholders") == PagePart::Unknown);
  CHECK(part("class=headers") == PagePart::Unknown);
  CHECK(part("class=download") == PagePart::Unknown);
  // some words count as whole names alone
  CHECK(part("class=popular") == PagePart::Related);
  CHECK(part("class=popular-science") == PagePart::Unknown);
  CHECK(part("") == PagePart::Unknown);
}

TEST_CASE("page blocks: sums of a node are those of its blocks") {
  const HtmlPage page = parse_html("<div>one two<p>three <a href=x>four five</a></div><div>six</div>");
  const PageBlocks blocks(page);
  REQUIRE(blocks.all().size() == 3);
  CHECK(blocks.all()[1].linked == 2);
  CHECK(blocks.sum(0).words == 6);
  CHECK(blocks.sum(1).words == 5);
  CHECK(blocks.sum(1).linked == 2);
  CHECK(blocks.begin(3) == 1);
  CHECK(blocks.end(3) == 2);
}

TEST_CASE("main text: linear time on pages made to be slow") {
  const std::string attacks[] = {
      repeated("<div class=comments>x.", 200'000),
      repeated("<a href=x>y ", 200'000),
      std::string(10'000'000, '<'),
      repeated("<h2>Related articles</h2>", 50'000),
      repeated("<p>Read more: x</p>", 50'000),
      repeated("<p>Reply</p>", 50'000) + repeated("<p>• jane</p>", 50'000),
      repeated("<p>" + kFirst + "</p>", 20'000),
      "<p class='" + repeated("a-", 3'000'000) + "'>x",
      "<p>" + repeated("x ", 3'000'000),
      repeated("<table><tr><td>x", 100'000),
  };
  for (const std::string& html : attacks) {
    CAPTURE(html.substr(0, 30));
    const HtmlPage page = parse_html(html);
    const auto start = std::chrono::steady_clock::now();
    main_text(page, "x", "");
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
  }
}

TEST_CASE("main text: any soup of tags gives scrubbed text without empty lines") {
  const std::string pieces[] = {"<p>",        "</p>",       "<div>",    "</div>",   "<div class=share>",
                                "<article>",  "</article>", "<h1>",     "<h2>",     "<li>",
                                "<td>",       "<tr>",       "<table>",  "<pre>",    "</pre>",
                                "<a href=x>", "</a>",       "<br>",     kFirst,     kSecond,
                                "Comments",   "Reply",      "Photo: x", "\xFF\x80", "漢字。",
                                " ",          "\n",         "&#x202e;", "&nbsp;",   "©",
                                "<footer>",   "<nav>"};
  constexpr unsigned kSeed = 7'012'026;
  std::mt19937 random(kSeed);
  for (int round = 0; round < 1500; ++round) {
    std::string html;
    const std::size_t length = random() % 80;
    for (std::size_t i = 0; i < length; ++i) html += pieces[random() % std::size(pieces)];
    CAPTURE(kSeed);
    CAPTURE(round);
    const MainText found = main_text(parse_html(html), round % 2 == 0 ? "Comments" : "", "");
    CHECK(found.text == utf8::scrub(found.text));
    CHECK_FALSE(found.text.starts_with("\n"));
    CHECK_FALSE(found.text.ends_with("\n"));
    CHECK(found.cuts.size() <= kMaxCuts);
    for (const std::string& cut : found.cuts) CHECK(cut == utf8::scrub(cut));
  }
}
