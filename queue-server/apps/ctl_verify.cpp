// SPDX-License-Identifier: Apache-2.0
#include "ctl_commands.hpp"
#include "domain/order_proof.hpp"
#include "server_file.hpp"
#include "site_file.hpp"
#include "storage/audit.hpp"
#include "storage/error.hpp"

#include <iostream>
#include <optional>

namespace fifteen::apps {
namespace {

domain::Site siteOf(const std::filesystem::path& config) {
    if (config.empty()) {
        return {};
    }
    const auto file = readServerFile(config);
    return readSite(file.site, file.catalogue).hall;
}

} // namespace

int verifyJournal(const std::filesystem::path& dataDir, const std::string& expect, bool order,
                  const std::filesystem::path& config) {
    std::optional<storage::Anchor> anchor;
    if (!expect.empty()) {
        anchor = storage::anchorOf(expect);
        if (!anchor) {
            std::cerr << "--expect: '" << expect << "' is not SEQ:HASH (64 lower-case hex digits)\n";
            return 2;
        }
    }
    const auto site = siteOf(config);
    domain::OrderProof proof(site);
    const auto prove = [&](std::uint64_t seq, const domain::Event& event, const domain::Site& names) {
        const auto defect = order ? proof.add(event, names) : std::string{};
        return defect.empty() ? defect : "event " + std::to_string(seq) + ": " + defect;
    };
    const auto result = storage::readEvents(dataDir, site, prove, anchor);
    if (!result.defect.empty()) {
        std::cerr << result.defect << '\n';
        return 1;
    }
    std::cout << "events " << result.events << '\n';
    if (result.events > 0) {
        std::cout << "last " << storage::text(result.last) << '\n';
    }
    if (order) {
        std::cout << "calls proved " << proof.callsProved() << ", by name and with a reason " << proof.callsByName()
                  << '\n';
    }
    return 0;
}

int checkConfig(const std::filesystem::path& config) {
    const auto file = readServerFile(config);
    const auto site = readSite(file.site, file.catalogue);
    if (const auto defect = site.hall.defect(); !defect.empty()) {
        std::cerr << file.site.string() << ": " << defect << '\n';
        return 1;
    }
    std::cout << "good: " << site.hall.groups.size() << " groups, " << site.hall.items.size() << " items, "
              << site.hall.lanes.size() << " lanes, " << site.hall.claims.size() << " claims, "
              << site.hall.desks.size() << " desks\n";
    return 0;
}

} // namespace fifteen::apps
