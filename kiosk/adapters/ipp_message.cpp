// SPDX-License-Identifier: Apache-2.0
#include "ipp_message.hpp"

namespace fifteen::adapters::ipp {
namespace {

constexpr int connectMs = 1000;
constexpr double answerSeconds = 3;

} // namespace

Http connect(const std::string& host, int port, http_encryption_t encryption) {
    Http http(httpConnect2(host.c_str(), port, nullptr, AF_UNSPEC, encryption, 1, connectMs, nullptr));
    if (http != nullptr) {
        httpSetTimeout(
            http.get(), answerSeconds, [](http_t*, void*) { return 0; }, nullptr);
    }
    return http;
}

Message request(ipp_op_t operation, const std::string& printerUri) {
    Message message(ippNewRequest(operation));
    ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, printerUri.c_str());
    ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, cupsUser());
    return message;
}

void addKeywords(ipp_t* message, const char* name, std::initializer_list<const char*> keywords) {
    ippAddStrings(message, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, name, static_cast<int>(keywords.size()), nullptr,
                  keywords.begin());
}

Message send(http_t* http, Message message, const char* resource) {
    return Message(cupsDoRequest(http, message.release(), resource));
}

bool worked(const Message& answer) {
    return answer != nullptr && ippGetStatusCode(answer.get()) <= IPP_STATUS_OK_EVENTS_COMPLETE;
}

std::vector<std::string> strings(ipp_attribute_t* attribute) {
    std::vector<std::string> values;
    for (int index = 0; attribute != nullptr && index < ippGetCount(attribute); ++index) {
        if (const char* const value = ippGetString(attribute, index, nullptr)) {
            values.emplace_back(value);
        }
    }
    return values;
}

std::vector<std::string> strings(ipp_t* answer, const char* name) {
    return strings(ippFindAttribute(answer, name, IPP_TAG_ZERO));
}

} // namespace fifteen::adapters::ipp
