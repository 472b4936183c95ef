#pragma once

#include <cstddef>
#include <string_view>

namespace khabar {

/// Why a company's name at text[begin, end) says nothing of the company, in English; empty when nothing speaks against
/// it. It is part of another thing's name (Toyota Cup, Allianz Arena, NHK杯), or tells at the head of a line who
/// reports it ("LONDON (Reuters) -", 新浪科技讯, 新华社北京1月7日电). Constant cost.
std::string_view other_use(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace khabar
