#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace khabar {

/// Words of any script as they sound, roughly, in Latin letters: ICU's transforms (Any-Latin, for Cyrillic
/// Russian-Latin/BGN), then ASCII, lower case, without blanks. Creating one costs tens of milliseconds. Not
/// thread-safe: one a thread.
class SoundReader {
 public:
  SoundReader();
  ~SoundReader();
  SoundReader(const SoundReader&) = delete;
  SoundReader& operator=(const SoundReader&) = delete;

  /// Needs well-formed UTF-8. Only a-z, 0-9 and, where words met, hyphens; may be empty. Linear.
  std::string latin(std::string_view word) const;

 private:
  struct Transforms;
  std::unique_ptr<Transforms> transforms_;
};

/// The consonants of a word in Latin letters by the classes that scripts keep apart (c=k=q, z=j, w=v, ph=f,
/// x=ks), each once where it is doubled: "google" and "gugala" are both ggl.
std::string sound_skeleton(std::string_view latin);

/// 1 for the same letters, 0 for nothing in common: an edit distance (Wagner and Fischer 1974) in which a vowel costs a
/// quarter, over the longer word's cost. Quadratic: for words, cut at 40 letters.
double sound_likeness(std::string_view a, std::string_view b);

}  // namespace khabar
