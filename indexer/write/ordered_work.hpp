#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace khabar {

/// Text in flight between who reads it and who writes its outcome; its analysis takes several times as much.
inline constexpr std::size_t kInFlightBytes = 8u << 20;

/// What a job weighs beside its text: a file may hold millions of lines of a few bytes.
inline constexpr std::size_t kJobBytes = 1024;

/// Work done on several threads whose results come out in the order in which it went in, so that an index does not
/// depend on the number of threads. What is in flight is bounded by weight (bytes). One thread pushes, one pops.
template <class In, class Out>
class OrderedWork {
 public:
  using Worker = std::function<Out(In)>;

  /// `make_worker` is called once on each of `threads` threads: a worker may keep state of its own.
  OrderedWork(unsigned threads, std::size_t max_weight, std::function<Worker()> make_worker) : max_weight_(max_weight) {
    try {
      for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this, make_worker] { run(make_worker); });
    } catch (const std::system_error&) {
      if (!threads_.empty()) return;  // fewer will do
      throw;
    }
  }

  ~OrderedWork() {
    stop();
    for (std::thread& thread : threads_) thread.join();
  }

  /// Runs `feed`, which pushes, on a thread of its own and `take` on each result on the calling one, to the end.
  /// Rethrows what either throws.
  template <class Feed, class Take>
  void run_through(Feed feed, Take take) {
    std::exception_ptr feeding_failed;
    std::thread feeder([&] {
      try {
        feed();
      } catch (...) {
        feeding_failed = std::current_exception();
      }
      close();
    });
    try {
      while (std::optional<Out> out = pop()) take(std::move(*out));
    } catch (...) {
      stop();
      feeder.join();
      throw;
    }
    feeder.join();
    if (feeding_failed) std::rethrow_exception(feeding_failed);
  }

  /// Waits while too much is in flight. False when the work was stopped: nothing more is taken.
  bool push(In in, std::size_t weight) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return stopped_ || weight_ == 0 || weight_ + weight <= max_weight_; });
    if (stopped_) return false;
    weight_ += weight;
    todo_.push_back({pushed_++, weight, std::move(in)});
    work_.notify_one();
    return true;
  }

  /// No more will be pushed.
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    work_.notify_all();
    ready_.notify_all();
  }

  /// The next result in order; nothing when all are out. Rethrows what a worker threw.
  std::optional<Out> pop() {
    std::unique_lock lock(mutex_);
    ready_.wait(lock,
                [&] { return stopped_ || failure_ || done_.contains(popped_) || (closed_ && popped_ == pushed_); });
    if (failure_) std::rethrow_exception(failure_);
    const auto next = done_.find(popped_);
    if (stopped_ || next == done_.end()) return std::nullopt;
    Out out = std::move(next->second.second);
    weight_ -= next->second.first;
    done_.erase(next);
    ++popped_;
    room_.notify_one();
    return out;
  }

  /// Ends all waiting; results not yet popped are lost.
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    work_.notify_all();
    room_.notify_all();
    ready_.notify_all();
  }

 private:
  struct Job {
    std::size_t number;
    std::size_t weight;
    In in;
  };

  void run(const std::function<Worker()>& make_worker) {
    try {
      const Worker worker = make_worker();
      while (std::optional<Job> job = take()) {
        Out out = worker(std::move(job->in));
        const std::lock_guard lock(mutex_);
        done_.emplace(job->number, std::pair(job->weight, std::move(out)));
        ready_.notify_one();
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      failure_ = std::current_exception();
      ready_.notify_one();
    }
  }

  std::optional<Job> take() {
    std::unique_lock lock(mutex_);
    work_.wait(lock, [&] { return stopped_ || closed_ || !todo_.empty(); });
    if (stopped_ || todo_.empty()) return std::nullopt;
    Job job = std::move(todo_.front());
    todo_.pop_front();
    return job;
  }

  std::mutex mutex_;
  std::condition_variable room_, work_, ready_;
  std::deque<Job> todo_;
  std::map<std::size_t, std::pair<std::size_t, Out>> done_;
  std::size_t weight_ = 0, max_weight_, pushed_ = 0, popped_ = 0;
  bool closed_ = false, stopped_ = false;
  std::exception_ptr failure_;
  std::vector<std::thread> threads_;
};

}  // namespace khabar
