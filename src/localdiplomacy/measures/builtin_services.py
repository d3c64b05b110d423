"""Built-in indicators of services: certificates, visas, cards, passports, the press, residents and companies."""

from ..model.conditions import Where
from ..model.texts import Text
from .entry_indicators import apart, kept, lines, people, summed
from .indicators import Fold, Indicator

_CONSULAR: tuple[Indicator, ...] = (
    summed(
        "consular.legalisation.copies",
        "认证文书份数",
        "Documents certified",
        "copies",
        "quantity",
        "consular.legalisation",
        what=Text("领事认证和附加证明书，以“份”计的数量相加", "quantities given in copies"),
    ),
    lines(
        "consular.apostille.cases",
        "附加证明书",
        "Apostilles",
        "cases",
        "consular.legalisation",
        what=Text("办理附加证明书的记录", "records of apostilles"),
        also=(Where(field="details.certificate", value="apostille"),),
    ),
    apart(
        "consular.apec_card.companies",
        "申办商旅卡企业",
        "Companies with APEC cards",
        "bodies",
        "details.company",
        "consular.apec-card",
        what=Text("申办 APEC 商务旅行卡的企业", "companies that applied for APEC cards"),
    ),
    apart(
        "consular.visa.countries",
        "代办签证涉及国家",
        "Countries of visas",
        "countries",
        "country",
        "consular.visa",
        what=Text("代办签证的国家", "countries whose visas were handled"),
    ),
    kept(
        "consular.agency_countries",
        "可代办因私签证国家",
        "Countries for private visas",
        "countries",
        "consular.visa-country",
        what=Text("可代办因私签证的国家，相同的只计一次", "countries for which private visas are handled, each once"),
        also=(Where(field="details.visa", value="private"),),
        value="country",
        fold=Fold.DISTINCT,
    ),
    summed(
        "consular.passport.copies",
        "因公护照",
        "Official passports",
        "copies",
        "quantity",
        "consular.passport",
        what=Text(
            "因公护照，每条记录计 1 本，另有数量的从其数", "official passports, one a record unless it states more"
        ),
        otherwise=1,
    ),
    lines(
        "consular.outreach.count",
        "领事保护宣传",
        "Outreach on consular protection",
        "events",
        "consular.outreach",
        what=Text("领事保护宣传活动", "events of outreach on consular protection"),
        took_place=True,
    ),
    people(
        "consular.outreach.people",
        "领事保护宣传人数",
        "Outreach on consular protection, people",
        "consular.outreach",
        what=Text("参加领事保护宣传活动的人数", "people at events of outreach on consular protection"),
        took_place=True,
    ),
    summed(
        "charters.flights",
        "包机航班",
        "Charter flights",
        "flights",
        "quantity",
        "charter",
        what=Text("包机航班，每条记录计 1 班，另有数量的从其数", "charter flights, one a record unless it states more"),
        otherwise=1,
        took_place=True,
    ),
    people(
        "charters.people",
        "包机人数",
        "Charter flights, people",
        "charter",
        what=Text("包机人数", "people"),
        took_place=True,
    ),
)

_ABOUT: tuple[Indicator, ...] = (
    summed(
        "press.batches",
        "记者采访批次",
        "Press visits, batches",
        "batches",
        "headcount.batches",
        "press-visit",
        what=Text("记者采访，每条记录计 1 批，另有批次数的从其数", "press visits, one a record unless it states more"),
        otherwise=1,
        took_place=True,
    ),
    people(
        "press.people",
        "来访记者人数",
        "Press visits, journalists",
        "press-visit",
        what=Text("来访的外国和境外记者", "journalists from abroad"),
        took_place=True,
    ),
    apart(
        "press.outlets",
        "来访媒体",
        "Press visits, outlets",
        "bodies",
        "details.outlets",
        "press-visit",
        what=Text("来访记者所属媒体", "outlets of the journalists"),
        took_place=True,
    ),
    kept(
        "residents.persons",
        "在地外籍人员",
        "Foreign residents",
        "persons",
        "foreign-resident",
        what=Text(
            "在地外籍人员，每条记录计 1 人，另有人数的从其数", "foreign residents, one a record unless it states more"
        ),
        value="headcount.persons",
        otherwise=1,
        fold=Fold.SUM,
    ),
    kept(
        "residents.countries",
        "在地外籍人员国籍",
        "Nationalities of foreign residents",
        "countries",
        "foreign-resident",
        what=Text("在地外籍人员的国籍，相同的只计一次", "nationalities of foreign residents, each once"),
        value="country",
        fold=Fold.DISTINCT,
    ),
    kept(
        "ngos.active", "境外非政府组织", "Overseas NGOs", "bodies", "ngo", what=Text("境外非政府组织", "overseas NGOs")
    ),
    kept("companies.kept", "名录企业", "Companies registered", "bodies", "company", what=Text("企业名录", "companies")),
    kept(
        "overseas.companies",
        "境外企业",
        "Companies abroad",
        "bodies",
        "consular.overseas-register",
        what=Text("登记的境外企业", "companies abroad that are registered"),
    ),
    kept(
        "overseas.staff",
        "外派人员",
        "Staff abroad",
        "persons",
        "consular.overseas-register",
        what=Text("登记企业的外派人数相加", "the staff sent by registered companies"),
        value="details.staff",
        fold=Fold.SUM,
    ),
)

SERVICES: tuple[Indicator, ...] = (*_CONSULAR, *_ABOUT)
