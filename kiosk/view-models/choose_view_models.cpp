// SPDX-License-Identifier: Apache-2.0
#include "view_models/choose_view_models.hpp"

#include "view_models/paging.hpp"
#include "view_models/words.hpp"

#include <QStringList>

#include <algorithm>

namespace fifteen::view_models {

namespace {

/// Names under "更多": as many as fit on one line.
constexpr std::size_t namesHinted = 2;

std::size_t partNumber(const flows::Visit& visit) {
    return visit.choicePage > 0 ? static_cast<std::size_t>(visit.choicePage) : 0;
}

} // namespace

ChooseGroupViewModel::ChooseGroupViewModel(Send send, QObject* parent)
    : PageViewModel(std::move(send), parent)
    , choices_({{"choice", [](const Choice& row) { return QVariant(row.id); }},
                {"name", [](const Choice& row) { return QVariant(row.name); }},
                {"summary", [](const Choice& row) { return QVariant(row.summary); }},
                {"symbol", [](const Choice& row) { return QVariant(row.symbol); }},
                {"known", [](const Choice& row) { return QVariant(row.known); }},
                {"waiting", [](const Choice& row) { return QVariant(row.waiting); }},
                {"open", [](const Choice& row) { return QVariant(row.open); }},
                {"wait", [](const Choice& row) { return QVariant(row.wait); }}},
               this) {}

void ChooseGroupViewModel::show(const Scene& scene) {
    std::vector<const flows::Group*> groups;
    for (const flows::Group& group : scene.catalogue.groups) {
        groups.push_back(&group);
    }
    const auto seldom = std::ranges::stable_partition(groups, [](const auto* group) { return !group->more; });
    const std::size_t leading = groups.size() - seldom.size();
    const std::size_t room = roomForChoices(scene.visit.largeText);
    const Part part = partOf(groups.size(), leading, room, partNumber(scene.visit));

    std::vector<Choice> choices;
    for (std::size_t i = part.first; i < part.first + part.count; ++i) {
        const flows::Group& group = *groups[i];
        const auto line = std::ranges::find(scene.surroundings.groups, group.id, &flows::GroupLine::group);
        const bool known = scene.surroundings.serverReachable && line != scene.surroundings.groups.end();
        choices.push_back({QString::fromStdString(group.id), words(group.name, scene.visit.language),
                           words(group.summary, scene.visit.language), QString::fromStdString(group.icon), known,
                           known ? static_cast<int>(line->waiting) : 0, known && line->open,
                           known ? rangeText(line->wait) : QString()});
    }
    QStringList next;
    for (std::size_t i = part.first + part.count; i < groups.size() && next.size() < qsizetype(namesHinted); ++i) {
        next.append(words(groups[i]->name, scene.visit.language));
    }
    choices_.replace(std::move(choices));
    const bool english = scene.visit.language == flows::Language::en;
    become(state_, State{static_cast<int>(part.number), static_cast<int>(part.parts),
                         next.join(english ? QStringLiteral(", ") : QStringLiteral("、"))});
}

ChooseItemViewModel::ChooseItemViewModel(Send send, QObject* parent)
    : PageViewModel(std::move(send), parent)
    , choices_({{"choice", [](const Choice& row) { return QVariant(row.id); }},
                {"name", [](const Choice& row) { return QVariant(row.name); }},
                {"note", [](const Choice& row) { return QVariant(row.note); }}},
               this) {}

void ChooseItemViewModel::show(const Scene& scene) {
    const std::vector<const flows::Item*> items = flows::itemsToChoose(scene.visit, scene.catalogue);
    const Part part =
        partOf(items.size(), items.size(), roomForChoices(scene.visit.largeText), partNumber(scene.visit));
    std::vector<Choice> choices;
    for (std::size_t i = part.first; i < part.first + part.count; ++i) {
        choices.push_back({QString::fromStdString(items[i]->id), words(items[i]->name, scene.visit.language),
                           words(items[i]->timeLimit, scene.visit.language)});
    }
    choices_.replace(std::move(choices));
    State next;
    next.part = static_cast<int>(part.number);
    next.parts = static_cast<int>(part.parts);
    next.before = words(scene.catalogue.namesOf(scene.visit.itemsBefore), scene.visit.language);
    if (const flows::Group* group = scene.catalogue.group(scene.visit.group)) {
        next.group = words(group->name, scene.visit.language);
        next.symbol = QString::fromStdString(group->icon);
    }
    become(state_, std::move(next));
}

} // namespace fifteen::view_models
