// SPDX-License-Identifier: Apache-2.0
// The rows of "speed and size" and of the fair order, the server's each beside a bare baseline measured in the same
// run, by turns. Prints a table; judges nothing: figures of a shared machine are read by a person.
#include "load.hpp"
#include "order_rows.hpp"
#include "screens.hpp"
#include "support/child_process.hpp"
#include "support/http_client.hpp"
#include "support/server_process.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <functional>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace fifteen::bench {
namespace {

using namespace std::chrono_literals;

struct Size {
    std::size_t single = 800;     ///< issues by one client, each run
    std::size_t grouped = 12'000; ///< by 16 and 64 clients, each run
    std::size_t screens = 1000;
    std::size_t rounds = 60;
    std::size_t runs = 5;
    std::size_t tickets = 100'000;
};

void print(const char* what, double ours, double bare, const char* unit, double ratio, const char* wanted) {
    std::printf("%-46s %9.2f %9.2f %-5s %6.2f   %s\n", what, ours, bare, unit, ratio, wanted);
    std::fflush(stdout);
}

/// One of the bare servers; ends with the object.
class Bare {
public:
    Bare(const char* name, const std::string& argument)
        : process_({std::string(FIFTEEN_BIN) + "/" + name, argument}) {
        const auto ready = process_.line("ready ", 10s);
        if (!ready) {
            throw std::runtime_error(std::string(name) + " did not start: " + process_.errors());
        }
        port_ = static_cast<std::uint16_t>(std::stoi(ready->substr(ready->rfind(':') + 1)));
    }

    std::uint16_t port() const { return port_; }

private:
    support::ChildProcess process_;
    std::uint16_t port_ = 0;
};

std::string issueRequest() {
    return postRequest("/api/v1/tickets", R"({"kiosk":"k1","items":["employee_enrolment"]})");
}

std::string deskRequest(const char* name, const std::string& body) {
    return postRequest(std::string("/api/v1/desks/1/") + name, body);
}

void measureIssue(const Size& size) {
    const support::TemporaryDirectory folder;
    support::ServerProcess server;
    const Bare insert("bare-insert-server", (folder.path() / "insert.db").string());
    const Bare group("bare-group-server", (folder.path() / "group.db").string());
    std::vector<double> ours, bare, oneRate, bareOneRate;
    std::vector<std::vector<double>> ourRates(2), bareRates(2);
    constexpr std::array<std::size_t, 2> clients{16, 64};
    load(server.port(), 1, size.single / 4, issueRequest); // warm
    for (std::size_t run = 0; run < size.runs; ++run) {
        auto mine = load(server.port(), 1, size.single, issueRequest);
        auto theirs = load(insert.port(), 1, size.single, issueRequest);
        ours.push_back(percentile(mine.latencies, 0.5));
        bare.push_back(percentile(theirs.latencies, 0.5));
        oneRate.push_back(mine.rate());
        bareOneRate.push_back(load(group.port(), 1, size.single, issueRequest).rate());
        for (std::size_t i = 0; i < clients.size(); ++i) {
            ourRates[i].push_back(load(server.port(), clients[i], size.grouped, issueRequest).rate());
            bareRates[i].push_back(load(group.port(), clients[i], size.grouped, issueRequest).rate());
        }
    }
    const double our50 = percentile(ours, 0.5);
    const double bare50 = percentile(bare, 0.5);
    print("durable issue, 1 client, p50", our50 / 1000, bare50 / 1000, "ms", our50 / bare50, "<= 1.5");
    const double one = percentile(oneRate, 0.5);
    const double bareOne = percentile(bareOneRate, 0.5);
    print("durable issue, 1 client, rate", one, bareOne, "/s", one / bareOne, "(bare: group commit)");
    for (std::size_t i = 0; i < clients.size(); ++i) {
        const double rate = percentile(ourRates[i], 0.5);
        const double bareRate = percentile(bareRates[i], 0.5);
        const std::string name = "durable issue, " + std::to_string(clients[i]) + " clients, rate";
        print(name.c_str(), rate, bareRate, "/s", rate / one, i == 0 ? ">= 6 x one client" : ">= 8 x one client");
        std::printf("%-46s %29.2f x its own 1-client rate\n", "  the bare group-committing server", bareRate / bareOne);
    }
}

/// A desk that calls somebody new in every round.
class Caller {
public:
    explicit Caller(Screens& screens)
        : screens_(screens) {
        screens_.tell(deskRequest("open", R"({"staff":"0217"})"));
        next();
    }

    Round next() {
        screens_.tell(issueRequest());
        Round round = screens_.call(
            deskRequest("call-next", finish_ ? R"({"finish_current":true})" : R"({"finish_current":false})"));
        finish_ = true;
        const auto at = round.body.find("\"ticket\":\"") + 10;
        screens_.tell(deskRequest("start", R"({"ticket":")" + round.body.substr(at, 32) + "\"}"));
        return round;
    }

private:
    Screens& screens_;
    bool finish_ = false;
};

