#include <iostream>

#include "searcher/cli.hpp"

int main(int argc, char** argv) {
  return khabar::run_searcher(argc, argv, std::cin, std::cout, std::cerr);
}
