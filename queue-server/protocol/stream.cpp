// SPDX-License-Identifier: Apache-2.0
#include "protocol/stream.hpp"

#include "json_parse.hpp"
#include "json_reader.hpp"
#include "json_writer.hpp"
#include "protocol/codec.hpp"

namespace fifteen::protocol {
namespace {

template <class T>
bool same(const T& a, const T& b) {
    if constexpr (boost::describe::has_describe_members<T>::value) {
        bool equal = true;
        boost::mp11::mp_for_each<json::Members<T>>(
            [&](auto member) { equal = equal && same(a.*member.pointer, b.*member.pointer); });
        return equal;
    } else if constexpr (json::IsVector<T>::value) {
        bool equal = a.size() == b.size();
        for (std::size_t i = 0; equal && i < a.size(); ++i) {
            equal = same(a[i], b[i]);
        }
        return equal;
    } else if constexpr (json::IsOptional<T>::value) {
        return a.has_value() == b.has_value() && (!a || same(*a, *b));
    } else {
        return a == b;
    }
}

/// Reads those members of `set` that the state has into a copy of it; null takes an optional one away.
template <class State>
bool readChanges(json::Reader& reader, const boost::json::object& set, State& state) {
    bool good = true;
    boost::mp11::mp_for_each<json::Members<State>>([&](auto member) {
        const boost::json::value* found = good ? set.if_contains(member.name) : nullptr;
        if (found == nullptr) {
            return;
        }
        auto& field = state.*member.pointer;
        std::size_t seen = 0;
        if constexpr (json::IsOptional<std::remove_cvref_t<decltype(field)>>::value) {
            if (found->is_null()) {
                field.reset();
                return;
            }
        }
        good = reader.readMember(set, member.name, field, seen);
    });
    return good;
}

} // namespace

template <class State>
std::string snapshotFrame(std::string_view stream, std::int64_t seq, const State& state) {
    std::string out = R"({"type":"snapshot","stream":)";
    json::appendString(out, stream);
    out += ",\"seq\":";
    json::append(out, seq);
    out += ",\"state\":";
    json::append(out, state);
    out += '}';
    return out;
}

template <class State>
std::optional<std::string> updateFrame(std::int64_t seq, const State& before, const State& after) {
    std::string out = R"({"type":"update","seq":)";
    json::append(out, seq);
    out += ",\"set\":";
    char separator = '{';
    boost::mp11::mp_for_each<json::Members<State>>([&](auto member) {
        const auto& field = after.*member.pointer;
        if (same(before.*member.pointer, field)) {
            return;
        }
        out += separator;
        separator = ',';
        out += '"';
        out += member.name;
        out += "\":";
        if constexpr (json::IsOptional<std::remove_cvref_t<decltype(field)>>::value) {
            field ? json::append(out, *field) : void(out += "null");
        } else {
            json::append(out, field);
        }
    });
    if (separator == '{') {
        return std::nullopt;
    }
    out += "}}";
    return out;
}

template <class State>
Result<void> Mirror<State>::apply(std::string_view frame) {
    json::Tree tree;
    const auto root = tree.parse(frame, maxAnswerBytes);
    if (!root) {
        return root.error();
    }
    if (!(*root)->is_object()) {
        return Fault{Error::wrongType, "$"};
    }
    const boost::json::object& object = (*root)->get_object();
    json::Reader reader(json::Unknown::ignored);
    std::size_t seen = 0;
    std::string type;
    std::int64_t seq = 0;
    if (!reader.readMember(object, "type", type, seen)) {
        return reader.fault();
    }
    if (type != "snapshot" && type != "update") {
        return {};
    }
    if (!reader.readMember(object, "seq", seq, seen)) {
        return reader.fault();
    }
    if (type == "snapshot") {
        State fresh;
        std::string stream;
        if (!reader.readMember(object, "stream", stream, seen) || !reader.readMember(object, "state", fresh, seen)) {
            return reader.fault();
        }
        state_ = std::move(fresh);
        stream_ = std::move(stream);
        seq_ = seq;
        return {};
    }
    if (stream_.empty() || seq != seq_ + 1) {
        return Fault{Error::outOfOrder, "$.seq"};
    }
    const boost::json::value* set = object.if_contains("set");
    if (set == nullptr || !set->is_object()) {
        return Fault{set == nullptr ? Error::missingMember : Error::wrongType, "$.set"};
    }
    State changed = state_;
    if (!readChanges(reader, set->get_object(), changed)) {
        reader.under("set");
        return reader.fault();
    }
    state_ = std::move(changed);
    seq_ = seq;
    return {};
}

#define FIFTEEN_VIEW(State)                                                                                            \
    template std::string snapshotFrame(std::string_view, std::int64_t, const State&);                                  \
    template std::optional<std::string> updateFrame(std::int64_t, const State&, const State&);                         \
    template class Mirror<State>;

FIFTEEN_VIEW(HallState)
FIFTEEN_VIEW(DeskState)
FIFTEEN_VIEW(KioskState)
FIFTEEN_VIEW(StaffState)
#undef FIFTEEN_VIEW

} // namespace fifteen::protocol
