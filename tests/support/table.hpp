#pragma once

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace khabar::test {

struct Row {
  int line;  ///< in the table's file, for messages
  std::vector<std::string> cells;
};

/// "\n", "\t", "\\" and "\xHH" in a cell stand for those bytes, so that a table can hold any of them.
inline std::string unescape(const std::string& cell) {
  std::string out;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] != '\\' || i + 1 == cell.size()) {
      out += cell[i];
    } else if (cell[++i] == 'n') {
      out += '\n';
    } else if (cell[i] == 't') {
      out += '\t';
    } else if (cell[i] == 'x' && i + 2 < cell.size()) {
      out += static_cast<char>(std::stoi(cell.substr(i + 1, 2), nullptr, 16));
      i += 2;
    } else {
      out += cell[i];
    }
  }
  return out;
}

/// The rows of tests/data/`name`: cells between tabs, escapes undone; lines that begin with '#' and empty lines are
/// for the reader. Rows with fewer than `columns` cells are filled up with empty ones.
inline std::vector<Row> read_table(const std::string& name, std::size_t columns) {
  std::ifstream in(std::string(KHABAR_SOURCE_DIR) + "/tests/data/" + name);
  if (!in) throw std::runtime_error("no table tests/data/" + name);
  std::vector<Row> rows;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    Row row{number, {}};
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t');) row.cells.push_back(unescape(cell));
    if (row.cells.size() < columns) row.cells.resize(columns);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace khabar::test
