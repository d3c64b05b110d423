"""By what the figures of the system are broken down: the checklists of a batch, the parts, the groups of parts."""

from localdiplomacy import Dimension, RollUp

from .system import CHECKLISTS, GROUPS, PART_GROUPS, PARTS, parts

CHECKLIST = Dimension(
    id="suqian.checklist",
    zh="清单",
    en="Checklist",
    code_list=CHECKLISTS,
    fields=(("transfers", "checklists.checklist"),),
)
PART = Dimension(
    id="suqian.part",
    zh="365组成部分",
    en="Part of the 365 system",
    code_list=PARTS,
    fields=(("entries", "details.part"),),
)


def dimensions() -> tuple[Dimension, ...]:
    """Return the dimensions; what belongs to which group is read from the code lists."""
    # Three mechanisms, six checklists, five guarantees.
    groups = Dimension(
        id="suqian.part-group",
        zh="365组成部分类别",
        en="Group of parts of the 365 system",
        code_list=PART_GROUPS,
        fields=PART.fields,
        rolls_up=RollUp(of=PART.id, table=tuple((code.id, group) for group in GROUPS for code in parts(group))),
    )
    return CHECKLIST, PART, groups
