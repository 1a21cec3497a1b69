// SPDX-License-Identifier: Apache-2.0
#include "metrics.hpp"

#include "domain/forecast_score.hpp"
#include "domain/hall.hpp"
#include "mapping.hpp"
#include "routes.hpp"
#include "service/queue_service.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>

namespace fifteen::net {
namespace {

const prometheus::Histogram::BucketBoundaries seconds{0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05,
                                                      0.1,    0.2,   0.5,   1,     2,    5,    10};
constexpr std::array viewNames{"hall", "desk", "kiosk", "staff"};

} // namespace

struct Metrics::Figures {
    prometheus::Registry registry;
    prometheus::Family<prometheus::Counter>& requests = prometheus::BuildCounter()
                                                            .Name("fifteen_http_requests_total")
                                                            .Help("Requests answered, by route and status.")
                                                            .Register(registry);
    prometheus::Family<prometheus::Histogram>& durations = prometheus::BuildHistogram()
                                                               .Name("fifteen_http_request_seconds")
                                                               .Help("From the last byte of a request to its answer.")
                                                               .Register(registry);
    prometheus::Family<prometheus::Gauge>& streams =
        prometheus::BuildGauge().Name("fifteen_streams").Help("Streams open, by view.").Register(registry);
    prometheus::Counter& behind = prometheus::BuildCounter()
                                      .Name("fifteen_stream_snapshots_for_slow_clients_total")
                                      .Help("Backlogs dropped for a snapshot.")
                                      .Register(registry)
                                      .Add({});
    prometheus::Counter& refused = prometheus::BuildCounter()
                                       .Name("fifteen_connections_refused_total")
                                       .Help("Connections beyond the limit.")
                                       .Register(registry)
                                       .Add({});
    prometheus::Family<prometheus::Histogram>& acknowledgements =
        prometheus::BuildHistogram()
            .Name("fifteen_call_acknowledged_seconds")
            .Help("From a call's decision to a display's word that it was shown or spoken.")
            .Register(registry);
    prometheus::Family<prometheus::Gauge>& waiting =
        prometheus::BuildGauge().Name("fifteen_tickets_waiting").Help("Tickets waiting, by group.").Register(registry);
    prometheus::Gauge& tickets =
        prometheus::BuildGauge().Name("fifteen_tickets_today").Help("Tickets of the day.").Register(registry).Add({});
    prometheus::Gauge& events =
        prometheus::BuildGauge().Name("fifteen_journal_events").Help("Events on the disk.").Register(registry).Add({});
    prometheus::Gauge& disk = prometheus::BuildGauge()
                                  .Name("fifteen_disk_healthy")
                                  .Help("1 while the disk takes what it is given.")
                                  .Register(registry)
                                  .Add({});
    prometheus::Gauge& connections =
        prometheus::BuildGauge().Name("fifteen_connections").Help("Connections open.").Register(registry).Add({});

    prometheus::Family<prometheus::Gauge>& forecastTickets =
        prometheus::BuildGauge()
            .Name("fifteen_forecast_tickets")
            .Help("Tickets of the day that were told a wait, had to wait and were called, by lane.")
            .Register(registry);
    prometheus::Family<prometheus::Gauge>& forecastInside = prometheus::BuildGauge()
                                                                .Name("fifteen_forecast_inside_ratio")
                                                                .Help("Share of them called within the range told.")
                                                                .Register(registry);
    prometheus::Family<prometheus::Gauge>& forecastNear = prometheus::BuildGauge()
                                                              .Name("fifteen_forecast_within_5_minutes_ratio")
                                                              .Help("Share of them within 5 minutes of the middle.")
                                                              .Register(registry);
    prometheus::Family<prometheus::Gauge>& forecastOff = prometheus::BuildGauge()
                                                             .Name("fifteen_forecast_error_seconds")
                                                             .Help("Mean distance from the middle.")
                                                             .Register(registry);
    prometheus::Gauge& violations = prometheus::BuildGauge()
                                        .Name("fifteen_order_bound_violations_total")
                                        .Help("Calls that passed somebody against the starvation bound; never any.")
                                        .Register(registry)
                                        .Add({});

