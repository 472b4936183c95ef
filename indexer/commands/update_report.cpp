#include "indexer/commands/update_report.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

#include "common/error.hpp"
#include "common/text/utf8.hpp"
#include "indexer/commands/progress_line.hpp"

namespace khabar {

namespace {

constexpr std::size_t kShownReasons = 10;

void print_json(const Report& report, std::ostream& out) {
  nlohmann::ordered_json json = {{"added", report.added},
                                 {"updated", report.updated},
                                 {"removed", report.removed},
                                 {"unchanged", report.unchanged},
                                 {"skipped", report.skipped},
                                 {"retagged", report.retagged},
                                 {"retagged_otherwise", report.retagged_otherwise},
                                 {"kept", report.kept},
                                 {"files", report.files},
                                 {"files_read", report.files_read},
                                 {"files_ignored", report.files_ignored},
                                 {"bytes", report.bytes},
                                 {"seconds", report.seconds},
                                 {"interrupted", report.interrupted}};
  json["rejections"] = nlohmann::ordered_json::array();
  for (const Rejection& r : report.rejections) {
    json["rejections"].push_back(
        {{"path", utf8::printable(r.path)}, {"line", r.line}, {"reason", utf8::printable(r.reason)}});
  }
  json["warnings"] = nlohmann::ordered_json::array();
  for (const std::string& warning : report.warnings) json["warnings"].push_back(utf8::printable(warning));
  out << json.dump(2) << '\n';
}

void print_text(const Report& report, const WriteOptions& options, std::ostream& out, std::ostream& err) {
  const std::size_t shown =
      options.verbose ? report.rejections.size() : std::min(report.rejections.size(), kShownReasons);
  for (std::size_t i = 0; i < shown; ++i) {
    err << "skipped " << utf8::printable(place(report.rejections[i].path, report.rejections[i].line)) << ": "
        << utf8::printable(report.rejections[i].reason) << '\n';
  }
  if (report.skipped > shown)
    err << "skipped " << report.skipped - shown << " more" << (options.verbose ? "" : " (-v names them)") << '\n';
  if (options.verbose) {
    for (const std::string& warning : report.warnings) err << "note " << utf8::printable(warning) << '\n';
  }
  if (options.quiet) return;
  if (report.retagged > 0) {
    out << "re-tagged " << grouped(report.retagged) << " articles with the new names, "
        << grouped(report.retagged_otherwise) << " of them changed\n";
  }
  if (report.kept > 0) out << "kept " << grouped(report.kept) << " articles from their stored texts\n";
  out << report.added << " added, " << report.updated << " updated, " << report.removed << " removed, "
      << report.unchanged << " unchanged, " << report.skipped << " skipped";
  if (report.bytes > 0 && report.seconds > 0) {
    const double megabytes = static_cast<double>(report.bytes) / 1e6;
    out << "; " << fixed(megabytes, 1) << " MB in " << fixed(report.seconds, 1) << " s";
    if (megabytes > 1) out << " (" << fixed(megabytes / report.seconds, 1) << " MB/s)";
  }
  out << '\n';
  if (report.files == 0 && report.kept == 0)
    err << "no articles found: Khabar reads text, Markdown, HTML, JSON, JSON Lines, feeds, NITF and NewsML-G2 (.xml), "
           "WARC, each also compressed, and in .zip and .tar\n";
}

}  // namespace

std::string grouped(std::size_t number) {
  const std::string digits = std::to_string(number);
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  return out;
}

int print(const Report& report, const WriteOptions& options, std::ostream& out, std::ostream& err) {
  if (options.json)
    print_json(report, out);
  else
    print_text(report, options, out, err);
  if (report.interrupted) err << "interrupted: what was whole is committed; the same command goes on from here\n";
  return static_cast<int>(report.interrupted ? Exit::Interrupted : Exit::Done);
}

int print_plan(const UpdatePlan& plan, std::size_t to_retag, const Walk& walk, const WriteOptions& options,
               std::ostream& out) {
  if (options.json) {
    nlohmann::ordered_json json = {{"dry_run", true},
                                   {"files_to_read", plan.read.size()},
                                   {"files_gone", plan.gone.size()},
                                   {"files_unchanged", plan.unchanged.size()},
                                   {"articles_to_retag", to_retag},
                                   {"skipped", walk.rejections.size()}};
    out << json.dump(2) << '\n';
    return 0;
  }
  if (to_retag > 0) out << "re-tag " << grouped(to_retag) << " articles with the new names\n";
  for (const SourceFile& file : plan.read) out << "read " << utf8::printable(file.path) << '\n';
  for (const FileState& file : plan.gone) out << "drop " << utf8::printable(file.path) << '\n';
  out << plan.read.size() << " files to read, " << plan.gone.size() << " gone, " << plan.unchanged.size()
      << " unchanged\n";
  return 0;
}

}  // namespace khabar
