"""Rules on the counts of records and the sums of figures (areas COUNT, SUM)."""

from ...model.texts import Text
from ..rules import Rule, Severity

NEGATIVE = Rule(
    code="LD-COUNT-001",
    severity=Severity.ERROR,
    title=Text("负数", "Negative number"),
    message=Text("{field}为负数：{value}。", "{field} is negative: {value}."),
    remedy=Text("数量不能为负；未知请留空。", "A count is not negative; leave it empty where it is not known."),
)
MORE_PERSONS_THAN_TIMES = Rule(
    code="LD-COUNT-002",
    severity=Severity.ERROR,
    title=Text("人数多于人次", "More persons than person-times"),
    message=Text(
        "{persons} 人多于 {person_times} 人次。",
        "{persons} {persons:person is|persons are} more than {person_times} {person_times:person-time|person-times}.",
    ),
    remedy=Text(
        "同一人每次计一次，人次不会少于人数；请核对两栏是否填反。",
        "Each person counts once each time, so person-times are never fewer; see whether the two are swapped.",
    ),
)
LIST_DIFFERS = Rule(
    code="LD-COUNT-003",
    severity=Severity.WARNING,
    title=Text("名单与人数不符", "List and number differ"),
    message=Text(
        "名单列 {listed} 人，人数填 {stated} 人。",
        "{listed} {listed:is|are} listed, {stated} {stated:person is|persons are} stated.",
    ),
    remedy=Text("请核对名单和人数。", "Check the list and the number."),
)
MORE_THAN_APPROVED = Rule(
    code="LD-COUNT-004",
    severity=Severity.WARNING,
    title=Text("多于批准数", "More than approved"),
    message=Text(
        "实际 {actual}（{unit}）多于批准的 {approved}。", "{actual} {unit} travelled, {approved} were approved."
    ),
    remedy=Text("请核对，或补上变更批件。", "Check it, or add the approval of the change."),
)
LEG_LOSES_PERSONS = Rule(
    code="LD-COUNT-005",
    severity=Severity.ERROR,
    title=Text("上下车人数不符", "Persons differ on a leg"),
    message=Text("上车 {out} 人，下车 {arrived} 人。", "{out} got on and {arrived} got off."),
    remedy=Text("请查清差额，分段记录。", "Account for the difference; record partial drives as legs of their own."),
)
HAND_OVER_DIFFERS = Rule(
    code="LD-COUNT-006",
    severity=Severity.ERROR,
    title=Text("交接人数不符", "Persons differ at a hand-over"),
    message=Text("移交 {given} 人，接收 {received} 人。", "{given} were handed over and {received} received."),
    remedy=Text("请由交接双方核对签字人数。", "Let both sides check what they signed for."),
)
BATCH_AND_LEG_DIFFER = Rule(
    code="LD-COUNT-007",
    severity=Severity.WARNING,
    title=Text("批次与首段人数不符", "Batch and first leg differ"),
    message=Text(
        "批次 {batch} 人，首段上车 {leg} 人。",
        "The batch has {batch} {batch:person|persons}, {leg} got on its first leg.",
    ),
    remedy=Text("请核对，或补录其他首段。", "Check it, or add the other first drives."),
)
VEHICLES_DIFFER = Rule(
    code="LD-COUNT-008",
    severity=Severity.WARNING,
    title=Text("车辆与批次人数不符", "Vehicles and batch differ"),
    message=Text(
        "各车共载 {carried} 人，批次 {batch} 人。",
        "The vehicles carried {carried}, the batch has {batch} {batch:person|persons}.",
    ),
    remedy=Text("请核对各车载客数。", "Check the persons of each vehicle."),
)
PARTS_EXCEED = Rule(
    code="LD-SUM-001",
    severity=Severity.ERROR,
    title=Text("分项之和大于合计", "Parts exceed the total"),
    message=Text(
        "{indicator}（{period}）按{dimension}分项之和 {sum} 大于合计 {total}。",
        "{indicator} in {period}: the parts by {dimension} add up to {sum}, more than the total {total}.",
    ),
    remedy=Text("请核对分项和合计。", "Check the parts and the total."),
)
REST = Rule(
    code="LD-SUM-002",
    severity=Severity.ADVICE,
    title=Text("分项之和小于合计", "Parts leave a rest"),
    message=Text(
        "{indicator}（{period}）按{dimension}分项之和 {sum} 小于合计 {total}，其余 {rest} 计为其他。",
        "{indicator} in {period}: the parts by {dimension} add up to {sum} of {total}; the rest, {rest}, is shown as other.",
    ),
    remedy=Text("若分项应当齐全，请补上所缺的。", "If the parts should be complete, add the missing ones."),
)
PERSONS_IN_SEVERAL_PARTS = Rule(
    code="LD-SUM-003",
    severity=Severity.WARNING,
    title=Text("人数分项之和大于合计", "Persons in parts exceed the total"),
    message=Text(
        "{indicator}（{period}）按{dimension}分项之和 {sum} 人，合计 {total} 人。",
        "{indicator} in {period}: the parts by {dimension} add up to {sum} persons, the total is {total}.",
    ),
    remedy=Text(
        "同一人可能计入多项；若不是，请核对，或改用人次。",
        "One person may be in several parts; if not, check the figures, or count person-times.",
    ),
)
IDENTITY_BROKEN = Rule(
    code="LD-SUM-004",
    severity=Severity.ERROR,
    title=Text("恒等关系不成立", "Identity does not hold"),
    message=Text(
        "{identity}（{period}）：各项之和 {sum} 不等于 {total}。",
        "{identity} in {period}: the parts add up to {sum}, not {total}.",
    ),
    remedy=Text("请核对各项和总数。", "Check the parts and the total."),
)

RULES: tuple[Rule, ...] = (
    NEGATIVE,
    MORE_PERSONS_THAN_TIMES,
    LIST_DIFFERS,
    MORE_THAN_APPROVED,
    LEG_LOSES_PERSONS,
    HAND_OVER_DIFFERS,
    BATCH_AND_LEG_DIFFER,
    VEHICLES_DIFFER,
    PARTS_EXCEED,
    REST,
    PERSONS_IN_SEVERAL_PARTS,
    IDENTITY_BROKEN,
)
