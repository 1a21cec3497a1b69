// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cups/cups.h>

#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

/// libcups' IPP messages and connections, owned.
namespace fifteen::adapters::ipp {

struct DeleteMessage {
    void operator()(ipp_t* message) const { ippDelete(message); }
};

using Message = std::unique_ptr<ipp_t, DeleteMessage>;

struct CloseHttp {
    void operator()(http_t* http) const { httpClose(http); }
};

using Http = std::unique_ptr<http_t, CloseHttp>;

/// None: nobody answers within a second.
Http connect(const std::string& host, int port, http_encryption_t encryption);

/// With the attributes every request about a printer has.
Message request(ipp_op_t operation, const std::string& printerUri);

/// Adds an operation attribute of keywords.
void addKeywords(ipp_t* message, const char* name, std::initializer_list<const char*> keywords);

Message send(http_t* http, Message message, const char* resource);

bool worked(const Message& answer);

/// All values of the attribute, if it is one of texts.
std::vector<std::string> strings(ipp_attribute_t* attribute);
std::vector<std::string> strings(ipp_t* answer, const char* name);

} // namespace fifteen::adapters::ipp
