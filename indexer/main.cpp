#include <sys/stat.h>

#include <iostream>

#include "indexer/cli.hpp"

int main(int argc, char** argv) {
  ::umask(0077);  // an index tells nearly all of its articles
  return khabar::run_indexer(argc, argv, std::cout, std::cerr);
}
