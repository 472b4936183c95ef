#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace khabar {

/// A field of an article in a crawler's JSON.
enum class JsonField { Id, Title, Text, Html, Summary, Lang, Date, Url, Source, Authors, Section, Topics };

/// A name that stands for a field.
struct FieldName {
  JsonField field;
  std::string name;  ///< as plain_name makes it
};

/// "date_published", "datePublished" and "Date-Published" are one name: lower-case letters and digits, at most 32.
std::string plain_name(std::string_view key);

/// Who calls what how. Of several names for one field the earlier one wins.
const std::vector<FieldName>& usual_names();

/// Names besides the usual ones, which go before them.
class FieldMap {
 public:
  FieldMap() = default;

  /// "title=headline,text=maintext". Throws Error(Usage) for what is none, with the fields that there are.
  explicit FieldMap(std::string_view written);

  bool empty() const { return names_.empty(); }
  const std::string& written() const { return written_; }
  const std::vector<FieldName>& names() const { return names_; }

 private:
  std::string written_;
  std::vector<FieldName> names_;
};

}  // namespace khabar
