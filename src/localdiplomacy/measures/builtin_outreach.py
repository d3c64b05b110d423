"""Built-in indicators of what an office does with others: events, conferences, contacts, information."""

from ..model.conditions import Operator, Where
from ..model.texts import Text
from .defining import share
from .entry_indicators import EVENTS, apart, either, filled_in, kept, lines, people, summed, went_through
from .indicators import Fold, Indicator

_HK_MACAO = Where(field="country", op=Operator.IN, value=("HK", "MO"))

_HELD: tuple[Indicator, ...] = (
    lines(
        "events.held",
        "已举办的活动",
        "Events held",
        "events",
        *EVENTS,
        what=Text("状态为已举办的各类活动", "events of every kind that were held"),
        also=(went_through("held"),),
    ),
    share(
        "events.held_share",
        "活动举办率",
        "Share of events held",
        "events.held",
        "events.count",
        Text("已举办的占所列全部活动", "events held, of all that are listed"),
    ),
    people(
        "events.people",
        "活动参加人数",
        "Events, people",
        *EVENTS,
        what=Text("参加活动的人数", "people"),
        took_place=True,
    ),
    lines(
        "hk_macao.exchanges",
        "港澳交流",
        "Exchanges with Hong Kong and Macao",
        "times",
        *EVENTS,
        "contact",
        what=Text("国家（地区）为香港、澳门的活动和联络", "events and contacts with Hong Kong or Macao"),
        also=(_HK_MACAO,),
        took_place=True,
    ),
    people(
        "hk_macao.people",
        "港澳交流人数",
        "Exchanges with Hong Kong and Macao, people",
        *EVENTS,
        "contact",
        what=Text(
            "国家（地区）为香港、澳门的活动和联络的人数", "people at events and contacts with Hong Kong or Macao"
        ),
        also=(_HK_MACAO,),
        took_place=True,
    ),
    lines(
        "conferences.count",
        "国际会议",
        "International conferences",
        "items",
        "conference",
        what=Text("审核报批和举办的国际会议", "international conferences submitted or held"),
    ),
    lines(
        "conferences.held",
        "已举办的国际会议",
        "International conferences held",
        "items",
        "conference",
        what=Text("已举办的国际会议", "international conferences that were held"),
        also=(went_through("held"),),
    ),
    summed(
        "conferences.foreign_guests",
        "国际会议外宾人数",
        "International conferences, foreign participants",
        "persons",
        "details.foreign_guests",
        "conference",
        what=Text("国际会议外宾人数相加", "foreign participants of international conferences"),
        took_place=True,
    ),
    lines("meetings.count", "会议", "Meetings", "times", "meeting", what=Text("工作会议", "meetings"), took_place=True),
    lines(
        "protocol.count",
        "礼宾服务",
        "Protocol services",
        "times",
        "protocol",
        what=Text("礼宾服务", "services of protocol"),
        took_place=True,
    ),
)

_TOLD: tuple[Indicator, ...] = (
    apart(
        "publications.titles",
        "刊物种数",
        "Publications, titles",
        "items",
        "details.title",
        "publication",
        what=Text("刊物", "publications"),
    ),
    apart(
        "media.outlets",
        "报道媒体",
        "Media outlets",
        "bodies",
        "details.outlet",
        "media-report",
        what=Text("刊发报道的媒体", "outlets that reported"),
    ),
    lines("research.count", "调研课题", "Research", "items", "research", what=Text("调研课题", "pieces of research")),
    lines(
        "research.adopted",
        "被采用的调研成果",
        "Research adopted",
        "items",
        "research",
        what=Text("填有采用单位或状态为采纳的调研课题", "research with a body that adopted it, or adopted"),
        also=(either(filled_in("details.adopted_by"), went_through("adopted")),),
    ),
    share(
        "research.adopted_share",
        "调研采用率",
        "Share of research adopted",
        "research.adopted",
        "research.count",
        Text("被采用的占全部调研课题", "research adopted, of all research"),
    ),
    lines(
        "info.items", "信息互通", "Information exchanged", "items", "info-exchange", what=Text("信息", "information")
    ),
    lines(
        "info.used",
        "被采用的信息",
        "Information used",
        "items",
        "info-exchange",
        what=Text("填有采用单位或状态为采纳的信息", "information with a body that used it, or adopted"),
        also=(either(filled_in("details.used_by"), went_through("adopted")),),
    ),
    share(
        "info.used_share",
        "信息采用率",
        "Share of information used",
        "info.used",
        "info.items",
        Text("被采用的占全部信息", "information used, of all information"),
    ),
    lines("awards.count", "获奖", "Awards", "items", "award", what=Text("获奖和表彰", "awards")),
)

_CONTACTS: tuple[Indicator, ...] = (
    lines(
        "contacts.count",
        "交往联络",
        "Contacts",
        "times",
        "contact",
        what=Text("交往联络", "contacts"),
        took_place=True,
    ),
    people(
        "contacts.people",
        "交往联络人数",
        "Contacts, people",
        "contact",
        what=Text("交往联络的人数", "people"),
        took_place=True,
    ),
    lines(
        "contacts.followed_up",
        "已跟进的联络",
        "Contacts followed up",
        "times",
        "contact",
        what=Text("已跟进的交往联络", "contacts that were followed up"),
        also=(Where(field="details.followed_up", value=True),),
        took_place=True,
    ),
    share(
        "contacts.followed_up_share",
        "联络跟进率",
        "Share of contacts followed up",
        "contacts.followed_up",
        "contacts.count",
        Text("已跟进的占全部联络", "contacts followed up, of all contacts"),
    ),
    lines("letters.count", "函电往来", "Letters", "copies", "correspondence", what=Text("函电", "letters")),
    lines(
        "letters.replied",
        "已回复的函电",
        "Letters replied to",
        "copies",
        "correspondence",
        what=Text("填有回复日期或状态为已答复的函电", "letters with a day of the reply, or answered"),
        also=(either(filled_in("details.replied_on"), went_through("answered")),),
    ),
    share(
        "letters.replied_share",
        "函电回复率",
        "Share of letters replied to",
        "letters.replied",
        "letters.count",
        Text("已回复的占全部函电", "letters replied to, of all letters"),
    ),
    kept(
        "friends.kept",
        "国际友人",
        "Friends abroad",
        "persons",
        "foreign-friend",
        what=Text("国际友人", "friends abroad"),
    ),
    kept("brands.kept", "外事品牌", "Brands", "items", "brand", what=Text("外事品牌", "brands")),
    kept(
        "stations.kept",
        "海外联络站",
        "Stations abroad",
        "bodies",
        "station",
        what=Text("海外联络站", "stations abroad"),
    ),
    kept(
        "stations.countries",
        "海外联络站所在国家",
        "Countries with stations",
        "countries",
        "station",
        what=Text("海外联络站所在国家，相同的只计一次", "countries with stations, each once"),
        value="country",
        fold=Fold.DISTINCT,
    ),
)

OUTREACH: tuple[Indicator, ...] = (*_HELD, *_TOLD, *_CONTACTS)
