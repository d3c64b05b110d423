"""Built-in indicators of an office's own workings: bodies, people, language work, other duties."""

from ..model.conditions import Operator, Where
from ..model.texts import Text
from .defining import NOT_CANCELLED, definition_of, share
from .entry_indicators import apart, either, filled_in, kept, lines, people, summed, went_through
from .indicators import Fold, Indicator

_ASSOCIATION = Where(field="details.body", value="friendship-association")
_DISTRICTS = ("district", "county")

_BODIES: tuple[Indicator, ...] = (
    lines(
        "bodies.founded",
        "新成立机构组织",
        "Bodies founded",
        "bodies",
        "body",
        what=Text("机构组织，按成立日期统计", "bodies, by the day they were founded"),
        time="details.founded",
    ),
    kept("bodies.kept", "机构组织", "Bodies", "bodies", "body", what=Text("机构组织", "bodies")),
    kept(
        "associations.districts",
        "有友协的区县",
        "Districts with a friendship association",
        "districts",
        "body",
        what=Text("友好协会所属的区县，相同的只计一次", "districts that friendship associations belong to, each once"),
        also=(_ASSOCIATION,),
        value="partners",
        fold=Fold.DISTINCT,
    ),
    Indicator(
        id="places.districts",
        zh="区县",
        en="Districts and counties",
        unit="districts",
        records="cities",
        where=Where(
            all_of=(
                Where(field="level", op=Operator.IN, value=_DISTRICTS),
                Where(field="country", op=Operator.IN, value=("CN",)),
            )
        ),
        value="id",
        fold=Fold.DISTINCT,
        stock=True,
        definition=definition_of(
            Text("台账所列我国区县，相同的只计一次", "districts and counties of China listed, each once")
        ),
    ),
    share(
        "associations.coverage",
        "友协区县覆盖率",
        "Districts covered by friendship associations",
        "associations.districts",
        "places.districts",
        Text("有友协的区县占全部区县", "districts with a friendship association, of all districts"),
    ),
    lines(
        "task_forces.rotations",
        "专班轮次",
        "Rotations of task forces",
        "times",
        "task-force",
        what=Text("专班轮次", "rotations of task forces"),
        took_place=True,
    ),
    summed(
        "task_forces.days",
        "专班值守天数",
        "Days covered by task forces",
        "days",
        "quantity",
        "task-force",
        what=Text("专班以“天”计的数量相加", "quantities that rotations give in days"),
        took_place=True,
    ),
    people(
        "task_forces.people",
        "专班人数",
        "Task forces, people",
        "task-force",
        what=Text("专班人数", "people of task forces"),
        took_place=True,
    ),
)

_STAFF: tuple[Indicator, ...] = (
    lines("drills.count", "应急演练", "Drills", "times", "drill", what=Text("应急演练", "drills"), took_place=True),
    people(
        "drills.people", "演练人数", "Drills, people", "drill", what=Text("参加演练的人数", "people"), took_place=True
    ),
    kept(
        "talent.persons",
        "外语外事人才",
        "Language talent",
        "persons",
        "talent",
        what=Text(
            "人才库人数，每条记录计 1 人，另有人数的从其数", "persons of the pool, one a record unless it states more"
        ),
        value="headcount.persons",
        otherwise=1,
        fold=Fold.SUM,
    ),
    summed(
        "secondments.persons",
        "挂职人数",
        "Secondments",
        "persons",
        "headcount.persons",
        "secondment",
        what=Text(
            "挂职人数，每条记录计 1 人，另有人数的从其数", "persons seconded, one a record unless it states more"
        ),
        otherwise=1,
        took_place=True,
    ),
    lines(
        "translation.tasks",
        "翻译任务",
        "Translation tasks",
        "times",
        "translation",
        what=Text("翻译任务", "translation tasks"),
        also=(NOT_CANCELLED,),
    ),
    apart(
        "translation.interpreters",
        "承担任务的译员",
        "Interpreters with tasks",
        "persons",
        "details.reference",
        "translation",
        what=Text("承担翻译任务的译员，按代号统计", "interpreters with tasks, by their references"),
        also=(NOT_CANCELLED,),
    ),
    share(
        "translation.tasks_per_interpreter",
        "人均翻译任务",
        "Translation tasks per interpreter",
        "translation.tasks",
        "translation.interpreters",
        Text("翻译任务除以承担任务的译员人数", "translation tasks divided by the interpreters who had some"),
        unit="times",
    ),
    summed(
        "translation.characters",
        "翻译字数",
        "Characters translated",
        "characters",
        "details.characters",
        "translation",
        what=Text("翻译字数相加", "characters translated"),
    ),
    kept(
        "glossary.terms",
        "规范译名",
        "Terms of the glossary",
        "items",
        "glossary",
        what=Text("词条", "terms"),
        states=(),
    ),
    kept(
        "glossary.approved",
        "已审定的规范译名",
        "Terms approved",
        "items",
        "glossary",
        what=Text("状态为审定或发布的词条", "terms approved or published"),
        states=("approved", "published"),
    ),
    share(
        "glossary.approved_share",
        "译名审定率",
        "Share of terms approved",
        "glossary.approved",
        "glossary.terms",
        Text("已审定的占全部词条", "terms approved, of all terms"),
    ),
    lines(
        "signage.found",
        "发现的标识问题",
        "Signs found",
        "items",
        "signage",
        what=Text("外语标识记录", "records of signs"),
    ),
    lines(
        "signage.fixed",
        "已纠正的标识",
        "Signs corrected",
        "items",
        "signage",
        what=Text(
            "填有整改日期或状态为已整改、已核验的标识", "signs with a day of correction, or corrected or verified"
        ),
        also=(either(filled_in("details.fixed_on"), went_through("corrected", "verified")),),
    ),
    share(
        "signage.fixed_share",
        "标识纠正率",
        "Share of signs corrected",
        "signage.fixed",
        "signage.found",
        Text("已纠正的占全部记录", "signs corrected, of all records"),
    ),
)


_DUTIES: tuple[Indicator, ...] = (
    lines(
        "overseas_chinese.services",
        "侨务服务",
        "Services for overseas Chinese",
        "cases",
        "overseas-chinese",
        what=Text("侨务事项", "matters of overseas Chinese"),
    ),
    people(
        "overseas_chinese.people",
        "侨务服务人数",
        "Services for overseas Chinese, people",
        "overseas-chinese",
        what=Text("侨务事项涉及的人数", "people concerned by matters of overseas Chinese"),
    ),
    summed(
        "overseas_chinese.copies",
        "侨务宣传材料",
        "Material for overseas Chinese",
        "copies",
        "quantity",
        "overseas-chinese",
        what=Text("侨务事项以“份”计的数量相加", "quantities given in copies"),
    ),
    summed(
        "overseas_chinese.amount",
        "侨务补贴慰问",
        "Payments to overseas Chinese",
        "CNY",
        "amount",
        "overseas-chinese",
        what=Text("侨务事项以人民币计的金额相加", "amounts in yuan"),
    ),
    lines(
        "party.activities",
        "党建活动",
        "Party activities",
        "events",
        "party-work",
        what=Text("党建活动", "party activities"),
        took_place=True,
    ),
    lines(
        "compliance.items",
        "合规廉政事项",
        "Matters of compliance",
        "items",
        "compliance",
        what=Text("合规廉政事项", "matters"),
    ),
)

WORKINGS: tuple[Indicator, ...] = (*_BODIES, *_STAFF, *_DUTIES)
