// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/codec.hpp"
#include "protocol/stream.hpp"
#include "support/http_client.hpp"
#include "support/server_process.hpp"
#include "support/stream_client.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace fifteen::integration {

inline const std::string enrolment = R"({"kiosk":"k1","items":["employee_enrolment"]})";

/// Short words for what the tests do over and over.
class Desk {
public:
    explicit Desk(const support::ServerProcess& server, int number = 1)
        : client_(server.port())
        , number_(number) {}

    support::HttpAnswer command(std::string_view name, std::string_view body) {
        return client_.post("/api/v1/desks/" + std::to_string(number_) + "/" + std::string(name), support::newKey(),
                            body);
    }

    support::HttpAnswer open() { return command("open", R"({"staff":"0217"})"); }

    support::HttpAnswer callNext(bool finish = false) {
        return command("call-next", finish ? R"({"finish_current":true})" : R"({"finish_current":false})");
    }

    support::HttpAnswer at(std::string_view name, const std::string& ticket) {
        return command(name, R"({"ticket":")" + ticket + "\"}");
    }

private:
    support::HttpClient client_;
    int number_;
};

inline support::HttpAnswer issue(support::HttpClient& client, std::string_view body = enrolment) {
    return client.post("/api/v1/tickets", support::newKey(), body);
}

} // namespace fifteen::integration
