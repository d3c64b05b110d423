"""Several tables below one another in one sheet."""

from pathlib import Path

import pytest

from localdiplomacy.ledger.read import read
from localdiplomacy.model import Name

OUT = "团组名称,出访国家,出境日期,人数\nA团,日本,2021-03-04,5\nB团,德国,2021-04-04,3\n合计,,,8\n"
IN = "来访团组,来访国家,来访日期,人数\nC团,法国,2021-05-04,7\n"


@pytest.mark.parametrize("between", ["", "来访\n", "\n来访,,,\n", "\n\n2021年来访情况,,,\n填报单位：市外办,,,\n"])
@pytest.mark.parametrize("name", ["表.csv", "出访.csv"])
def test_a_row_of_other_headings_begins_another_table(tmp_path: Path, between: str, name: str) -> None:
    (tmp_path / name).write_text(OUT + between + IN, encoding="utf-8")
    intake = read(tmp_path / name)
    assert [trip.headcount.persons for trip in intake.ledger.outbound] == [5, 3]
    (visit,) = intake.ledger.inbound
    assert visit.name == Name(zh="C团")
    assert list(intake.issues) == []
    first, second = intake.tally
    assert (first.format, second.format) == ("outbound", "inbound")
    assert (first.header, second.header, first.subtotal) == (1, 1, 1)
    assert all(tally.rows == tally.accounted for tally in intake.tally)
    assert sum(tally.rows for tally in intake.tally) == len((OUT + between + IN).splitlines())
    assert visit.source is not None
    assert visit.source.row == len((OUT + between + IN).splitlines())


def test_headings_repeated_on_a_new_page_begin_none(tmp_path: Path) -> None:
    page = OUT.splitlines(keepends=True)
    (tmp_path / "a.csv").write_text(OUT + page[0] + "D团,法国,2021-05-04,7\n", encoding="utf-8")
    intake = read(tmp_path / "a.csv")
    assert len(intake.ledger.outbound) == 3
    assert [tally.header for tally in intake.tally] == [2]


def test_other_columns_of_the_same_kind_begin_another(tmp_path: Path) -> None:
    more = "序号,出境日期,团组名称,人次\n1,2021-06-01,D团,4\n"
    (tmp_path / "a.csv").write_text(OUT + more, encoding="utf-8")
    intake = read(tmp_path / "a.csv")
    assert sorted(trip.headcount.person_times or 0 for trip in intake.ledger.outbound) == [0, 0, 4]
    assert [tally.records for tally in intake.tally] == [2, 1]