/// One round every 100 ms.
template <class Call>
void everyTenth(std::size_t rounds, Call call) {
    auto next = Clock::now();
    for (std::size_t i = 0; i < rounds; ++i) {
        call();
        next += 100ms;
        std::this_thread::sleep_until(next); // the pace that is measured, not a wait for anything
    }
}

void measureFanOut(const Size& size) {
    std::vector<double> ours, bares, with, without;
    std::size_t bytes = 1500;
    for (std::size_t run = 0; run < size.runs; ++run) {
        std::vector<double> last, answers, alone, bareLast;
        {
            support::ServerProcess server;
            Screens none(server.port(), 0, "");
            Caller caller(none);
            everyTenth(size.rounds, [&] { alone.push_back(caller.next().answer); });
        }
        {
            support::ServerProcess server;
            Screens screens(server.port(), size.screens, "/api/v1/stream?view=hall&client=d1");
            Caller caller(screens);
            everyTenth(size.rounds, [&] {
                const Round round = caller.next();
                last.push_back(round.last);
                answers.push_back(round.answer);
            });
            bytes = screens.frameBytes();
        }
        {
            const Bare bare("bare-fanout-server", std::to_string(bytes));
            Screens screens(bare.port(), size.screens, "/");
            everyTenth(size.rounds, [&] { bareLast.push_back(screens.call(postRequest("/", "{}")).last); });
        }
        ours.push_back(percentile(last, 0.5));
        bares.push_back(percentile(bareLast, 0.5));
        with.push_back(percentile(answers, 0.5));
        without.push_back(percentile(alone, 0.5));
    }
    const double our = percentile(ours, 0.5);
    const double bare = percentile(bares, 0.5);
    print("one call to the last of the screens, median", our / 1000, bare / 1000, "ms", our / bare, "<= 1.3");
    const double busy = percentile(with, 0.5);
    const double quiet = percentile(without, 0.5);
    print("the clerk's answer, with screens / without", busy / 1000, quiet / 1000, "ms", busy / quiet, "<= 1.5");
    std::printf("%-46s %9zu bytes, %zu screens\n", "  the frame", bytes, size.screens);
}

double residentMegabytes(pid_t process) {
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS:")) {
            return std::stod(line.substr(6)) / 1024;
        }
    }
    return 0;
}

void measureSize(const Size& size) {
    support::ServerProcess server;
    const LoadResult issued = load(server.port(), 32, size.tickets, issueRequest);
    if (issued.refused != 0) {
        throw std::runtime_error("issues were refused");
    }
    std::printf("%-46s %9.2f MB                  <= 60\n", "server's memory with the day's tickets",
                residentMegabytes(server.process().pid()));
    server.stop();
    const auto begin = Clock::now();
    server.start();
    const double ready = std::chrono::duration<double>(Clock::now() - begin).count();
    const std::string log = server.process().errors();
    const auto at = log.find("took_ms=");
    const double replay = at == std::string::npos ? 0 : std::stod(log.substr(at + 8)) / 1000;
    std::printf("%-46s %9.2f s (start to ready %.2f s)  <= 1\n", "start-up replay of them", replay, ready);
    std::printf("%-46s %9.2f MB (%zu tickets)\n", "server's memory after that start",
                residentMegabytes(server.process().pid()), size.tickets);
}

} // namespace
} // namespace fifteen::bench

int main(int argc, char** argv) {
    namespace bench = fifteen::bench;
    bench::Size size;
    const bool brief = argc > 1 && std::strcmp(argv[1], "--brief") == 0;
    if (brief) {
        size = {100, 2000, 50, 5, 1, 2000};
    }
    const std::string row = argc > (brief ? 2 : 1) ? argv[argc - 1] : "";
    const std::vector<std::pair<std::string, std::function<void()>>> rows{
        {"issue", [&] { bench::measureIssue(size); }},
        {"fan-out", [&] { bench::measureFanOut(size); }},
        {"size", [&] { bench::measureSize(size); }},
        {"call-next", [&] { bench::measureCallNext(brief ? 200 : 3000); }},
        {"sim", [&] { bench::measureSimulator(brief ? 1e5 : 6e6); }},
        {"forecast", [&] { bench::measureForecast(brief ? 10 : 200); }},
        {"forecast-day", [&] { bench::measureForecastDay(brief ? 2 : 60); }},
        {"order", [&] { bench::measureTheory(brief ? 1e5 : 6e7); }},
    };
    if (!row.empty() && std::ranges::none_of(rows, [&](const auto& one) { return one.first == row; })) {
        std::cerr << "fifteen-bench [--brief] [ROW], where ROW is one of";
        for (const auto& [name, measure] : rows) {
            std::cerr << ' ' << name;
        }
        std::cerr << '\n';
        return 2;
    }
    try {
        std::printf("%-46s %9s %9s %-5s %6s   %s\n", "", "Fifteen", "bare", "", "ratio", "wanted");
        for (const auto& [name, measure] : rows) {
            if (row.empty() || row == name) {
                measure();
            }
        }
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "fifteen-bench: " << error.what() << '\n';
        return 1;
    }
}
