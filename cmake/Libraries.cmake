# Libraries from Debian's packages (script/bootstrap installs them), each as an imported target.
find_package(ICU 70 REQUIRED COMPONENTS uc i18n)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(simdjson REQUIRED)
find_package(LibArchive REQUIRED)
find_package(LibXml2 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(Threads REQUIRED)

# Xapian's own CMake config gives variables only; libstemmer and CLD2 have none.
function(khabar_import target header library)
  find_path(${library}_INCLUDE_DIR ${header} REQUIRED)
  find_library(${library}_LIBRARY ${library} REQUIRED)
  add_library(${target} UNKNOWN IMPORTED)
  set_target_properties(${target} PROPERTIES IMPORTED_LOCATION "${${library}_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES
                                                                                     "${${library}_INCLUDE_DIR}")
endfunction()
khabar_import(Xapian::xapian xapian.h xapian)
khabar_import(Snowball::stemmer libstemmer.h stemmer)
khabar_import(Cld2::cld2 cld2/public/compact_lang_det.h cld2)
