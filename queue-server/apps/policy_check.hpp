// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/site.hpp"
#include "service/policy_check.hpp"

#include <boost/asio/thread_pool.hpp>

#include <filesystem>
#include <functional>

namespace fifteen::apps {

/// Plays days like the last four weeks of the site's journal under a policy, on a thread of its own.
class JournalPolicyCheck final : public service::PolicyCheck {
public:
    /// `post` runs a function on the hall's thread.
    JournalPolicyCheck(std::filesystem::path dataDir, domain::Site site,
                       std::function<void(std::function<void()>)> post);
    /// Waits for the trial under way.
    ~JournalPolicyCheck() override;

    void check(domain::Policy policy, std::function<void(service::PolicyVerdict)> done) override;

    /// The same, here and now; for the start.
    service::PolicyVerdict checkNow(const domain::Policy& policy) const;

private:
    std::filesystem::path dataDir_;
    domain::Site site_;
    std::function<void(std::function<void()>)> post_;
    boost::asio::thread_pool worker_{1};
};

} // namespace fifteen::apps
