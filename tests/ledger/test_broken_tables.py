"""One broken table for each rule of reading, and the same table mended."""

from pathlib import Path

import pytest

from localdiplomacy.issues.catalogue.intake import FORMAT_UNKNOWN, RULES
from localdiplomacy.ledger.read import read

FOLDER = Path(__file__).parents[1] / "broken_files" / "tables"
# A format that is asked for by a wrong name is no matter of the table.
CODES = [rule.code for rule in RULES if rule is not FORMAT_UNKNOWN]


@pytest.mark.parametrize("code", CODES)
def test_the_broken_table_breaks_its_rule_and_loses_no_row(code: str) -> None:
    (file,) = FOLDER.glob(f"{code}.*")
    intake = read(file)
    issues = [issue for issue in intake.issues if issue.code == code]
    assert issues
    for issue in issues:
        assert issue.source is not None
        assert issue.source.origin.file == str(file)
        assert issue.message("zh") != issue.message("en")
        assert issue.remedy("zh")
    assert all(tally.rows == tally.accounted for tally in intake.tally)


@pytest.mark.parametrize("code", CODES)
def test_the_mended_table_is_read_without_a_word(code: str) -> None:
    (file,) = (FOLDER / "mended").glob(f"{code}.*")
    intake = read(file)
    assert [(issue.code, issue.message("en")) for issue in intake.issues] == []
    assert intake.set_aside == ()


def test_no_file_is_left_over() -> None:
    assert sorted(file.stem for file in FOLDER.glob("LD-*")) == CODES
    assert sorted(file.stem for file in (FOLDER / "mended").iterdir()) == CODES
