"""Running the conformance checks on one plugin."""

from collections.abc import Mapping

from ..issues.errors import LocalDiplomacyError
from ..model.texts import Text
from ..plugins.faults import told
from .catalogue import CHECKS
from .check import ConformanceCheck, Finding
from .report import CheckResult, ConformanceReport, Outcome
from .subject import IMPORT_BUDGET, NotLoaded, Subject

_NOT_LOADED = Text("插件无法载入，见未通过的检查", "the plugin could not be loaded, see the check that failed")
_FIX = Text(
    "此项检查在插件上出错而中断：请从所指的行查起。",
    "The check broke off with this exception in the plugin: begin at the line named.",
)


class WrongSkip(LocalDiplomacyError, ValueError):
    """A check was to be skipped that there is not, or without a reason."""

    def __init__(self, text: Text) -> None:
        super().__init__(f"{text.zh} / {text.en}")
        self.text = text


def check_plugin(
    name: str, *, skip: Mapping[str, str] | None = None, import_budget: float = IMPORT_BUDGET
) -> ConformanceReport:
    """Hold an installed plugin against every conformance check.

    The plugin is imported, here and in two further processes; nothing it does is undone.

    Args:
        name: the plugin's name: its entry point, or that of its package (`localdiplomacy-<name>`).
        skip: checks to leave out, by id, each with the reason; the report shows it.
        import_budget: seconds that importing the plugin may take beyond importing localdiplomacy.

    Returns:
        A result for each check.

    Raises:
        WrongSkip: if `skip` names no check or gives no reason.
        CannotContinue: if no such plugin is installed.
    """
    written = reasons(skip or {})
    subject = Subject.installed(name, import_budget=import_budget)
    results = tuple(_result(check, subject, written.get(check.id)) for check in CHECKS)
    return ConformanceReport(plugin=subject.name, version=subject.version, results=results)


def reasons(skip: Mapping[str, str]) -> dict[str, Text]:
    """Return why checks are left out, by id.

    Raises:
        WrongSkip: if there is no such check or no reason is given.
    """
    known = {check.id for check in CHECKS}
    for id, reason in skip.items():
        if id not in known:
            listed = f"{CHECKS[0].id} … {CHECKS[-1].id}"
            raise WrongSkip(Text(f"没有检查 {id}（{listed}）", f"there is no check {id} ({listed})"))
        if not (isinstance(reason, str) and reason.strip()):
            raise WrongSkip(Text(f"跳过检查 {id} 须写明理由", f"skipping check {id} needs a written reason"))
    return {id: Text(reason.strip(), reason.strip()) for id, reason in skip.items()}


def _result(check: ConformanceCheck, subject: Subject, reason: Text | None) -> CheckResult:
    if reason is not None:
        return CheckResult(check=check, outcome=Outcome.SKIPPED, reason=reason)
    try:
        findings = tuple(check.look(subject))
    except NotLoaded:
        return CheckResult(check=check, outcome=Outcome.NOT_RUN, reason=_NOT_LOADED)
    except Exception as error:  # what a plugin does is not foreseeable; a check that breaks is no check that passed
        said = told(error)
        findings = (Finding(what=Text(f"{said['error']}。", f"{said['error']}."), where=said["where"], fix=_FIX),)
    return CheckResult(check=check, outcome=Outcome.FAILED if findings else Outcome.PASSED, findings=findings)
