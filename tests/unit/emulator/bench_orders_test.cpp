// SPDX-License-Identifier: Apache-2.0
#include "emulator/commands.hpp"
#include "support/temporary_directory.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace fifteen::emulator {
namespace {

namespace json = boost::json;

/// A bus nobody looks at.
class IdleFront final : public Front {
public:
    explicit IdleFront(std::vector<std::string>& names)
        : names_(names) {}

    std::unique_ptr<Port> addPort(DeviceModel&, const std::string& name) override {
        class IdlePort final : public Port {
        public:
            void plug() override { plugged_ = true; }

            void unplug() override { plugged_ = false; }

            bool isPlugged() const override { return plugged_; }

            void withModel(const std::function<void()>& change) override { change(); }

        private:
            bool plugged_ = false;
        };

        names_.push_back(name);
        return std::make_unique<IdlePort>();
    }

private:
    std::vector<std::string>& names_;
};

Placed<ReaderModelOptions> readerOn(const std::string& line) {
    Placed<ReaderModelOptions> reader{.line = line};
    reader.options.layout = ReaderLayout::serial;
    return reader;
}

/// Two of a kind, on a bus and on lines, with desks beside; no input devices, as in a virtual machine.
class BenchOrders : public testing::Test {
protected:
    static Config config() {
        Config config;
        config.readers = {{}, readerOn("low"), {}};
        config.printers.resize(2);
        config.printers[1].options.dialect = PrinterDialect::customVkp;
        config.printers[1].plugged = false;
        config.scanners = {{ScannerModelOptions{}}, {LineScannerOptions{}, true, "codes"}, {WedgeOptions{}}};
        config.navKeypad.emplace();
        config.socialReader = 1;
        config.keypads = {{{.pads = {1}, .evaluators = {21}}, true, "pads"},
                          {{.pads = {2}, .evaluators = {}}, true, "pads-2"}};
        config.signs = {{{7}, true, "signs"}};
        config.deck = {{"li", makeCardHolder({{"name", "李秀英"}, {"birth", "19550312"}})}};
        config.socialDeck.emplace_back("zhou", SocialCardOptions{});
        config.socialDeck.back().second.holder = makeCardHolder({{"name", "周敏"}, {"birth", "19871130"}});
        return config;
    }

    json::object ask(const std::string& order) { return perform(bench_, json::parse(order).as_object()); }

    /// What was wrong; empty: nothing.
    std::string problem(const std::string& order) {
        const auto answer = ask(order);
        return answer.contains("error") ? std::string(answer.at("error").as_string()) : std::string();
    }

    json::object device(std::string_view name) {
        const auto answer = ask(R"({"do":"devices"})");
        for (const auto& device : answer.at("devices").as_array()) {
            if (device.at("name").as_string() == name) {
                return device.as_object();
            }
        }
        return {};
    }

