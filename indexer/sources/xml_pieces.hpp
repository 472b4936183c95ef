#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace khabar {

/// A tag of XML, a comment, a CDATA section, or the text up to the next of them.
struct XmlPiece {
  enum class Kind { Text, CData, Start, Empty, End, Aside };  ///< Aside: comment, instruction, document type

  Kind kind;
  std::string_view bytes;  ///< as written, brackets and all
  std::string_view name;   ///< of a tag, with its prefix; of an instruction "?" before its name, of a DOCTYPE "!"
};

/// The piece that `text`, which is not empty, begins with. Absent when more must be seen to tell where it ends, but
/// never when `whole` says that there is no more: then it ends with the text. Text may be handed out in several pieces.
/// Forgives what feeds do: a tag ends before the next "<" at the latest, whatever quotes are open, and a "<" that
/// begins no tag is text. Needs ASCII's signs to stand for themselves, as in UTF-8, the ISO-8859s and GB 18030. A
/// document type is passed over with all that it declares. Linear.
std::optional<XmlPiece> first_piece(std::string_view text, bool whole);

/// "title" of "dc:title".
std::string_view local_name(std::string_view name);

struct XmlAttribute {
  std::string_view name;
  std::string_view value;  ///< as written
};

/// Takes the next attribute off `rest`, which is at first what stands behind the tag's name. False when there is none.
bool take_attribute(std::string_view& rest, XmlAttribute& attribute);

/// The value of the tag's attribute, as written; empty when it has none. Linear in the tag.
std::string_view attribute_of(const XmlPiece& tag, std::string_view name);

}  // namespace khabar
