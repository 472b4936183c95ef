#include "common/store/card.hpp"

#include <cstdio>

#include "common/error.hpp"
#include "common/store/packing.hpp"

namespace khabar {

std::string encode(const Card& card) {
  Packer packer;
  for (const auto* field : {&card.id, &card.path, &card.url, &card.title, &card.lang, &card.date, &card.source}) {
    packer.add(std::string_view(*field));
  }
  return packer.take();
}

Card decode_card(std::string_view bytes) {
  Unpacker unpacker(bytes);
  Card card;
  for (auto* field : {&card.id, &card.path, &card.url, &card.title, &card.lang, &card.date, &card.source}) {
    *field = unpacker.text();
  }
  return card;
}

std::string_view decode_card_id(std::string_view bytes) {
  return Unpacker(bytes).text();
}

std::string encode(const StoredText& text) {
  Packer packer;
  packer.add(std::string_view(text.title)).add(std::uint64_t{text.title_derived}).add(std::string_view(text.text));
  packer.add(std::string_view(text.section)).add(std::string_view(encode_list(text.authors)));
  packer.add(std::string_view(encode_list(text.topics))).add(std::uint64_t{text.entities.size()});
  for (const GivenEntity& given : text.entities)
    packer.add(static_cast<std::uint64_t>(given.kind)).add(std::string_view(given.name));
  packer.add(std::uint64_t{text.mentions.size()});
  std::size_t last = 0;
  for (const StoredMention& mention : text.mentions) {
    packer.add(static_cast<std::uint64_t>(mention.kind)).add(std::string_view(mention.id));
    packer.add(std::uint64_t{mention.begin - last}).add(std::uint64_t{mention.end - mention.begin});
    last = mention.begin;
  }
  return packer.take();
}

namespace {

EntityKind entity_kind(std::uint64_t number) {
  if (number >= kEntityKinds.size()) throw Error(Exit::Damaged, "a stored article names an unknown kind of entity");
  return kEntityKinds[number];
}

void decode_given(Unpacker& unpacker, StoredText& text) {
  for (const std::string_view topic : decode_list(unpacker.text())) text.topics.emplace_back(topic);
  for (std::uint64_t left = unpacker.number(); left > 0; --left) {
    const EntityKind kind = entity_kind(unpacker.number());
    text.entities.push_back({kind, std::string(unpacker.text())});
  }
}

}  // namespace

StoredText decode_text(std::string_view bytes, TextForm form) {
  Unpacker unpacker(bytes);
  StoredText text;
  text.title = unpacker.text();
  text.title_derived = unpacker.number() != 0;
  text.text = unpacker.text();
  text.section = unpacker.text();
  for (const std::string_view author : decode_list(unpacker.text())) text.authors.emplace_back(author);
  if (form == TextForm::Current) decode_given(unpacker, text);
  const std::size_t size = text.title.size() + 1 + text.text.size();
  std::size_t last = 0;
  for (std::uint64_t left = unpacker.number(); left > 0; --left) {
    const EntityKind kind = entity_kind(unpacker.number());
    StoredMention mention{kind, std::string(unpacker.text()), 0, 0};
    const std::uint64_t gap = unpacker.number();
    const std::uint64_t length = unpacker.number();
    if (gap > size - last || length > size - last - gap) {
      throw Error(Exit::Damaged, "a stored article names an entity behind its end");
    }
    mention.begin = last + gap;
    mention.end = mention.begin + length;
    last = mention.begin;
    text.mentions.push_back(std::move(mention));
  }
  return text;
}

std::string encode_list(const std::vector<std::string>& values) {
  Packer packer;
  for (const std::string& value : values) packer.add(std::string_view(value));
  return packer.take();
}

std::vector<std::string_view> decode_list(std::string_view bytes) {
  std::vector<std::string_view> values;
  for (Unpacker unpacker(bytes); !unpacker.done();) values.push_back(unpacker.text());
  return values;
}

std::string date_value(const std::optional<Date>& date) {
  if (!date) return {};
  const int minutes = date->hour * 60 + date->minute - date->offset_minutes.value_or(0);
  const int days = minutes >= 0 ? minutes / 1440 : -((-minutes + 1439) / 1440);
  const Date utc = date_of_day_number(day_number(date->year, date->month, date->day) + days);
  if (utc.year > 9999) return "99991231235959";  // the last night of all, by a western clock
  const int rest = minutes - days * 1440;
  char text[40];
  std::snprintf(text, sizeof text, "%04d%02d%02d%02d%02d%02d", utc.year, utc.month, utc.day, rest / 60, rest % 60,
                date->second);
  return text;
}

}  // namespace khabar
