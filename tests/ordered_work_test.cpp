#include "indexer/write/ordered_work.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <random>
#include <stdexcept>
#include <vector>

using namespace khabar;
using namespace std::chrono_literals;

namespace {

using Doubling = OrderedWork<int, int>;

Doubling::Worker twice() {
  return [](int n) { return 2 * n; };
}

/// Waits until it is so, for at most five seconds.
template <class Condition>
bool eventually(Condition&& condition) {
  for (int i = 0; i < 5000 && !condition(); ++i) std::this_thread::sleep_for(1ms);
  return condition();
}

}  // namespace

TEST_CASE("ordered work: results come out in the order in which the work went in, however long each takes") {
  constexpr unsigned kSeed = 20261121;
  CAPTURE(kSeed);
  for (const unsigned threads : {1u, 4u}) {
    CAPTURE(threads);
    Doubling work(threads, 50, [] {
      return [](int n) {
        std::mt19937 random(kSeed + static_cast<unsigned>(n));
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 500));
        return 2 * n;
      };
    });
    std::thread pusher([&] {
      for (int n = 0; n < 1000; ++n) work.push(n, static_cast<std::size_t>(n % 7));
      work.close();
    });
    std::vector<int> out;
    while (const auto result = work.pop()) out.push_back(*result);
    pusher.join();
    REQUIRE(out.size() == 1000);
    for (int n = 0; n < 1000; ++n) CHECK(out[static_cast<std::size_t>(n)] == 2 * n);
  }
}

TEST_CASE("ordered work: what is in flight never weighs more than the bound, results that wait included") {
  Doubling work(2, 10, twice);
  std::atomic<int> pushed = 0;
  std::thread pusher([&] {
    for (int n = 0; n < 6; ++n) {
      work.push(n, 4);
      ++pushed;
    }
    work.close();
  });
  CHECK(eventually([&] { return pushed == 2; }));
  std::this_thread::sleep_for(20ms);
  CHECK(pushed == 2);  // a third would weigh 12
  CHECK(work.pop() == 0);
  CHECK(eventually([&] { return pushed == 3; }));
  std::this_thread::sleep_for(20ms);
  CHECK(pushed == 3);
  for (int n = 1; n < 6; ++n) CHECK(work.pop() == 2 * n);
  CHECK(work.pop() == std::nullopt);
  pusher.join();
}

TEST_CASE("ordered work: a piece over the bound is taken when it is alone") {
  Doubling work(2, 10, twice);
  std::thread pusher([&] {
    for (const int n : {1, 2, 3}) CHECK(work.push(n, 1000));
    work.close();
  });
  for (const int n : {1, 2, 3}) CHECK(work.pop() == 2 * n);
  CHECK(work.pop() == std::nullopt);
  pusher.join();
}

TEST_CASE("ordered work: nothing in, nothing out") {
  Doubling work(3, 10, twice);
  work.close();
  CHECK(work.pop() == std::nullopt);
  CHECK(work.pop() == std::nullopt);
}

TEST_CASE("ordered work: every thread has a worker of its own") {
  std::atomic<int> made = 0;
  {
    Doubling work(3, 10, [&] {
      ++made;
      return [](int n) { return n; };
    });
    CHECK(eventually([&] { return made == 3; }));
    work.close();
  }
  CHECK(made == 3);
}

TEST_CASE("ordered work: what a worker throws comes out of pop, and stop sets a waiting pusher free") {
  Doubling work(2, 10, [] {
    return [](int n) {
      if (n == 3) throw std::runtime_error("three");
      return n;
    };
  });
  std::atomic<bool> refused = false;
  std::thread pusher([&] {
    for (int n = 0; n < 1000 && !refused; ++n) refused = !work.push(n, 4);
  });
  std::string thrown;
  try {
    for (int i = 0; i < 1000; ++i) work.pop();
  } catch (const std::runtime_error& error) {
    thrown = error.what();
  }
  CHECK(thrown == "three");
  work.stop();
  pusher.join();
  CHECK(refused);
}

TEST_CASE("ordered work: a worker that cannot be made is told by pop") {
  Doubling work(2, 10, []() -> Doubling::Worker { throw std::runtime_error("no worker"); });
  work.push(1, 1);
  CHECK_THROWS_WITH(work.pop(), "no worker");
}

TEST_CASE("ordered work: stop ends a pop that waits") {
  Doubling work(1, 10, twice);
  std::thread stopper([&] {
    std::this_thread::sleep_for(10ms);
    work.stop();
  });
  CHECK(work.pop() == std::nullopt);
  CHECK_FALSE(work.push(1, 1));
  stopper.join();
}