    prometheus::Family<prometheus::Gauge>& notices =
        prometheus::BuildGauge()
            .Name("fifteen_notices_today")
            .Help("Notices of missing papers; repeated: not the first in their matter.")
            .Register(registry);
    prometheus::Family<prometheus::Gauge>& ratings = prometheus::BuildGauge()
                                                         .Name("fifteen_ratings_today")
                                                         .Help("Ratings of the service by visitors, by stars.")
                                                         .Register(registry);
    prometheus::Family<prometheus::Gauge>& matters =
        prometheus::BuildGauge()
            .Name("fifteen_matters")
            .Help("Matters taken on and not settled, by how near they are to their day.")
            .Register(registry);

    prometheus::Family<prometheus::Gauge>& deviceState =
        prometheus::BuildGauge()
            .Name("fifteen_device_state")
            .Help("1 for the state a device of a kiosk or a desk is in; no sample while nobody tells of it.")
            .Register(registry);
    prometheus::Family<prometheus::Gauge>& deviceDone =
        prometheus::BuildGauge()
            .Name("fifteen_device_operations")
            .Help("Cards read, tickets printed, codes scanned, keys pressed since the program started, by outcome.")
            .Register(registry);
    prometheus::Family<prometheus::Gauge>& deviceLost =
        prometheus::BuildGauge()
            .Name("fifteen_device_disconnections")
            .Help("How often the device went away since its program started.")
            .Register(registry);
    std::vector<std::pair<prometheus::Family<prometheus::Gauge>*, prometheus::Gauge*>> deviceSamples;

    void setForecast(const domain::Hall& hall);
    void setMatters(const domain::Hall& hall, std::int32_t today);
    void setRatings(const domain::Hall& hall);
    void setDevices(const Presence& presence);

