# Warnings and sanitizers for our own code, never for what we include.
add_library(khabar_warnings INTERFACE)
target_compile_options(khabar_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
                                                 -Wno-restrict) # g++ 12 warns of its own std::string (GCC bug 105651)
if(KHABAR_WERROR)
  target_compile_options(khabar_warnings INTERFACE -Werror)
endif()
if(KHABAR_SANITIZE)
  target_compile_options(khabar_warnings INTERFACE -fsanitize=${KHABAR_SANITIZE} -fno-sanitize-recover=all
                                                   -fno-omit-frame-pointer)
  target_link_options(khabar_warnings INTERFACE -fsanitize=${KHABAR_SANITIZE})
endif()
