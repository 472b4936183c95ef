#include "common/text/date_words.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "common/text/date_fold.hpp"

namespace khabar {
namespace {

class WordSet {
 public:
  explicit WordSet(std::u32string_view listed) {
    for (std::size_t at = 0; at < listed.size();) {
      std::size_t end = std::min(listed.find(U' ', at), listed.size());
      if (end > at) words_.emplace(listed.substr(at, end - at));
      at = end + 1;
    }
  }

  bool holds(std::u32string_view word) const { return words_.count(std::u32string(word)) > 0; }

 private:
  std::unordered_set<std::u32string> words_;
};

WordSet words_of(std::string_view listed) {
  return WordSet(folded_key(listed));
}

}  // namespace

bool is_date_joiner(std::u32string_view word) {
  static const WordSet kWords = words_of("de del of di d do da dos ng i an l năm sal সালের সাল सन ಸನ್");
  return kWords.holds(word);
}

bool is_ordinal_ending(std::u32string_view word) {
  static const WordSet kWords = words_of("st nd rd th er re e o a º ª го ое е й є ος η ste de an én");
  return kWords.holds(word);
}

bool is_year_word(std::u32string_view word) {
  static const WordSet kWords = words_of("m gada ko оны жылғы жыл года г рік року р year ил ელი ж");
  return kWords.holds(word);
}

bool is_time_word(std::u32string_view word) {
  static const WordSet kWords = words_of(
      "at um a à as às o kl klo klokken alle ore ora las la u om v ve в о об у saat saati pukul jam lúc vào time heure "
      "heures время ساعت الساعة ساعة عند في को समय বেলা เวลา เมื่อ 時刻 le il el der den am on ob godz godzina v t uhr");
  return kWords.holds(word);
}

bool is_date_label(std::u32string_view word) {
  static const WordSet kWords = words_of(
      "published posted updated modified created last date dated first since release issued "
      "veröffentlicht aktualisiert erstellt geändert stand datum vom zuletzt erschienen uhr "
      "publicado publicada actualizado actualizada fecha última actualización publicación día del de "
      "publié publiée mis mise jour à le modifié date parution "
      "pubblicato aggiornato data aggiornamento il em atualizado atualizada publicação "
      "gepubliceerd bijgewerkt op publicerad uppdaterad publisert oppdatert publiceret opdateret den julkaistu "
      "päivitetty "
      "opublikowano opublikowany dnia aktualizacja publikacja publikováno aktualizováno publikované közzétéve "
      "frissítve "
      "publicat actualizat data опубликовано обновлено дата публикация опубликована г года оновлено опубліковано р "
      "року "
      "публикувано обновена δημοσιεύθηκε δημοσίευση ενημέρωση τελευταία yayınlanma yayın güncelleme tarihi tarih "
      "yayınlandı "
      "发布 发布时间 发布于 发表 发表于 更新 更新于 更新时间 时间 日期 發布 發布時間 時間 公開 公開日 掲載 掲載日 "
      "更新日 更新日時 配信 投稿日 日付 "
      "입력 수정 등록 게시 발행 기사입력 최종수정 प्रकाशित अपडेट अपडेटेड पब्लिश पब्लिश्ड तारीख दिनांक को पर प्रकाशन "
      "প্রকাশিত প্রকাশ আপডেট তারিখ வெளியிடப்பட்டது ప్రచురించబడింది نشر نشرت تاريخ النشر آخر تحديث بتاريخ يوم تم انتشار منتشر "
      "تاریخ "
      "به روزرسانی شنبه م ه פורסם עודכן תאריך יום đăng ngày lúc cập nhật thứ เผยแพร่ วันที่ เมื่อ อัปเดต น diterbitkan "
      "diperbarui tanggal wib "
      "am pm a p m utc gmt z est edt et cst cdt ct mst mdt pst pdt pt cet cest mez mesz bst ist msk jst kst sgt hkt");
  return kWords.holds(word);
}

bool is_minute_word(std::u32string_view word) {
  static const WordSet kWords = words_of("min mins minute minutes minuten minutos minuti мин минут मिनट");
  return kWords.holds(word);
}

}  // namespace khabar
