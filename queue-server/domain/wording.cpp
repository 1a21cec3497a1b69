// SPDX-License-Identifier: Apache-2.0
#include "domain/wording.hpp"

namespace fifteen::domain {
namespace {

std::string percentOf(const ComparedHead& head) {
    return std::to_string(usedPercent(head.waited, head.promise));
}

/// Whether both have used exactly the same share: then what counts is who stood there first.
bool sameShare(const ComparedHead& a, const ComparedHead& b) {
    return a.waited.count() * b.promise.count() == b.waited.count() * a.promise.count();
}

/// How the one that is compared with is called: in front of a figure, and of "too".
struct Other {
    std::string zh;
    std::string zhToo;
    std::string en;
};

/// The end of a sentence that has said the share of `first`. `ordered`: the larger share came first.
Words comparedWith(const ComparedHead& first, const ComparedHead& second, const Other& other, bool ordered) {
    const auto percent = percentOf(second);
    if (!ordered || percentOf(first) != percent) {
        return {"，" + other.zh + percent + "%。", ", " + other.en + percent + " %."};
    }
    const bool same = sameShare(first, second);
    return {"，" + other.zhToo + percent + (same ? "%，排在后面。" : "%，略少一点。"),
            ", " + other.en + percent + (same ? " % too, and stood behind it." : " % too, a little less.")};
}

} // namespace

std::int64_t usedPercent(Duration waited, Duration promise) {
    return promise > Duration::zero() && waited > Duration::zero() ? waited.count() * 100 / promise.count() : 0;
}

Words whyCalled(std::span<const ComparedHead> heads, CallKind kind) {
    if (heads.empty()) {
        return {};
    }
    const auto& called = heads.front();
    const auto number = called.number.text();
    Words words{number, number};
    if (kind.outOfOrder) {
        words = {"工作人员按规定先叫了 " + number + "，它",
                 "Staff called " + number + " for a reason of their own. It"};
    } else if (kind.markedFirst) {
        words = {"绿色通道窗口先叫优先的号：" + number, "A green desk takes priority first: " + number};
    }
    words.zh += kind.outOfOrder ? "已用去承诺时间的 " : " 已用去承诺时间的 ";
    words.zh += percentOf(called) + "%";
    words.en += " had used " + percentOf(called) + " % of its promised time";
    if (heads.size() == 1) {
        return {words.zh + "，没有别的队在等。", words.en + "; no other line was waiting."};
    }
    const auto second = heads[1].number.text() + " ";
    const auto rest =
        comparedWith(called, heads[1], {second, second + "也是 ", second}, !kind.outOfOrder && !kind.markedFirst);
    return {words.zh + rest.zh, words.en + rest.en};
}

Words whyPassed(const ComparedHead& called, const ComparedHead& passed, CallKind kind) {
    const auto number = called.number.text();
    if (kind.outOfOrder) {
        return {"工作人员按规定先叫了 " + number + "。", "Staff called " + number + " first, as the rules allow."};
    }
    if (kind.markedFirst) {
        return {number + " 是在绿色通道窗口叫的。", number + " was called at a green desk."};
    }
    const auto rest = comparedWith(called, passed, {"您当时 ", "您当时也是 ", "you "}, true);
    return {number + " 比您先叫：它已用去承诺时间的 " + percentOf(called) + "%" + rest.zh,
            number + " was called before you: it had used " + percentOf(called) + " % of its promised time" + rest.en};
}

} // namespace fifteen::domain