    support::TemporaryDirectory folder_;
    std::vector<std::string> onBus_;
    Bench bench_{config(), std::make_unique<IdleFront>(onBus_), folder_.path() / "lines", [](const BenchEvent&) {}};
};

TEST_F(BenchOrders, devicesListsWhatIsThereInItsOrder) {
    const auto answer = ask(R"({"do":"devices"})");
    EXPECT_EQ(answer.at("ok"), true);
    std::vector<std::string> names;
    for (const auto& device : answer.at("devices").as_array()) {
        names.emplace_back(device.at("name").as_string());
    }
    EXPECT_EQ(names, (std::vector<std::string>{"reader", "reader-2", "reader-3", "social-reader", "printer",
                                               "printer-2", "scanner", "scanner-2", "keypads", "keypads-2", "signs"}))
        << "and what types is left out: this front has no input devices";
    EXPECT_EQ(onBus_, (std::vector<std::string>{"reader", "reader-3", "printer", "printer-2", "scanner"}));
    EXPECT_EQ(answer.at("cards"), json::parse(R"([{"id":"li","name":"李秀英","kind":"resident"}])"));
    EXPECT_EQ(answer.at("social_cards"), json::parse(R"([{"id":"zhou","name":"周敏","generation":3}])"));
    EXPECT_EQ(device("reader").at("wiring"), "four");
    EXPECT_EQ(device("reader-2").at("wiring"), "serial");
    EXPECT_EQ(device("scanner-2").at("faults"), json::parse(R"(["none","flood","unfinished"])"));
    EXPECT_EQ(device("printer").at("faults").as_array().size(), 5U);
    EXPECT_EQ(device("printer-2").at("faults").as_array().size(), 11U) << "what only Custom's can say, too";
    EXPECT_FALSE(device("social-reader").contains("plugged"));
}

TEST_F(BenchOrders, anOrderIsForTheFirstOfItsKindUnlessItNamesAnother) {
    EXPECT_EQ(problem(R"({"do":"reader_fault","kind":"silent"})"), "");
    EXPECT_EQ(problem(R"({"do":"lay","card":"li","device":"reader-3"})"), "");
    EXPECT_EQ(device("reader").at("fault"), "silent");
    EXPECT_EQ(device("reader").at("card"), "");
    EXPECT_EQ(device("reader-3").at("fault"), "none");
    EXPECT_EQ(device("reader-3").at("card"), "li");
    EXPECT_EQ(problem(R"({"do":"lift","device":"reader-3"})"), "");
    EXPECT_EQ(device("reader-3").at("card"), "");
    EXPECT_EQ(problem(R"({"do":"plug","device":"printer-2"})"), "");
    EXPECT_EQ(device("printer-2").at("plugged"), true);
    EXPECT_EQ(problem(R"({"do":"unplug","device":"printer"})"), "");
    EXPECT_EQ(device("printer").at("plugged"), false);
}

TEST_F(BenchOrders, whatIsDoneToAPrinterIsSeenInItsState) {
    for (const auto* order :
         {R"({"do":"paper","state":"near_end"})", R"({"do":"cover","open":true})",
          R"({"do":"printer_fault","kind":"head_up","there":true})",
          R"({"do":"printer_fault","kind":"feed_held","there":true})", R"({"do":"cutter","stuck":true})",
          R"({"do":"printer_fault","kind":"feed_held","there":false})",
          R"({"do":"printer_trickle","bytes_per_second":200})"}) {
        ASSERT_EQ(problem(order), "") << order;
    }
    const auto printer = device("printer");
    EXPECT_EQ(printer.at("paper"), "near_end");
    EXPECT_EQ(printer.at("cover_open"), true);
    EXPECT_EQ(printer.at("faults_there"), json::parse(R"(["cutter","head_up"])"));
    EXPECT_EQ(printer.at("bytes_per_second"), 200);
    EXPECT_EQ(device("printer-2").at("paper"), "ok");
}

TEST_F(BenchOrders, keypadsAndSignsAreFoundByLineAndAddress) {
    EXPECT_EQ(problem(R"({"do":"press","pad":1,"key":"call"})"), "");
    EXPECT_EQ(problem(R"({"do":"press","pad":2,"key":"call"})"), "there is no device of that address");
    EXPECT_EQ(problem(R"({"do":"press","pad":2,"key":"call","device":"keypads-2"})"), "");
    EXPECT_EQ(problem(R"({"do":"press","pad":1,"key":"transfer","digits":"4x"})"), "\"digits\" has digits");
    EXPECT_EQ(problem(R"({"do":"rate","evaluator":21,"key":3})"), "");
    EXPECT_EQ(problem(R"({"do":"keypad_fault","address":21,"kind":"deaf"})"), "");
    EXPECT_EQ(device("keypads").at("evaluators").at(0).at("fault"), "deaf");
    EXPECT_EQ(device("keypads").at("pads").at(0).at("fault"), "none");
    EXPECT_EQ(problem(R"({"do":"sign_fault","sign":7,"kind":"dead"})"), "");
    EXPECT_EQ(device("signs").at("signs").at(0).at("fault"), "dead");
    EXPECT_EQ(problem(R"({"do":"sign_supply_fails","sign":8})"), "there is no device of that address");
}

TEST_F(BenchOrders, whatCannotBeIsSaid) {
    EXPECT_EQ(problem(R"({"do":"dance"})"), "no device of this bench knows this order");
    EXPECT_EQ(problem(R"({"do":"press","key":"next"})"), "no device of this bench knows this order") << "no keypad";
    EXPECT_EQ(problem(R"({"do":"scan","text":"1","device":"reader"})"), "no order for this device");
    EXPECT_NE(problem(R"({"do":"lift","device":"kettle"})").find("reader, reader-2"), std::string::npos);
    EXPECT_EQ(problem(R"({"do":"unplug","device":"social-reader"})"), "social-reader cannot be pulled out");
    EXPECT_EQ(problem(R"({"do":"scanner_fault","kind":"flood","device":"scanner-2"})"), "");
    EXPECT_EQ(problem(R"({"do":"scanner_fault","kind":"wrong_length","device":"scanner-2"})"),
              "a scanner on a serial line has no such fault");
    EXPECT_EQ(device("scanner-2").at("fault"), "flood") << "what it has not is not shown either";
    EXPECT_EQ(problem(R"({"do":"insert","card":"nobody"})"), "no social-security card of that id in the deck");
}

TEST(BenchWithoutLines, leavesDevicesOnLinesOut) {
    Config config;
    config.readers = {readerOn("low"), {}};
    config.keypads = {{{.pads = {1}, .evaluators = {}}, true, "pads"}};
    std::vector<std::string> onBus;
    const Bench bench(config, std::make_unique<IdleFront>(onBus), {}, [](const BenchEvent&) {});
    ASSERT_EQ(bench.devices().size(), 1U);
    EXPECT_EQ(bench.devices()[0]->name(), "reader");
}

} // namespace
} // namespace fifteen::emulator
