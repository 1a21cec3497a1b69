// SPDX-License-Identifier: Apache-2.0
#include "adapters/print_content.hpp"

namespace fifteen::adapters {

namespace {

const std::string& in(flows::Language language, const flows::Text& text) {
    return language == flows::Language::en && !text.en.empty() ? text.en : text.zh;
}

ticket::Language languageOf(flows::Language language) {
    return language == flows::Language::en ? ticket::Language::en : ticket::Language::zh;
}

ticket::Paper::Kind kindOf(flows::Paper::Kind kind) {
    switch (kind) {
    case flows::Paper::Kind::copy:
        return ticket::Paper::Kind::copy;
    case flows::Paper::Kind::form:
        return ticket::Paper::Kind::form;
    case flows::Paper::Kind::shared:
        return ticket::Paper::Kind::shared;
    case flows::Paper::Kind::exempt:
        return ticket::Paper::Kind::exempt;
    case flows::Paper::Kind::original:
        break;
    }
    return ticket::Paper::Kind::original;
}

std::vector<ticket::Paper> papersOf(const std::vector<std::string>& items, flows::Language language,
                                    const flows::Catalogue& catalogue) {
    std::vector<ticket::Paper> papers;
    for (const auto& paper : catalogue.papersOf(items))
        papers.push_back({.name = in(language, paper.name),
                          .note = in(language, paper.note),
                          .kind = kindOf(paper.kind),
                          .copies = paper.copies});
    return papers;
}

} // namespace

ticket::TicketContent ticketContent(const flows::IssuedTicket& issued, bool reprint, flows::Language language,
                                    const flows::Catalogue& catalogue) {
    ticket::TicketContent content;
    content.language = languageOf(language);
    content.siteName = in(language, catalogue.siteName);
    content.siteSubtitle = in(language, catalogue.siteSubtitle);
    const auto digits = issued.number.find_first_of("0123456789");
    content.prefix = issued.number.substr(0, digits);
    content.digits = digits == std::string::npos ? std::string() : issued.number.substr(digits);
    content.marked = issued.marked;
    content.reprint = reprint;
    if (const auto* group = catalogue.group(issued.group))
        content.group = in(language, group->name);
    content.item = in(language, catalogue.namesOf(issued.items));
    content.papers = papersOf(issued.items, language, catalogue);
    if (const auto* zone = catalogue.zone(issued.zone))
        content.zone = in(language, zone->name);
    content.ahead = issued.ahead;
    if (issued.wait)
        content.wait = ticket::WaitRange{issued.wait->fromMinutes, issued.wait->toMinutes};
    content.qr = ticket::qrText(catalogue.publicBaseUrl, issued.ticket);
    content.qrIsLink = !catalogue.publicBaseUrl.empty();
    content.issuedAtMs = issued.arrivedAtMs;
    content.utcOffsetMinutes = catalogue.utcOffsetMinutes;
    content.hotline = catalogue.hotline;
    return content;
}

ticket::ListContent listContent(const std::vector<std::string>& items, flows::Language language,
                                const flows::Catalogue& catalogue,
                                std::chrono::sys_time<std::chrono::milliseconds> now) {
    ticket::ListContent content;
    content.language = languageOf(language);
    content.siteName = in(language, catalogue.siteName);
    content.siteSubtitle = in(language, catalogue.siteSubtitle);
    content.item = in(language, catalogue.namesOf(items));
    content.papers = papersOf(items, language, catalogue);
    if (const auto* found = items.empty() ? nullptr : catalogue.item(items.back())) {
        if (items.size() == 1) { // code and time limit are one item's own
            content.code = found->code;
            content.timeLimit = in(language, found->timeLimit);
        }
        if (const auto* group = catalogue.group(found->group))
            content.group = in(language, group->name);
    }
    content.printedAtMs = now.time_since_epoch().count();
    content.utcOffsetMinutes = catalogue.utcOffsetMinutes;
    content.hotline = catalogue.hotline;
    return content;
}

} // namespace fifteen::adapters
