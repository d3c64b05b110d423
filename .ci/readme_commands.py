"""Print the two commands of the README, one a line, so that the gate runs what the reader is told to run.

Usage: python .ci/readme_commands.py README.md
"""

import re
import sys
from pathlib import Path

HEADINGS = ("Two commands", "两条命令")
_HEADING = re.compile(r"^#{2,3} +(?P<title>.+?)\s*$", re.MULTILINE)
_SH_BLOCK = re.compile(r"^```sh\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


class ReadmeError(Exception):
    """The README does not hold exactly two commands where they belong."""


def section_under(headings: tuple[str, ...], text: str) -> str:
    """The text between the first of these headings and the next heading."""
    found = list(_HEADING.finditer(text))
    for number, heading in enumerate(found):
        if heading["title"] in headings:
            end = found[number + 1].start() if number + 1 < len(found) else len(text)
            return text[heading.end() : end]
    raise ReadmeError(f"no heading {' or '.join(repr(name) for name in headings)}")


def two_commands(text: str) -> tuple[str, str]:
    """The two lines of the first sh block under the heading.

    Raises:
        ReadmeError: when the heading or the block is absent, or when it does not hold exactly two commands.
    """
    block = _SH_BLOCK.search(section_under(HEADINGS, text))
    if block is None:
        raise ReadmeError("no ```sh block under the heading of the two commands")
    commands = [line.strip() for line in block["body"].splitlines() if line.strip() and not line.startswith("#")]
    if len(commands) != 2:
        raise ReadmeError(f"expected exactly two commands in the first ```sh block, found {len(commands)}")
    return commands[0], commands[1]


def main(path: str) -> int:
    """Print the commands; 1 and the reason when they cannot be read."""
    try:
        commands = two_commands(Path(path).read_text("utf-8"))
    except (OSError, ReadmeError) as error:
        print(f"{path}: {error}", file=sys.stderr)
        return 1
    print("\n".join(commands))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
