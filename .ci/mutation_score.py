"""Fail when too few of the small changes that mutmut makes to a room are noticed by a test.

Usage: python .ci/mutation_score.py results.txt [--sample], after `mutmut results --all true >results.txt`

The rooms are those that pyproject.toml has mutmut change. With `--sample`, changes that were not tried are left out;
without it they count as not noticed, so that a run that was broken off does not pass.
"""

import re
import sys
import tomllib
from collections import Counter
from pathlib import Path

LEAST = 85  # per cent of the changes to each room
_NOTICED = {"killed", "timeout", "segfault", "caught by type check"}
_RESULT = re.compile(r"\s*localdiplomacy\.(?P<room>\w+)\.\S+: (?P<status>[\w ]+)")


def rooms_changed(settings: str) -> list[str]:
    """The rooms that the settings have mutmut change."""
    patterns = tomllib.loads(settings)["tool"]["mutmut"]["only_mutate"]
    return [Path(pattern).parent.name for pattern in patterns]


def count(results: str) -> dict[str, Counter[str]]:
    """How many changes to each room came to each end, as `mutmut results --all true` lists them."""
    found: dict[str, Counter[str]] = {}
    for match in filter(None, map(_RESULT.fullmatch, results.splitlines())):
        found.setdefault(match["room"], Counter())[match["status"]] += 1
    return found


def judge(room: str, ends: Counter[str], sample: bool) -> tuple[str, bool]:
    """The line about a room, and whether enough of its changes were noticed."""
    left_out = {"skipped", "not checked"} if sample else {"skipped"}
    total = sum(many for end, many in ends.items() if end not in left_out)
    if not total:
        return f"{room}: no change was tried", False
    killed = sum(many for end, many in ends.items() if end in _NOTICED)
    enough = killed * 100 >= LEAST * total
    verdict = "" if enough else f", which is less than {LEAST} %"
    return f"{room}: {killed}/{total} killed, {killed * 100 / total:.1f} %{verdict}", enough


def main(path: str, *options: str) -> int:
    """Print a line a room."""
    ends = count(Path(path).read_text("utf-8"))
    passed = True
    for room in rooms_changed(Path("pyproject.toml").read_text("utf-8")):
        if not Path("src", "localdiplomacy", room).is_dir():
            print(f"{room}: not built yet")
            continue
        line, enough = judge(room, ends.get(room, Counter()), "--sample" in options)
        print(line)
        passed = passed and enough
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