    // Finding a family's member by its labels costs more than parsing the request did: kept once found.
    std::map<std::pair<std::size_t, std::uint16_t>, prometheus::Counter*> requestOf;
    std::map<std::size_t, prometheus::Histogram*> durationOf;
};

Metrics::Metrics()
    : figures_(std::make_unique<Figures>()) {}

Metrics::~Metrics() = default;

void Metrics::answered(std::size_t route, std::uint16_t status, std::chrono::steady_clock::duration took) {
    const std::string_view pattern = patternOf(route);
    prometheus::Counter*& counter = figures_->requestOf[{route, status}];
    if (counter == nullptr) {
        counter = &figures_->requests.Add({{"route", std::string(pattern)}, {"status", std::to_string(status)}});
    }
    counter->Increment();
    prometheus::Histogram*& histogram = figures_->durationOf[route];
    if (histogram == nullptr) {
        histogram = &figures_->durations.Add({{"route", std::string(pattern)}}, seconds);
    }
    histogram->Observe(std::chrono::duration<double>(took).count());
}

void Metrics::streamOpened(View view) {
    figures_->streams.Add({{"view", viewNames[static_cast<std::size_t>(view)]}}).Increment();
}

void Metrics::streamClosed(View view) {
    figures_->streams.Add({{"view", viewNames[static_cast<std::size_t>(view)]}}).Decrement();
}

void Metrics::fellBehind() {
    figures_->behind.Increment();
}

void Metrics::connectionRefused() {
    figures_->refused.Increment();
}

void Metrics::acknowledged(std::string_view stage, std::chrono::milliseconds after) {
    figures_->acknowledgements.Add({{"stage", std::string(stage)}}, seconds)
        .Observe(std::chrono::duration<double>(after).count());
}

void Metrics::Figures::setForecast(const domain::Hall& hall) {
    const domain::ForecastScore score = domain::scoreOf(hall);
    for (std::size_t i = 0; i < hall.site().lanes.size(); ++i) {
        const auto lane = i < score.lanes().size() ? score.lanes()[i] : domain::LaneScore{};
        const prometheus::Labels labels{{"lane", hall.site().lanes[i].id}};
        forecastTickets.Add(labels).Set(static_cast<double>(lane.count));
        const auto set = [&](prometheus::Family<prometheus::Gauge>& family, std::uint64_t sum) {
            prometheus::Gauge& gauge = family.Add(labels);
            if (lane.count > 0) {
                gauge.Set(static_cast<double>(sum) / static_cast<double>(lane.count));
            } else {
                family.Remove(&gauge); // of nobody there is no share: not yesterday's either
            }
        };
        set(forecastInside, lane.inside);
        set(forecastNear, lane.fiveMinutes);
        set(forecastOff, lane.offS);
    }
}

void Metrics::Figures::setMatters(const domain::Hall& hall, std::int32_t today) {
    std::uint32_t given = 0;
    std::uint32_t repeated = 0;
    for (const domain::Desk& desk : hall.desks()) {
        given += desk.today.notices;
        repeated += desk.today.repeatedNotices;
    }
    notices.Add({{"repeated", "false"}}).Set(given - repeated);
    notices.Add({{"repeated", "true"}}).Set(repeated);
    std::map<std::string_view, int> counts{{"open", 0}, {"due_soon", 0}, {"overdue", 0}};
    for (const domain::Matter& matter : hall.matters()) {
        ++counts[urgencyOf(hall, matter.due, today)];
    }
    for (const auto& [state, count] : counts) {
        matters.Add({{"state", std::string(state)}}).Set(count);
    }
}

void Metrics::Figures::setRatings(const domain::Hall& hall) {
    std::array<std::uint32_t, 5> counts{};
    for (const domain::Desk& desk : hall.desks()) {
        std::ranges::transform(counts, desk.today.ratings, counts.begin(), std::plus());
    }
    for (std::size_t i = 0; i < counts.size(); ++i) {
        ratings.Add({{"grade", std::to_string(i + 1)}}).Set(counts[i]);
    }
}

/// Written anew each time: a device that is gone from a kiosk's list, or a state it has left, leaves no sample behind.
void Metrics::Figures::setDevices(const Presence& presence) {
    for (const auto& [family, sample] : deviceSamples) {
        family->Remove(sample);
    }
    deviceSamples.clear();
    const auto set = [this](prometheus::Family<prometheus::Gauge>& family, const prometheus::Labels& labels,
                            std::int64_t value) {
        prometheus::Gauge& sample = family.Add(labels);
        sample.Set(static_cast<double>(value));
        if (std::ranges::find(deviceSamples, &sample, &decltype(deviceSamples)::value_type::second) ==
            deviceSamples.end()) {
            deviceSamples.emplace_back(&family, &sample); // two devices of one name share their sample
        }
    };
    const auto setAll = [this, &set](const prometheus::Labels& where, bool online,
                                     const std::vector<protocol::DeviceReport>& devices) {
        for (const auto& device : devices) {
            auto whose = where;
            whose.insert({{"device", device.device}, {"kind", device.kind}});
            const auto with = [&whose](const std::string& name, const std::string& value) {
                auto labels = whose;
                labels[name] = value;
                return labels;
            };
            if (online) {
                set(deviceState, with("state", device.state), 1);
            }
            set(deviceDone, with("outcome", "done"), device.done);
            set(deviceDone, with("outcome", "failed"), device.failed);
            set(deviceLost, whose, device.lost);
        }
    };
    for (const auto& kiosk : presence.devices()) {
        setAll({{"kiosk", kiosk.kiosk}}, kiosk.online, kiosk.devices);
    }
    for (const auto& desk : presence.deskDevices()) {
        setAll({{"desk", std::to_string(desk.desk)}}, desk.online, desk.devices);
    }
}

std::string Metrics::text(service::QueueService& service, const Presence& presence, std::size_t connections) {
    const domain::Hall& hall = service.shown();
    figures_->setForecast(hall);
    figures_->setMatters(hall, hall.dayOf(hall.clockAt(service.now())));
    figures_->setRatings(hall);
    figures_->setDevices(presence);
    figures_->violations.Set(static_cast<double>(service.boundViolations()));
    for (std::size_t i = 0; i < hall.site().groups.size(); ++i) {
        figures_->waiting.Add({{"group", hall.site().groups[i].id}})
            .Set(static_cast<double>(hall.waiting(static_cast<domain::GroupIndex>(i))));
    }
    figures_->tickets.Set(static_cast<double>(hall.ticketCount()));
    figures_->events.Set(static_cast<double>(service.published().eventCount()));
    figures_->disk.Set(service.healthy() ? 1 : 0);
    figures_->connections.Set(static_cast<double>(connections));
    return prometheus::TextSerializer().Serialize(figures_->registry.Collect());
}

} // namespace fifteen::net
