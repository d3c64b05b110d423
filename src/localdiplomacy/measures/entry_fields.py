"""Fields of entries by which offices report their smaller ledgers; their values are not sensitive."""

# The dimension that a field becomes: its id, what it is called in Chinese and English, the field, the list of its codes.
ENTRY_FIELDS: tuple[tuple[str, str, str, str, str | None], ...] = (
    ("visa", "签证种类", "Kind of visa", "visa", "visa-kind"),
    ("certificate", "认证方式", "Kind of certificate", "certificate", "certificate-kind"),
    ("case", "案件种类", "Kind of case", "case", "case-kind"),
    ("feedback", "反馈种类", "Kind of feedback", "feedback", "feedback-kind"),
    ("approval-level", "审批层级", "Level of approval", "approval_level", "scope"),
    ("scope", "级别范围", "Level of media, awards and honours", "level", "scope"),
    ("outlet", "媒体名称", "Outlet", "outlet", None),
    ("publication", "刊名", "Publication", "title", None),
    ("honour", "荣誉种类", "Kind of honour", "honour", "honour-kind"),
    ("direction", "往来方向", "Direction", "direction", "direction"),
    ("field", "交流领域", "Field", "field", "exchange-field"),
    ("brand", "所属品牌", "Brand or series", "brand", None),
    ("stage", "项目阶段", "Stage of a project", "stage", "project-stage"),
    ("training-topic", "培训内容", "Topic of training", "topic", "training-topic"),
    ("secondment", "挂职种类", "Kind of secondment", "kind", "secondment-kind"),
    ("language", "语种", "Language", "languages", None),
    ("body", "机构种类", "Kind of body", "body", "body-kind"),
    ("matter", "侨务事项种类", "Matter of overseas Chinese", "matter", "overseas-chinese-kind"),
)
