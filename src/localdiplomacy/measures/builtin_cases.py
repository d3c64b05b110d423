"""Built-in indicators of cases and questions: how many, how many of them closed or answered, how long they take."""

from ..model.conditions import Operator, Where
from ..model.texts import Text
from .defining import share
from .entry_indicators import either, filled_in, lines, mean, people, went_through
from .indicators import Direction, Indicator

_CLOSED = (went_through("closed"),)
_MINUTES_OF_AN_HOUR = 60
_PROTECTION, _CASE = "case.consular-protection", "case.foreign-related"


def _closing(area: str, zh: str, en: str, kind: str, all_of: str) -> tuple[Indicator, ...]:
    """Return how many of the cases of a kind are closed, their share, and how long they take."""
    named = en[0].upper() + en[1:]
    return (
        lines(
            f"{area}.closed",
            f"办结的{zh}",
            f"{named}, closed",
            "cases",
            kind,
            what=Text(f"已办结的{zh}", f"{en} that were closed"),
            also=_CLOSED,
        ),
        share(
            f"{area}.closed_share",
            f"{zh}办结率",
            f"{named}, share closed",
            f"{area}.closed",
            all_of,
            Text(f"办结的占全部{zh}", f"{en} closed, of all of them"),
        ),
        mean(
            f"{area}.days",
            f"{zh}平均办理天数",
            f"{named}, mean days",
            "days",
            "details.days",
            kind,
            what=Text(f"{zh}办理天数的平均数", f"the mean of the days that {en} took"),
            direction=Direction.LESS,
        ),
    )


_PROTECTED: tuple[Indicator, ...] = (
    lines(
        "protection.cases",
        "领事保护案件",
        "Consular-protection cases",
        "cases",
        _PROTECTION,
        what=Text("领事保护案件", "consular-protection cases"),
    ),
    people(
        "protection.people",
        "领事保护案件涉及人数",
        "Consular-protection cases, people",
        _PROTECTION,
        what=Text("领事保护案件涉及的人数", "people concerned by consular-protection cases"),
    ),
    *_closing("protection", "领事保护案件", "consular-protection cases", _PROTECTION, "protection.cases"),
    mean(
        "protection.response_minutes",
        "领事保护平均响应时间",
        "Consular protection, mean minutes to respond",
        "minutes",
        "details.response_minutes",
        _PROTECTION,
        what=Text("首次响应用时的平均数", "the mean of the minutes to the first response"),
        direction=Direction.LESS,
    ),
    lines(
        "protection.within_hour",
        "一小时内响应的领事保护案件",
        "Consular-protection cases answered within the hour",
        "cases",
        _PROTECTION,
        what=Text("首次响应用时不超过一小时的案件", "cases first answered within an hour"),
        also=(Where(field="details.response_minutes", op=Operator.AT_MOST, value=_MINUTES_OF_AN_HOUR),),
    ),
    share(
        "protection.within_hour_share",
        "一小时响应率",
        "Share answered within the hour",
        "protection.within_hour",
        "protection.cases",
        Text("一小时内响应的占全部领事保护案件", "cases answered within the hour, of all consular-protection cases"),
    ),
    *_closing("cases", "涉外案（事）件", "foreign-related cases", _CASE, "cases.count"),
)

_ASKED: tuple[Indicator, ...] = (
    lines("enquiries.count", "咨询", "Enquiries", "times", "enquiry", what=Text("咨询", "enquiries")),
    lines(
        "enquiries.answered",
        "已答复的咨询",
        "Enquiries answered",
        "times",
        "enquiry",
        what=Text(
            "填有答复日期或状态为已答复、办结的咨询", "enquiries with a day of the answer, or answered or closed"
        ),
        also=(either(filled_in("details.answered_on"), went_through("answered", "closed")),),
    ),
    share(
        "enquiries.answered_share",
        "咨询答复率",
        "Share of enquiries answered",
        "enquiries.answered",
        "enquiries.count",
        Text("已答复的占全部咨询", "enquiries answered, of all enquiries"),
    ),
    lines(
        "hotline.calls", "热线来电", "Hotline calls", "times", "hotline", what=Text("热线来电", "calls to the hotline")
    ),
    lines(
        "hotline.answered",
        "已接听的热线来电",
        "Hotline calls answered",
        "times",
        "hotline",
        what=Text("已接听的热线来电", "calls to the hotline that were answered"),
        also=(Where(field="details.answered", value=True),),
    ),
    share(
        "hotline.answered_share",
        "热线接听率",
        "Share of hotline calls answered",
        "hotline.answered",
        "hotline.calls",
        Text("已接听的占全部来电", "calls answered, of all calls"),
    ),
    lines("complaints.count", "投诉", "Complaints", "cases", "complaint", what=Text("投诉", "complaints")),
    *_closing("complaints", "投诉", "complaints", "complaint", "complaints.count"),
    lines("feedback.count", "服务反馈", "Feedback", "items", "feedback", what=Text("服务反馈", "feedback")),
    lines(
        "service_cases.count",
        "服务办件",
        "Service cases",
        "cases",
        "service-case",
        what=Text("其他服务办件", "cases of other services"),
    ),
    mean(
        "service_cases.days",
        "服务办件平均天数",
        "Service cases, mean days",
        "days",
        "details.days",
        "service-case",
        what=Text("服务办件办理天数的平均数", "the mean of the days that service cases took"),
        direction=Direction.LESS,
    ),
)


CASES: tuple[Indicator, ...] = (*_PROTECTED, *_ASKED)
