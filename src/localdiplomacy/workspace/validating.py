"""Which rules hold for the figures of a workspace: those contributed, and those in its folder `validation`."""

from collections.abc import Iterable
from pathlib import Path

from ..codec.opening import inside
from ..measures.validation.rule_set import AnyRule, RuleSet, read_rule_files
from ..model.durations import IsWorkingDay

RULE_FOLDER = "validation"

ChosenRules = str | AnyRule | RuleSet | Iterable[str | AnyRule]


def workspace_rules(contributed: Iterable[AnyRule], folder: Path | None) -> RuleSet:
    """Return the rules of built-ins and plugins, and those of the TOML files in the folder `validation`, by their names.

    Args:
        contributed: the rules of built-ins and plugins.
        folder: the workspace's folder; None where there is none.

    Raises:
        CannotContinue: if a file has faults; all of that file are named.
    """
    if folder is None:
        return RuleSet.of(contributed)
    own = folder / RULE_FOLDER
    paths = sorted(path for path in own.glob("*.toml") if not path.name.startswith("."))
    names = [path.relative_to(folder).as_posix() for path in paths]
    return read_rule_files(((inside(folder, name), name) for name in names), RuleSet.of(contributed))


def chosen_rules(known: RuleSet, wanted: ChosenRules | None) -> RuleSet:
    """Return the rules that are asked for: all that are known, or some of them by id, or others.

    Raises:
        CannotContinue: LD-VALID-011, if there is no rule with an id that is asked for.
    """
    if wanted is None or isinstance(wanted, RuleSet):
        return known if wanted is None else wanted
    items = (wanted,) if isinstance(wanted, str) or not isinstance(wanted, Iterable) else tuple(wanted)
    by_id = known.only(item for item in items if isinstance(item, str))
    return by_id + RuleSet.of(item for item in items if not isinstance(item, str))


def installed_calendar() -> IsWorkingDay | None:
    """Return the Chinese calendar of working days, or None where the extra `calendar` is not installed."""
    try:
        from chinese_calendar import is_workday  # type: ignore[import-not-found, import-untyped, unused-ignore]
    except ImportError:
        return None
    return is_workday  # type: ignore[no-any-return, unused-ignore]
