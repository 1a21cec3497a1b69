// SPDX-License-Identifier: Apache-2.0
#include "kiosk_samples/kiosk_samples.hpp"

namespace fifteen::kiosk_samples {

namespace {

using flows::Claim;
using flows::Group;
using flows::Item;
using flows::Paper;

std::vector<Claim> claims() {
    return {
        {"elderly",
         {"60 岁以上", "Aged 60 or over"},
         "priority",
         {"身份证或社保卡上的出生日期", "Date of birth on the ID or social security card"},
         true,
         60},
        {"disabled",
         {"残疾人", "Person with a disability"},
         "priority",
         {"残疾人证", "Disability certificate"},
         true,
         {}},
        {"pregnant",
         {"孕产妇", "Pregnant or recently gave birth"},
         "priority",
         {"不用证件，说一声就行", "No papers needed: please just say so"},
         true,
         {}},
        {"infant",
         {"带婴幼儿", "With a baby or toddler"},
         "priority",
         {"不用证件，和孩子一起来就行", "No papers needed: come together with the child"},
         true,
         {}},
        {"ill",
         {"身体不适或病重", "Unwell or seriously ill"},
         "priority",
         {"不用证件，工作人员会照顾您", "No papers needed: staff will look after you"},
         true,
         {}},
        {"frail",
         {"行动不便", "Finds walking or standing hard"},
         "priority",
         {"不用证件，说一声就行", "No papers needed: please just say so"},
         true,
         {}},
        {"military",
         {"现役军人", "Serving member of the armed forces"},
         "priority",
         {"军人有效证件", "Valid service papers"},
         true,
         {}},
        {"military_family",
         {"军人家属", "Family of a serving soldier"},
         "priority",
         {"军属证件，或军人证件和关系证明", "Family papers, or the soldier's papers with proof of kinship"},
         true,
         {}},
        {"martyr_family",
         {"烈属等三属", "Family of the fallen or of a deceased soldier"},
         "priority",
         {"优待证（三属）", "Preferential-treatment card for such families"},
         true,
         {}},
    };
}

std::vector<Group> groups() {
    return {
        {"chronic",
         {"门诊慢特病", "Chronic disease"},
         {"高血压、糖尿病等\n病种认定、续期", "Hypertension, diabetes...\nrecognition and renewal"},
         "A",
         "heart-pulse",
         "waiting_b",
         false},
        {"reimbursement",
         {"报销", "Reimbursement"},
         {"门诊、住院费用\n自己先垫付的钱", "Outpatient and hospital bills\nyou have paid yourself"},
         "B",
         "receipt-text",
         "waiting_b",
         false},
        {"out_of_area",
         {"换地方看病", "Care elsewhere"},
         {"外地长住、外地工作\n转到外地医院", "Living or working elsewhere,\nreferral to another city"},
         "C",
         "map-pin",
         "waiting_a",
         false},
        {"enrolment",
         {"参保登记", "Enrolment"},
         {"新参保、续保\n改姓名电话等信息", "Join or renew,\nchange your details"},
         "D",
         "clipboard-pen",
         "waiting_a",
         false},
        {"maternity",
         {"生育", "Maternity"},
         {"产检、生育医疗费\n生育津贴", "Check-ups, birth costs,\nmaternity allowance"},
         "E",
         "baby",
         "waiting_c",
         false},
        {"assistance",
         {"救助", "Assistance"},
         {"参保缴费补贴\n医疗救助报销", "Help with contributions,\nhelp with medical bills"},
         "F",
         "hand-heart",
         "waiting_c",
         false},
        {"query",
         {"查询", "Look up"},
         {"查参保信息\n支取个人账户", "Enrolment records,\npersonal account"},
         "G",
         "search",
         "waiting_a",
         true},
        {"transfer",
         {"转移", "Transfer"},
         {"参保凭证\n医保关系转进转出", "Proof of enrolment,\nmove it in or out"},
         "H",
         "arrow-left-right",
         "waiting_a",
         true},
        {"institutions",
         {"单位业务", "For institutions"},
         {"医院药店申请定点\n定点费用结算", "Hospitals and pharmacies:\nagreements, settlement"},
         "J",
         "building-2",
         "waiting_c",
         true},
        {"long_term",
         {"长期护理保险失能等级评估申请", "Long-term care: assessment of disability"},
         {"上门评估预约\n护理服务和辅具申请", "Assessment at home,\ncare services and equipment"},
         "K",
         "an-icon-nobody-has",
         "waiting_c",
         true},
    };
}

Paper paper(std::string zh, std::string en, std::string noteZh, std::string noteEn, Paper::Kind kind, int copies = 0,
            bool idCard = false) {
    return {{std::move(zh), std::move(en)}, {std::move(noteZh), std::move(noteEn)}, kind, copies, idCard};
}

Item chronicRecognition() {
    return {"chronic_recognition",
            "chronic",
            {"门诊慢特病病种待遇认定", "Recognition of an outpatient chronic disease"},
            "2036025000",
            {paper("身份证", "ID card", "", "", Paper::Kind::original, 0, true),
             paper("病种待遇认定申请表", "Application form", "窗口领取，有人帮您填",
                   "from the desk, we help you fill it in", Paper::Kind::form),
             paper("病历和检查报告", "Medical records and reports", "近一年内，医院盖章",
                   "of the last year, stamped by the hospital", Paper::Kind::copy, 1),
             paper("近期照片", "Recent photograph", "", "", Paper::Kind::shared)},
            {"20 个工作日", "20 working days"},
            {{"受理", "Accept"}, {"审核", "Check"}, {"告知", "Inform"}},
            {"材料齐全，当场受理", "Accepted at once if the papers are complete"}};
}

Item hospitalReimbursement() {
    return {
        "hospital_reimbursement",
        "reimbursement",
        {"住院费用报销（含生育医疗费、计划生育医疗费手工报销）",
         "Hospital bills (also birth and family-planning costs paid by yourself)"},
        "2036023002",
        {paper("身份证或社保卡", "ID or social security card", "", "", Paper::Kind::original, 0, true),
         paper("住院收费票据", "Hospital receipt", "盖医院收费章", "stamped by the hospital", Paper::Kind::original),
         paper("住院费用清单", "Itemised bill", "盖章", "stamped", Paper::Kind::original),
         paper("出院小结或诊断证明", "Discharge summary or diagnosis", "盖章", "stamped", Paper::Kind::copy, 1),
         paper("银行卡", "Bank card", "本人的一类卡", "your own", Paper::Kind::copy, 1),
         paper("异地就医备案表", "Record of care elsewhere", "系统里能查到", "found in the system",
               Paper::Kind::shared),
         paper("意外伤害情况说明", "Account of the accident", "受伤才要", "after an accident", Paper::Kind::form),
         paper("代办人身份证", "Agent's ID card", "别人代办才要", "if somebody acts for you", Paper::Kind::copy, 1),
         paper("生育服务登记证明", "Birth registration", "", "", Paper::Kind::exempt)},
        {"30 个工作日", "30 working days"},
        {{"受理", "Accept"}, {"初审", "First check"}, {"复审", "Second check"}, {"支付", "Pay"}},
        {"材料齐全当场受理，到账发短信通知", "Accepted at once, a message when the money is paid"}};
}

Item simple(std::string id, std::string group, flows::Text name) {
    return {std::move(id),
            std::move(group),
            std::move(name),
            "",
            {paper("身份证或户口簿", "ID card or household register", "", "", Paper::Kind::original, 0, true),
             paper("登记表", "Form", "窗口领取，有人帮您填", "from the desk", Paper::Kind::form)},
            {"当场办结", "While you wait"},
            {{"受理", "Accept"}, {"审核", "Check"}, {"登记", "Record"}},
            {"材料齐全，10 分钟办好", "Ten minutes if the papers are complete"}};
}

std::vector<Item> items() {
    std::vector<Item> all{
        chronicRecognition(),
        hospitalReimbursement(),
        simple("clinic_reimbursement", "reimbursement", {"门诊费用报销", "Outpatient bills"}),
        simple("employer_enrolment", "enrolment", {"单位参保登记", "Enrol an employer"}),
        simple("employee_enrolment", "enrolment", {"职工参保登记", "Enrol an employee"}),
        simple("resident_enrolment", "enrolment", {"城乡居民参保登记", "Enrol a resident"}),
        simple("employer_change", "enrolment", {"单位参保信息变更登记", "Change an employer's details"}),
        simple("employee_change", "enrolment", {"职工参保信息变更登记", "Change an employee's details"}),
        simple("resident_change", "enrolment", {"城乡居民参保信息变更登记", "Change a resident's details"}),
        simple("back_pay", "enrolment", {"灵活就业人员补缴和退费申请", "Self-employed: back payment and refund"}),
        simple("personal_query", "query", {"参保人员信息查询", "Look up your enrolment"}),
    };
    all[2].papers.clear();
    return all;
}

} // namespace

flows::Catalogue catalogue() {
    flows::Catalogue site;
    site.siteName = {"清河镇便民服务中心", "Qinghe Town Service Centre"};
    site.siteSubtitle = {"医保服务示范点", "Medical insurance service point"};
    site.hotline = "6000 0150";
    site.takesAppointments = true;
    site.lanes = {{"ordinary", {"普通", "Ordinary"}, false}, {"priority", {"优先", "Priority"}, true}};
    site.claims = claims();
    site.zones = {{"waiting_a", {"甲区蓝色座椅", "Zone A, blue seats"}},
                  {"waiting_b", {"乙区绿色座椅", "Zone B, green seats"}},
                  {"waiting_c", {"丙区橙色座椅", "Zone C, orange seats"}}};
    site.groups = groups();
    site.items = items();
    return site;
}

flows::Catalogue smallCatalogue() {
    flows::Catalogue site = catalogue();
    site.takesAppointments = false;
    site.groups.resize(2);
    site.claims.resize(1);
    std::erase_if(site.items, [](const Item& item) { return item.group == "enrolment" || item.group == "query"; });
    return site;
}

flows::Surroundings surroundings() {
    flows::Surroundings now;
    now.serverReachable = true;
    now.openDesks = 4;
    now.groups = {{"chronic", 5, true, "A014", flows::WaitRange{12, 24}},
                  {"reimbursement", 8, true, "B025", flows::WaitRange{20, 38}},
                  {"out_of_area", 2, true, "C010"},
                  {"enrolment", 3, true, "D007"},
                  {"maternity", 0, true, {}},
                  {"assistance", 1, true, "F002"},
                  {"query", 0, true, {}},
                  {"transfer", 12, true, "H003"},
                  {"institutions", 1, false, "J001"},
                  {"long_term", 126, true, "K008"}};
    return now;
}

} // namespace fifteen::kiosk_samples
