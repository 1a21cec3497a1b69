// SPDX-License-Identifier: Apache-2.0
#include "domain/forecast_score.hpp"
#include "service/forecaster.hpp"

namespace fifteen::service {

Outlook outlookOf(const domain::ForecastInput& input, bool withAdvice) {
    const auto forecast = domain::forecast(input);
    Outlook outlook;
    outlook.at = input.now;
    for (const auto& lanes : forecast.newTicket) {
        auto& told = outlook.newTickets.emplace_back();
        for (const auto& wait : lanes) {
            told.push_back(wait ? std::optional{domain::toldAs(*wait)} : std::nullopt);
        }
    }
    for (std::size_t i = 0; i < input.waiting.size(); ++i) {
        if (forecast.waiting[i]) {
            outlook.tickets.emplace(input.waiting[i].id, domain::toldAs(*forecast.waiting[i]));
        }
    }
    outlook.dangers = domain::dangersOf(input, forecast);
    if (withAdvice) {
        outlook.advice = domain::adviseDesk(input, forecast);
    }
    return outlook;
}

} // namespace fifteen::service
