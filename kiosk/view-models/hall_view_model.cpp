// SPDX-License-Identifier: Apache-2.0
#include "view_models/hall_view_model.hpp"

#include "view_models/words.hpp"

#include <algorithm>

namespace fifteen::view_models {

namespace {

/// More lines than this cannot be read from where people sit.
constexpr std::size_t mostNextLines = 10;

QString chinese(const flows::Text& text) {
    return words(text, flows::Language::zh);
}

} // namespace

HallViewModel::HallViewModel(QObject* parent)
    : QObject(parent)
    , heroes_({{"number", [](const Called& row) -> QVariant { return row.number; }},
               {"desk", [](const Called& row) -> QVariant { return row.desk; }},
               {"group", [](const Called& row) -> QVariant { return row.group; }},
               {"marked", [](const Called& row) -> QVariant { return row.marked; }},
               {"again", [](const Called& row) -> QVariant { return row.again; }},
               {"highlighted", [](const Called& row) -> QVariant { return row.highlighted; }}},
              this)
    , soon_({{"number", [](const Called& row) -> QVariant { return row.number; }},
             {"desk", [](const Called& row) -> QVariant { return row.desk; }},
             {"marked", [](const Called& row) -> QVariant { return row.marked; }}},
            this)
    , recent_({{"number", [](const Called& row) -> QVariant { return row.number; }},
               {"desk", [](const Called& row) -> QVariant { return row.desk; }},
               {"marked", [](const Called& row) -> QVariant { return row.marked; }}},
              this)
    , next_({{"name", [](const NextLine& row) -> QVariant { return row.name; }},
             {"number", [](const NextLine& row) -> QVariant { return row.number; }},
             {"waiting", [](const NextLine& row) -> QVariant { return row.waiting; }},
             {"open", [](const NextLine& row) -> QVariant { return row.open; }},
             {"wait", [](const NextLine& row) -> QVariant { return row.wait; }}},
            this) {}

void HallViewModel::showSite(const flows::Catalogue& catalogue) {
    catalogue_ = catalogue;
    const auto marked = std::ranges::find(catalogue.lanes, true, &flows::Lane::marked);
    site_ = {.name = chinese(catalogue.siteName),
             .subtitle = chinese(catalogue.siteSubtitle),
             .hotline = QString::fromStdString(catalogue.hotline),
             .markWord = marked == catalogue.lanes.end() ? QString() : chinese(marked->name)};
    notice_ = 0;
    emit siteChanged();
    emit noticeChanged();
}

HallViewModel::Called HallViewModel::called(const flows::HallCall& call, bool highlighted) const {
    const flows::Group* group = catalogue_.group(call.group);
    return {.number = QString::fromStdString(call.number),
            .desk = call.desk,
            .group = group == nullptr ? QString() : chinese(group->name),
            .marked = call.marked,
            .again = call.times > 1,
            .highlighted = highlighted};
}

void HallViewModel::show(const flows::HallView& view, const std::vector<flows::GroupLine>& groups, bool known) {
    const auto rowsOf = [this](const std::vector<flows::HallCall>& calls) {
        std::vector<Called> rows;
        rows.reserve(calls.size());
        for (const flows::HallCall& call : calls) {
            rows.push_back(called(call, false));
        }
        return rows;
    };
    std::vector<Called> heroes;
    for (const flows::ShownCall& hero : view.heroes) {
        heroes.push_back(called(hero.call, hero.highlighted));
    }
    heroes_.replace(std::move(heroes));
    soon_.replace(rowsOf(view.soon));
    recent_.replace(rowsOf(view.recent));
    showNext(groups);
    state_ = {.moreSoon = view.moreSoon,
              .captionNumber = view.caption ? QString::fromStdString(view.caption->number) : QString(),
              .captionDesk = view.caption ? view.caption->desk : 0,
              .connectionLost = view.connectionLost,
              .known = known};
    emit changed();
}

/// In the site's order. Where there are too many groups, those for which nobody waits are left out first.
void HallViewModel::showNext(const std::vector<flows::GroupLine>& groups) {
    std::vector<NextLine> lines;
    for (const flows::Group& group : catalogue_.groups) {
        const auto line = std::ranges::find(groups, group.id, &flows::GroupLine::group);
        if (line != groups.end()) {
            lines.push_back({.name = chinese(group.name),
                             .number = QString::fromStdString(line->next.value_or("")),
                             .waiting = static_cast<int>(std::min<std::int64_t>(line->waiting, 9999)),
                             .open = line->open,
                             .wait = rangeText(line->wait)});
        }
    }
    for (auto it = lines.end(); lines.size() > mostNextLines && it != lines.begin();) {
        --it;
        if (it->waiting == 0) {
            it = lines.erase(it);
        }
    }
    if (lines.size() > mostNextLines) {
        lines.resize(mostNextLines);
    }
    next_.replace(std::move(lines));
}

void HallViewModel::turnNotice() {
    if (catalogue_.notices.size() > 1) {
        notice_ = (notice_ + 1) % catalogue_.notices.size();
        emit noticeChanged();
    }
}

QString HallViewModel::noticeTitle() const {
    return notice_ < catalogue_.notices.size() ? chinese(catalogue_.notices[notice_].title) : QString();
}

QString HallViewModel::noticeBody() const {
    return notice_ < catalogue_.notices.size() ? chinese(catalogue_.notices[notice_].body) : QString();
}

} // namespace fifteen::view_models
