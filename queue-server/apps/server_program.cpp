// SPDX-License-Identifier: Apache-2.0
#include "server_program.hpp"

#include "net/server.hpp"
#include "opening_policy.hpp"
#include "service/forecaster.hpp"
#include "service/queue_service.hpp"
#include "service/system_clock.hpp"
#include "site_file.hpp"
#include "storage/sqlite_journal.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <spdlog/spdlog.h>

#include <csignal>
#include <iostream>
#include <stdexcept>

namespace fifteen::apps {
namespace {

domain::Hall replay(storage::SqliteJournal& journal) {
    const auto begin = std::chrono::steady_clock::now();
    auto hall = journal.replay();
    if (!hall) {
        throw std::runtime_error(journal.defect().empty() ? hall.error().message() : journal.defect());
    }
    const auto took = std::chrono::steady_clock::now() - begin;
    spdlog::info("replayed events={} tickets={} took_ms={}", hall->eventCount(), hall->ticketCount(),
                 std::chrono::duration_cast<std::chrono::milliseconds>(took).count());
    return *std::move(hall);
}

/// Puts the policy in force before anybody is served.
boost::asio::awaitable<void> adopt(service::QueueService& service, std::optional<domain::Policy> policy) {
    if (!policy) {
        co_return;
    }
    service::Request request;
    request.command = domain::AdoptPolicy{*std::move(policy), domain::PolicyOrigin::file, {}};
    request.render = [](const domain::Hall&, std::span<const domain::Event>) { return service::Reply{}; };
    const auto adopted = co_await service.execute(std::move(request));
    if (!adopted) {
        throw std::runtime_error("the policy of the site's file: " + adopted.error().message());
    }
}

/// Runs until the context is stopped. While one command alone waits for the disk, its answer is looked for for a
/// moment: to be woken by the disk's thread takes as long as a good disk's commit. With several on their way nobody
/// gains by it.
void runHall(boost::asio::io_context& thread, const service::QueueService& service) {
    constexpr auto patience = std::chrono::microseconds(400);
    while (thread.run_one() > 0) {
        const auto until = std::chrono::steady_clock::now() + patience;
        while (service.waitingForDisk() == 1 && std::chrono::steady_clock::now() < until) {
            thread.poll();
        }
    }
}

} // namespace

void runServer(const ServerFile& file) {
    SiteDescription site = readSite(file.site, file.catalogue);
    if (const std::string defect = site.hall.defect(); !defect.empty()) {
        throw std::runtime_error(file.site.string() + ": " + defect);
    }

    boost::asio::io_context hallThread(1); // this one: it owns the hall and all sockets
    const auto post = [&hallThread](std::function<void()> task) { boost::asio::post(hallThread, std::move(task)); };
    service::SystemClock clock;
    storage::Options options;
    options.dataDir = file.dataDir;
    options.keepPersons = file.keepPersons;
    options.keepReplies = file.keepReplies;
    if (!file.expect.empty()) {
        options.anchor = storage::anchorOf(file.expect);
        if (!options.anchor) {
            throw std::runtime_error("expect: '" + file.expect + "' is not SEQ:HASH (64 lower-case hex digits)");
        }
    }
    storage::SqliteJournal journal(std::move(options), site.hall, post);
    JournalPolicyCheck policyCheck(file.dataDir, site.hall, post);
    net::Server server(hallThread, file.net, std::move(site.wire),
                       [](const std::string& line) { spdlog::warn("{}", line); });
    service::QueueService service(hallThread.get_executor(), journal, clock, server.feed(), replay(journal));
    service::Forecaster forecaster(hallThread.get_executor(), service);

    boost::asio::signal_set signals(hallThread, SIGTERM, SIGINT);
    signals.async_wait([&](boost::system::error_code error, int) {
        if (!error) {
            spdlog::info("stopping");
            server.stop([&hallThread] { hallThread.stop(); });
        }
    });
    auto opening = openingPolicy(service.live(), site.hall, policyCheck);
    if (!opening.warning.empty()) {
        spdlog::warn("{}", opening.warning);
    }
    const auto open = [&] {
        server.start(service, journal, &policyCheck, [&journal] {
            const auto last = journal.last();
            return last.seq == 0 ? std::string() : storage::text(last);
        });
        forecaster.start();
        std::cout << "ready " << server.url() << std::endl;
    };
    boost::asio::co_spawn(hallThread, adopt(service, std::move(opening.adopt)), [&](std::exception_ptr failed) {
        if (failed) {
            std::rethrow_exception(failed);
        }
        open();
    });
    runHall(hallThread, service);
    spdlog::info("stopped");
}

} // namespace fifteen::apps
