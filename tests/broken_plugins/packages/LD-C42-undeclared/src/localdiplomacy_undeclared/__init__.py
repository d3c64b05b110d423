"""Its check reports a rule that it does not list."""

from localdiplomacy import Check, Issue, Rule, Severity, Text, hookimpl

plugin_api = 1

NO_PURPOSE = Rule(
    code="UNDECLARED-001",
    severity=Severity.ADVICE,
    title=Text("未写出访任务", "no purpose"),
    message=Text("团组没有写明出访任务。", "The group states no purpose."),
    remedy=Text("请补写出访任务。", "State the purpose."),
)

NO_UNIT = Rule(
    code="UNDECLARED-002",
    severity=Severity.ADVICE,
    title=Text("未写派员单位", "no unit"),
    message=Text("团组没有写明派员单位。", "The group states no unit."),
    remedy=Text("请补写派员单位。", "State the unit."),
)


def _purposes(context):
    for trip in context.ledger.outbound:
        if not trip.purpose:
            yield Issue(NO_UNIT, subject=trip.id, path="unit", source=trip.source)


@hookimpl
def register_checks():
    """Contribute the check that each trip has a purpose."""
    return [Check(id="undeclared.purposes", zh="出访任务", en="purposes", rules=(NO_PURPOSE,), run=_purposes)]
