// SPDX-License-Identifier: Apache-2.0
#include "situations.hpp"

#include <array>

namespace fifteen::screenshots {

namespace {

using flows::GroupLine;
using flows::HallCall;

HallCall call(std::int64_t number, std::string visitor, int desk, bool marked = false, int times = 1) {
    return {.call = number,
            .number = std::move(visitor),
            .desk = desk,
            .group = "chronic",
            .marked = marked,
            .times = times,
            .calledAtMs = 0};
}

flows::Group group(std::string id, std::string name, std::string prefix) {
    return {.id = std::move(id),
            .name = {.zh = std::move(name), .en = ""},
            .summary = {},
            .prefix = std::move(prefix),
            .icon = "pill",
            .zone = "b"};
}

std::vector<GroupLine> morningLines() {
    return {{"chronic", 4, true, "A014", flows::WaitRange{9, 18}},
            {"claims", 7, true, "B025", flows::WaitRange{22, 40}},
            {"away", 2, true, "C010"},
            {"enrol", 3, true, "D007"},
            {"birth", 0, true, std::nullopt},
            {"relief", 0, false, std::nullopt}};
}

std::vector<HallCall> fiveRecent() {
    return {call(16, "B024", 4), call(15, "C009", 2), call(14, "A013", 3), call(13, "D006", 1),
            call(12, "B023", 4, true)};
}

HallSituation morning(std::string name) {
    HallSituation situation{.name = std::move(name), .view = {}, .groups = morningLines(), .catalogue = sampleSite()};
    situation.view.heroes = {{call(17, "A017", 3, true), true}};
    situation.view.recent = fiveRecent();
    situation.view.caption = situation.view.heroes[0].call;
    return situation;
}

HallSituation opening() {
    HallSituation situation{.name = "opening", .view = {}, .groups = morningLines(), .catalogue = sampleSite()};
    for (GroupLine& line : situation.groups) {
        line = {line.group, 0, true, std::nullopt};
    }
    return situation;
}

HallSituation twoCalls(std::string name) {
    HallSituation situation = morning(std::move(name));
    situation.view.heroes.push_back({call(18, "B025", 12), false});
    situation.view.recent.clear();
    return situation;
}

HallSituation manyCalls() {
    HallSituation situation = twoCalls("thirty-desks");
    for (int desk = 20; desk < 26; ++desk) {
        situation.view.soon.push_back(call(desk, "D0" + std::to_string(desk), desk));
    }
    situation.view.moreSoon = 22;
    return situation;
}

HallSituation tenGroups() {
    HallSituation situation = morning("ten-groups");
    situation.catalogue.groups.clear();
    situation.groups.clear();
    const std::array names{"门诊慢性病特殊病种待遇资格认定",
                           "生育津贴和生育医疗费用报销",
                           "报销",
                           "参保登记",
                           "异地就医备案",
                           "职工医保关系转移接续",
                           "医疗救助",
                           "家庭共济",
                           "查询打印",
                           "其他"};
    for (std::size_t index = 0; index < names.size(); ++index) {
        const std::string id = index == 0 ? "chronic" : "g" + std::to_string(index);
        const std::string prefix(1, static_cast<char>('A' + index));
        situation.catalogue.groups.push_back(group(id, names[index], prefix));
        situation.groups.push_back({id, static_cast<std::int64_t>(index * 13), true, prefix + "123"});
    }
    situation.view.heroes[0].call.number = "AB1017";
    situation.view.heroes[0].call.desk = 28;
    situation.view.heroes[0].call.times = 2;
    situation.view.caption = situation.view.heroes[0].call;
    return situation;
}

flows::DeskScreen desk(int number, flows::DeskLine::State state) {
    flows::DeskScreen screen;
    screen.desk = number;
    screen.connected = true;
    screen.line = flows::DeskLine{.desk = number, .state = state, .number = std::nullopt, .staff = "0312"};
    return screen;
}

DeskSituation withVisitor(std::string name, int number, bool serving) {
    DeskSituation situation{
        .name = std::move(name), .screen = desk(number, flows::DeskLine::State::open), .groups = {"chronic", "claims"}};
    situation.screen.line->number = "A017";
    situation.screen.line->serving = serving;
    situation.screen.line->marked = true;
    return situation;
}

} // namespace

flows::Catalogue sampleSite() {
    flows::Catalogue site;
    site.siteName = {.zh = "清河镇便民服务中心", .en = ""};
    site.siteSubtitle = {.zh = "医保服务示范点", .en = ""};
    site.hotline = "6000 0150";
    site.lanes = {{.id = "ordinary", .name = {.zh = "普通", .en = ""}},
                  {.id = "priority", .name = {.zh = "优先", .en = ""}, .marked = true}};
    site.groups = {group("chronic", "门诊慢特病", "A"), group("claims", "报销", "B"), group("away", "换地方看病", "C"),
                   group("enrol", "参保登记", "D"),     group("birth", "生育", "E"),  group("relief", "救助", "F")};
    site.notices = {
        {.title = {.zh = "城乡居民参保缴费12月31日截止", .en = ""}, .body = {.zh = "带身份证到任一窗口", .en = ""}}};
    return site;
}

std::vector<HallSituation> hallSituations() {
    HallSituation away = morning("connection-lost");
    away.view.connectionLost = true;
    HallSituation unknown{.name = "no-server-yet", .view = {}, .groups = {}, .catalogue = {}, .known = false};
    unknown.view.connectionLost = true;
    HallSituation standing = morning("morning-standing");
    standing.standing = true;
    HallSituation standingTwo = twoCalls("two-calls-standing");
    standingTwo.standing = true;
    HallSituation second = twoCalls("second-of-two");
    second.view.heroes[0].highlighted = false;
    second.view.heroes[1].highlighted = true;
    second.view.caption = second.view.heroes[1].call;
    return {opening(), morning("morning"), twoCalls("two-calls"), second, manyCalls(), tenGroups(), away, unknown,
            standing,  standingTwo};
}

std::vector<DeskSituation> deskSituations() {
    DeskSituation paused{
        .name = "desk-paused", .screen = desk(3, flows::DeskLine::State::paused), .groups = {"chronic", "claims"}};
    paused.screen.otherOpen = {4, 5};
    DeskSituation closed{.name = "desk-closed", .screen = desk(30, flows::DeskLine::State::closed), .groups = {}};
    closed.screen.line->staff.clear();
    DeskSituation unknown{.name = "desk-unknown", .screen = {}, .groups = {}, .connectionLost = true};
    unknown.screen.desk = 3;
    DeskSituation free{.name = "desk-free",
                       .screen = desk(12, flows::DeskLine::State::open),
                       .groups = {"chronic", "claims", "away", "enrol", "birth", "relief"}};
    return {withVisitor("desk-called", 3, false), withVisitor("desk-serving", 3, true), free, paused, closed, unknown};
}

} // namespace fifteen::screenshots
