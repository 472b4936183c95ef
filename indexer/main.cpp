#include <iostream>

#include "indexer/cli.hpp"

int main(int argc, char** argv) {
  return khabar::run_indexer(argc, argv, std::cout, std::cerr);
}
