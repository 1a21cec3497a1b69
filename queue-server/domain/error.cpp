// SPDX-License-Identifier: Apache-2.0
#include "domain/error.hpp"

namespace fifteen::domain {
namespace {

class Category final : public boost::system::error_category {
public:
    const char* name() const noexcept override { return "fifteen.domain"; }

    std::string message(int value) const override {
        switch (static_cast<Error>(value)) {
        case Error::unknownItem:
            return "this site does not offer the item";
        case Error::itemsOfSeveralGroups:
            return "the items belong to several groups";
        case Error::noItem:
            return "a ticket needs at least one item";
        case Error::unknownClaim:
            return "this site does not know the claim";
        case Error::groupClosed:
            return "no desk of this site serves the group";
        case Error::numbersUsedUp:
            return "the group has no number left today";
        case Error::unknownTicket:
            return "there is no such ticket today";
        case Error::ticketWrongState:
            return "the ticket is not in a state that allows this";
        case Error::ticketElsewhere:
            return "the ticket is at another desk";
        case Error::unknownDesk:
            return "this site has no such desk";
        case Error::deskClosed:
            return "the desk is not open";
        case Error::deskBusy:
            return "a visitor is at the desk";
        case Error::unknownHelpRequest:
            return "there is no such open help request";
        case Error::tooManyItems:
            return "too many items on one ticket";
        case Error::ticketExists:
            return "the ticket's id is taken";
        case Error::hallClosed:
            return "the hall gives out no numbers now";
        case Error::unknownGroup:
            return "this site has no such group";
        case Error::unknownLane:
            return "this site has no such lane";
        case Error::unknownReason:
            return "this site does not know the reason";
        case Error::nothingDeclared:
            return "the ticket has no claim to be decided";
        case Error::unknownAppointment:
            return "there is no such appointment";
        case Error::appointmentUsed:
            return "the appointment has its ticket already";
        case Error::appointmentPast:
            return "the appointment's time is over";
        case Error::appointmentNotToday:
            return "the appointment is for another day";
        case Error::noAppointments:
            return "this site takes no appointments";
        case Error::unusablePolicy:
            return "the policy lacks a promise";
        case Error::itemDoneAtOnce:
            return "the site promises the item while the visitor waits: there is nothing to take on";
        case Error::unknownMatter:
            return "no such matter is open";
        case Error::noPaper:
            return "a notice names what is missing";
        case Error::ratedAlready:
            return "the visit has been rated";
        case Error::ratingOver:
            return "the visit can be rated no more";
        }
        return "unknown error";
    }
};

} // namespace

const boost::system::error_category& errorCategory() noexcept {
    static const Category category;
    return category;
}

} // namespace fifteen::domain
