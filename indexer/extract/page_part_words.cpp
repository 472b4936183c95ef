#include "indexer/extract/page_part_words.hpp"

#include <array>

namespace khabar {
namespace {

using enum PagePart;

// Words of classes and ids, in the languages that their authors write them in.
constexpr auto kPartWords = std::to_array<PartWords>({
    {Comments,
     "comment comments commentlist commentaires comentarios kommentar kommentare kommentarer disqus respond "
     "=replies reply livefyre =discussion diskussion leserbriefe leserkommentare guestbook reader-comments"},
    {Related,
     "related* recommend* similar similares verwandte* aehnliche* teaser teasers more-stories readmore "
     "read-more readnext outbrain taboola zergnet trending =popular mostread most-read jp-relatedposts yarpp "
     "relacionad* correlati associes suggested suggestions further-reading moreon upnext up-next "
     "weiterlesen mehrzumthema also-read crosslink crosslinks seealso see-also =latest promo promos "
     "rel-articles more-news othernews prevnext prev-next article-list interlinks"},
    {Share,
     "share sharing sharedaddy share-buttons sharebar sharetools shareit shariff =social socialmedia "
     "social-media social-share socials addtoany addthis addtoany_share_save teilen compartir partager "
     "condividi follow followus follow-us sociales sharer shares a2a sns"},
    {Newsletter,
     "newsletter newsletters newsletter* subscribe subscription signup sign-up mailchimp optin opt-in "
     "mc_embed_signup abonnement boletin"},
    {Notice,
     "cookie* gdpr consent paywall popup =modal =overlay lightbox =dialog banner notice-cookie cmp dsgvo "
     "=premium-box regwall login donate donation spenden tip-jar"},
    {Advertisement,
     "ad ads adv advert* adsense adbox adslot adunit ad-container sponsor* anzeige werbung publicidad "
     "publicite pubblicita reklama banner-ad dfp =gpt googlead* affiliate* advads* werbebanner"},
    {Author,
     "author-box authorbox author-bio authorbio author-info author-description about-author aboutauthor "
     "author-profile =bio biography post-author authors-box author-card author-details vcard autor-box "
     "autorenbox autor-info autoreninfo autorinfo entry-author-info writer-bio"},
    {Meta,
     "byline dateline meta postmeta post-meta entry-meta postinfo post-info article-meta article-info "
     "entry-utility tags tag-list taglist tagcloud post-tags entry-tags categories category-list cat-links "
     "tag-links entry-footer post-footer postmetadata metadata post-date timestamp pubdate breadcrumb "
     "breadcrumb* keywords schlagworte schlagwoerter etiquetas =rating =ratings =votes =likes toolbar =print-only "
     "noprint no-print printonly screen-reader-text sr-only visually-hidden visuallyhidden skip-link "
     "article-tools =tools article-tags article__tags =toc kategorie kategorien stichworte"},
    {Caption,
     "caption wp-caption-text wp-caption-dd imagecaption image-caption photo-caption img-caption credit "
     "credits =copyright image-credit photo-credit bildunterschrift bildnachweis bildquelle =bu "
     "media-caption figcaption =legend pie-de-foto gallery-caption =slideshow =gallery"},
    {Navigation,
     "nav navigation navi navbar menu submenu topmenu mainmenu main-menu sitemap pagination pager paging "
     "page-links pagenavi post-navigation nav-links =prev =next skiplinks quicklinks jump-links"},
    {Footer, "footer =foot footnav site-footer page-footer colophon bottombar impressum =legal =disclaimer"},
    {Header, "masthead site-header page-header topbar site-branding =logo headerbar"},
    {Aside,
     "sidebar side-bar sidebar* widget widgets widget* right-column rightcol leftcol rightcolumn leftcolumn "
     "infobox =rail right-rail marginal marginalspalte factbox"},
});

constexpr std::string_view kBodyWords =
    "articlebody article-body article-content articlecontent article-text articletext article__body "
    "article__content article__text article-body-content entry-content entrycontent post-content postcontent "
    "post-body postbody post-text post-entry post__content story-body storybody story-content storytext "
    "story-text news-text newstext news-content news-body newsbody body-text bodytext body-copy articlecopy "
    "article-copy blog-content blogpost-body single-content td-post-content content-body content-text "
    "artikel-text artikeltext artikelinhalt artikel-inhalt artikelcontent nota-texto cuerpo-noticia "
    "texto-noticia article-main text-content field-name-body rich_media_content post_text main-text maintext "
    "beitragstext contenttext html-content entry-text post-article storycontent artikelbody article_body article_text "
    "entry_content post_content";

}  // namespace

std::span<const PartWords> part_words() {
  return kPartWords;
}

std::string_view body_words() {
  return kBodyWords;
}

}  // namespace khabar
