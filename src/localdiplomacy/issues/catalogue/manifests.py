"""Rules on lists of travellers held against each other (area MANIFEST). No message shows a reference."""

from ...model.texts import Text
from ..rules import Rule, Severity

MISSING = Rule(
    code="LD-MANIFEST-001",
    severity=Severity.ERROR,
    title=Text("名单上有人未到", "Travellers missing"),
    message=Text(
        "{left}上有、{right}上没有：{person_times} 人次，其中 {persons} 人在{right}上完全没有{perhaps}。",
        "On {left} and not on {right}: {person_times} {person_times:person-time|person-times};"
        " {persons} {persons:person is|persons are} not on {right} at all{perhaps}.",
    ),
    remedy=Text(
        "请按人员代号查清去向，补上交接记录或更正名单。",
        "Find out by reference where they are; add the hand-over or correct the list.",
    ),
)
EXTRA = Rule(
    code="LD-MANIFEST-002",
    severity=Severity.ERROR,
    title=Text("多出名单以外的人", "Travellers on no list before"),
    message=Text(
        "{right}上有、{left}上没有：{person_times} 人次，其中 {persons} 人在{left}上完全没有{perhaps}。",
        "On {right} and not on {left}: {person_times} {person_times:person-time|person-times};"
        " {persons} {persons:person is|persons are} not on {left} at all{perhaps}.",
    ),
    remedy=Text(
        "请按人员代号查清来源，补上名单或更正接收记录。",
        "Find out by reference where they came from; complete the list or correct what was received.",
    ),
)
COUNTS_DIFFER = Rule(
    code="LD-MANIFEST-003",
    severity=Severity.ERROR,
    title=Text("两份名单数目不符", "Lists of different counts"),
    message=Text(
        "{unit}：{left} {left_count}，{right} {right_count}；没有人员代号，无法说明是谁。",
        "{unit}: {left} has {left_count}, {right} has {right_count}; without references nobody can say who it is.",
    ),
    remedy=Text("请双方核对，并补上人员代号。", "Let both sides check, and add the references."),
)
UNITS_DIFFER = Rule(
    code="LD-MANIFEST-004",
    severity=Severity.WARNING,
    title=Text("一边计人，一边计人次", "Persons on one side, person-times on the other"),
    message=Text(
        "{persons_list}只有人数，{times_list}只有人次，两种口径不能比较。",
        "{persons_list} gives persons only and {times_list} person-times only; the two are not compared.",
    ),
    remedy=Text(
        "请给出人员代号（由此可同时得出人数和人次），或按同一口径重新统计。",
        "Give references, from which both follow, or count both the same way.",
    ),
)
UNIDENTIFIED = Rule(
    code="LD-MANIFEST-005",
    severity=Severity.WARNING,
    title=Text("名单中有行没有人员代号", "Lines without a reference"),
    message=Text(
        "{list}有 {count} 行没有人员代号，无法逐人核对。",
        "{count} {count:line|lines} of {list} {count:names|name} no reference and cannot be matched.",
    ),
    remedy=Text("请补上人员代号。", "Add the references."),
)
LISTED_DIFFERS = Rule(
    code="LD-MANIFEST-006",
    severity=Severity.WARNING,
    title=Text("名单行数与所填数目不符", "Lines and stated count differ"),
    message=Text(
        "{list}所列为 {listed}，所填为 {stated}（{unit}）。", "{list} lists {listed} and states {stated} ({unit})."
    ),
    remedy=Text("请核对名单和所填数目。", "Check the lines and the number."),
)
REPEATED = Rule(
    code="LD-MANIFEST-007",
    severity=Severity.WARNING,
    title=Text("同一人在名单上不止一行", "A person on a list twice"),
    message=Text(
        "{list}有 {count} 行与同一名单上的另一行是同一人{batch}。",
        "{count} {count:line|lines} of {list} {count:names|name} somebody who is on it already{batch}.",
    ),
    remedy=Text(
        "请核对是否重复登记；同一人转运两次的，请注明批次。", "Remove repeats; of two transfers name the batch."
    ),
)
NOTHING_TO_COMPARE = Rule(
    code="LD-MANIFEST-009",
    severity=Severity.WARNING,
    title=Text("没有可核对的名单或人数", "Nothing to compare"),
    message=Text(
        "{left}和{right}没有同一口径的名单或人数，无法核对。",
        "{left} and {right} have no lines and no counts of one unit that can be held against each other.",
    ),
    remedy=Text("请补上人员代号，或双方的人数。", "Add references, or the number of persons on both sides."),
)
NO_REFERENCES = Rule(
    code="LD-MANIFEST-008",
    severity=Severity.ERROR,
    title=Text("没有人员代号一栏", "No column of references"),
    message=Text("{file} 中没有人员代号一栏。", "{file} has no column of references."),
    remedy=Text(
        "请把人员代号所在的一栏题为“人员代号”，批次题为“批次”。",
        'Head the column of references "Reference", and the one of batches "Batch".',
    ),
)

RULES: tuple[Rule, ...] = (
    MISSING,
    EXTRA,
    COUNTS_DIFFER,
    UNITS_DIFFER,
    UNIDENTIFIED,
    LISTED_DIFFERS,
    REPEATED,
    NO_REFERENCES,
    NOTHING_TO_COMPARE,
)
