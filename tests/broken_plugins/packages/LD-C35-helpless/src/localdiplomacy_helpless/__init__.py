"""Its rule does not say what to do."""

from localdiplomacy import Check, Issue, Rule, Severity, Text, hookimpl

plugin_api = 1

NO_PURPOSE = Rule(
    code="HELPLESS-001",
    severity=Severity.ADVICE,
    title=Text("未写出访任务", "no purpose"),
    message=Text("团组没有写明出访任务。", "The group states no purpose."),
    remedy=Text("请补写出访任务。", ""),
)


def _purposes(context):
    for trip in context.ledger.outbound:
        if not trip.purpose:
            yield Issue(NO_PURPOSE, subject=trip.id, path="purpose", source=trip.source)


@hookimpl
def register_checks():
    """Contribute the check that each trip has a purpose."""
    return [Check(id="helpless.purposes", zh="出访任务", en="purposes", rules=(NO_PURPOSE,), run=_purposes)]
