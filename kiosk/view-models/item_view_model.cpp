// SPDX-License-Identifier: Apache-2.0
#include "view_models/item_view_model.hpp"

#include "view_models/paging.hpp"
#include "view_models/words.hpp"

#include <QStringList>

#include <algorithm>

namespace fifteen::view_models {

namespace {

/// The ordinary look sets up to ten papers on one page; the large one as many as can be read.
constexpr std::size_t roomForPapers(bool largeText) {
    return largeText ? 4 : 10;
}

ItemViewModel::List listOf(const std::optional<flows::PrintState>& state) {
    if (!state) {
        return ItemViewModel::List::NotAsked;
    }
    switch (*state) {
    case flows::PrintState::printing:
        return ItemViewModel::List::Printing;
    case flows::PrintState::printed:
        return ItemViewModel::List::Printed;
    default:
        return ItemViewModel::List::Failed;
    }
}

} // namespace

ItemViewModel::ItemViewModel(Send send, QObject* parent)
    : PageViewModel(std::move(send), parent)
    , papers_({{"name", [](const Row& row) { return QVariant(row.name); }},
               {"note", [](const Row& row) { return QVariant(row.note); }},
               {"kind", [](const Row& row) { return QVariant(static_cast<int>(row.kind)); }},
               {"copies", [](const Row& row) { return QVariant(row.copies); }},
               {"ready", [](const Row& row) { return QVariant(row.ready); }},
               {"fromCard", [](const Row& row) { return QVariant(row.fromCard); }}},
              this) {}

ItemViewModel::Row ItemViewModel::rowOf(const flows::Paper& paper, const flows::Visit& visit) {
    Row row;
    row.name = words(paper.name, visit.language);
    row.note = words(paper.note, visit.language);
    row.kind = static_cast<Kind>(paper.kind);
    row.copies = paper.copies;
    // A social card, or a code, says who somebody is; their ID card has still to be brought to the desk.
    row.fromCard = paper.idCard && !visit.visitor.idHash.empty() && visit.visitor.proof == flows::Proof::idCard;
    row.ready = row.fromCard || paper.kind == flows::Paper::Kind::shared || paper.kind == flows::Paper::Kind::exempt;
    return row;
}

void ItemViewModel::show(const Scene& scene) {
    const flows::Item* item = scene.catalogue.item(scene.visit.item);
    if (item == nullptr) {
        clear();
        return;
    }
    std::vector<Row> rows;
    for (const flows::Paper& paper : scene.catalogue.papersOf(flows::itemsOf(scene.visit))) {
        rows.push_back(rowOf(paper, scene.visit));
    }
    State next;
    next.name = words(item->name, scene.visit.language);
    next.before = words(scene.catalogue.namesOf(scene.visit.itemsBefore), scene.visit.language);
    next.canAdd = flows::canAddItem(scene.visit, scene.catalogue);
    next.code = QString::fromStdString(item->code);
    next.timeLimit = words(item->timeLimit, scene.visit.language);
    QStringList steps;
    for (const flows::Text& step : item->steps) {
        steps.append(words(step, scene.visit.language));
    }
    next.steps = steps.join(QStringLiteral(" › "));
    next.standard = words(item->standard, scene.visit.language);
    next.paperCount = static_cast<int>(rows.size());
    next.readyCount = static_cast<int>(std::ranges::count_if(rows, &Row::ready));
    const auto line = std::ranges::find(scene.surroundings.groups, item->group, &flows::GroupLine::group);
    next.waitingKnown = scene.surroundings.serverReachable && line != scene.surroundings.groups.end();
    next.waiting = next.waitingKnown ? static_cast<int>(line->waiting) : 0;

    const std::size_t number = scene.visit.choicePage > 0 ? static_cast<std::size_t>(scene.visit.choicePage) : 0;
    const Part part = partOf(rows.size(), rows.size(), roomForPapers(scene.visit.largeText), number);
    next.part = static_cast<int>(part.number);
    next.parts = static_cast<int>(part.parts);
    next.list = listOf(scene.visit.list);
    const auto first = rows.begin() + static_cast<std::ptrdiff_t>(part.first);
    papers_.replace(std::vector<Row>(first, first + static_cast<std::ptrdiff_t>(part.count)));
    become(state_, std::move(next));
}

void ItemViewModel::clear() {
    papers_.replace({});
    become(state_, State{});
}

} // namespace fifteen::view_models
