// SPDX-License-Identifier: Apache-2.0
#include "scenario_json.hpp"

#include <boost/json.hpp>

#include <cmath>
#include <initializer_list>
#include <optional>

namespace fifteen::apps {
namespace {

namespace json = boost::json;
using simulator::Scenario;

[[noreturn]] void fail(const std::string& key, const std::string& problem) {
    throw ScenarioError(key + ": " + problem);
}

/// One object of the text; refuses keys nobody knows.
class Object {
public:
    Object(const json::value& value, std::string key, std::initializer_list<std::string_view> known)
        : key_(std::move(key)) {
        if (!value.is_object()) {
            fail(key_.empty() ? "$" : key_, "must be an object");
        }
        object_ = &value.get_object();
        for (const auto& [name, ignored] : *object_) {
            if (std::find(known.begin(), known.end(), std::string_view(name)) == known.end()) {
                fail(path(std::string_view(name)), "is not known");
            }
        }
    }

    std::string path(std::string_view name) const { return (key_.empty() ? "" : key_ + ".") + std::string(name); }

    const json::value* find(std::string_view name) const { return object_->if_contains(name); }

    const json::value& at(std::string_view name) const {
        const auto* const value = find(name);
        if (value == nullptr) {
            fail(path(name), "is missing");
        }
        return *value;
    }

    double number(std::string_view name) const { return numberOf(at(name), path(name)); }

    double number(std::string_view name, double fallback) const {
        return find(name) == nullptr ? fallback : number(name);
    }

    std::string text(std::string_view name) const {
        const auto& value = at(name);
        if (!value.is_string()) {
            fail(path(name), "must be a string");
        }
        return std::string(value.get_string());
    }

    static double numberOf(const json::value& value, const std::string& key) {
        if (!value.is_number()) {
            fail(key, "must be a number");
        }
        return value.to_number<double>();
    }

private:
    std::string key_;
    const json::object* object_ = nullptr;
};

std::int64_t wholeNumber(double value, const std::string& key, double least, double most) {
    if (!(value >= least && value <= most) || value != std::floor(value)) {
        fail(key, "must be a whole number from " + std::to_string(static_cast<std::int64_t>(least)) + " to " +
                      std::to_string(static_cast<std::int64_t>(most)));
    }
    return static_cast<std::int64_t>(value);
}

std::vector<simulator::Rate> readRates(const Object& lane) {
    const auto& value = lane.at("arrivals_per_hour");
    const auto key = lane.path("arrivals_per_hour");
    if (!value.is_array()) {
        return {{0, Object::numberOf(value, key)}};
    }
    std::vector<simulator::Rate> rates;
    for (const auto& entry : value.get_array()) {
        if (!entry.is_array() || entry.get_array().size() != 2) {
            fail(key, "must be a number or a list of [hour, rate]");
        }
        rates.push_back({Object::numberOf(entry.get_array()[0], key), Object::numberOf(entry.get_array()[1], key)});
    }
    return rates;
}

simulator::ScenarioLane readLane(const json::value& value, const std::string& key) {
    const Object object(value, key, {"lane", "arrivals_per_hour", "mean_service_s", "service", "cv", "promise_s"});
    simulator::ScenarioLane lane;
    lane.name = object.text("lane");
    lane.rates = readRates(object);
    lane.meanServiceS = object.number("mean_service_s");
    const auto service = object.find("service") == nullptr ? "exponential" : object.text("service");
    if (service != "exponential" && service != "lognormal") {
        fail(object.path("service"), "must be exponential or lognormal");
    }
    lane.service = service == "lognormal" ? simulator::Service::lognormal : simulator::Service::exponential;
    lane.cv = object.number("cv", lane.service == simulator::Service::lognormal ? 0.7 : 1);
    lane.promiseS = object.number("promise_s");
    return lane;
}

void readDiscipline(const json::value& value, Scenario& scenario) {
    const Object object(value, "discipline", {"kind", "calls", "cap_s"});
    const auto kind = object.text("kind");
    if (kind == "fifo") {
        scenario.order = simulator::Order::fifo;
    } else if (kind == "strict") {
        scenario.order = simulator::Order::strict;
    } else if (kind == "accumulating") {
        scenario.order = simulator::Order::accumulating;
    } else if (kind == "age_cap") {
        scenario.order = simulator::Order::ageCap;
        scenario.capS = object.number("cap_s");
    } else if (kind == "ratio") {
        scenario.order = simulator::Order::ratio;
        const auto& calls = object.at("calls");
        if (!calls.is_object()) {
            fail("discipline.calls", "must be an object of lane and number");
        }
        for (const auto& [lane, count] : calls.get_object()) {
            const auto key = "discipline.calls." + std::string(lane);
            scenario.calls.emplace_back(lane, wholeNumber(Object::numberOf(count, key), key, 1, 1000));
        }
    } else {
        fail("discipline.kind", "must be fifo, strict, accumulating, ratio or age_cap");
    }
}

} // namespace

Scenario readScenario(std::string_view text) {
    boost::system::error_code error;
    const auto value = json::parse(text, error);
    if (error) {
        throw ScenarioError("not JSON: " + error.message());
    }
    const Object object(value, "", {"seed", "hours", "warmup_hours", "day_hours", "desks", "discipline", "lanes"});
    Scenario scenario;
    scenario.seed = static_cast<std::uint64_t>(wholeNumber(object.number("seed", 1), "seed", 0, 9007199254740991.0));
    scenario.hours = object.number("hours");
    scenario.warmupHours = object.number("warmup_hours", 0);
    scenario.dayHours = object.number("day_hours", 0);
    scenario.desks = static_cast<int>(wholeNumber(object.number("desks"), "desks", 1, 999));
    if (object.find("day_hours") != nullptr && scenario.dayHours <= 0) {
        fail("day_hours", "must be more than 0");
    }
    readDiscipline(object.at("discipline"), scenario);
    const auto& lanes = object.at("lanes");
    if (!lanes.is_array()) {
        fail("lanes", "must be a list");
    }
    for (std::size_t i = 0; i < lanes.get_array().size(); ++i) {
        scenario.lanes.push_back(readLane(lanes.get_array()[i], "lanes[" + std::to_string(i) + "]"));
    }
    if (const auto defect = simulator::defectOf(scenario); !defect.empty()) {
        throw ScenarioError(defect);
    }
    return scenario;
}

std::string writeFigures(const simulator::ScenarioFigures& figures, double elapsedS) {
    json::array lanes;
    for (const auto& lane : figures.lanes) {
        lanes.push_back({{"lane", lane.lane},
                         {"served", lane.served},
                         {"mean_wait_s", lane.meanWaitS},
                         {"p50_wait_s", lane.p50WaitS},
                         {"p95_wait_s", lane.p95WaitS},
                         {"max_wait_s", lane.maxWaitS},
                         {"within_promise", lane.withinPromise}});
    }
    return json::serialize(json::object{{"lanes", std::move(lanes)},
                                        {"mean_wait_s", figures.meanWaitS},
                                        {"utilisation", figures.utilisation},
                                        {"events", figures.events},
                                        {"elapsed_s", elapsedS}});
}

} // namespace fifteen::apps
