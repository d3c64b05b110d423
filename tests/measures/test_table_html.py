"""Tables as HTML: what each cell is, readable without a style sheet, and nothing in it that a browser would run."""

from html.parser import HTMLParser
from types import SimpleNamespace

import pytest

from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.measure import measure
from localdiplomacy.measures.printed import Column, Line, Printed
from localdiplomacy.model.delegations import OutboundDelegation
from localdiplomacy.model.quantities import Headcount


class Reader(HTMLParser):
    """Reads a fragment: each cell with its text and attributes, row by row; every tag that is opened is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[SimpleNamespace]] = []
        self.bodies = 0
        self.texts: list[tuple[str, str]] = []
        self.first: tuple[str, dict[str, str]] | None = None
        self._open: list[str] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.first = self.first or (tag, dict(attrs))
        self._open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append(SimpleNamespace(tag=tag, text="", **dict(attrs)))
        self.bodies += tag == "tbody"

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open[-1] in ("td", "th"):
            self.rows[-1][-1].text += data
        else:
            self.texts.append((self._open[-1], data))


@pytest.fixture(scope="module")
def table(two_offices: Ledger):
    return measure(
        two_offices, ["outbound.batches", "outbound.person_times"], by="office", period="2021", compare="2020"
    )


def test_the_cells_say_what_they_are(table) -> None:
    read = Reader(table.html("en"))
    head, *body = read.rows
    assert [cell.text for cell in head] == ["Indicator", "Office", "Value", "Unit", "Base", "Change", "Note"]
    assert {(cell.tag, cell.scope) for cell in head} == {("th", "col")}
    assert read.bodies == 2
    assert [cell.text for cell in body[0]] == ["Outbound batches", "Office A", "3", "batches", "1", "+200.0%", ""]
    group, office, value = body[0][:3]
    assert (group.tag, group.scope, group.rowspan) == ("th", "rowgroup", "3")
    assert (office.tag, office.scope, value.tag) == ("th", "row", "td")
    # Beside the lines of one indicator its name is said once.
    assert [len(row) for row in body] == [7, 6, 6, 7, 6, 6]
    assert [cell.text for cell in body[2]][:2] == ["Total", "4"]


def test_numbers_end_at_one_line_and_totals_are_bold(table) -> None:
    head, first, _, total = Reader(table.html("zh")).rows[:4]
    ends = [column.text for column in head if "text-align:end" in column.style]
    assert ends == ["数值", "基期", "增减"]
    assert ["text-align:end" in cell.style for cell in first] == [False, False, True, False, True, True, False]
    assert all("tabular-nums" in cell.style for cell in first if "text-align:end" in cell.style)
    assert [cell.text for cell in total][:2] == ["合计", "4"]
    assert all("font-weight:bold" in cell.style for cell in total)
    assert not any("bold" in cell.style for cell in first)
    # Browsers print every th bold; here only totals and headings are.
    assert [("font-weight:normal" in cell.style) for cell in first[:3]] == [True, True, False]


def test_no_colour_of_its_own_and_no_style_sheet(table) -> None:
    html = table.html()
    assert "<style" not in html
    assert "class=" not in html
    assert "background" not in html
    assert "#" not in html.replace("&#", "")
    assert "color:inherit" in html


def test_language_caption_definitions_and_notes(table) -> None:
    zh, en = Reader(table.html("zh")), Reader(table.html("en"))
    assert (zh.first[0], zh.first[1]["lang"], en.first[1]["lang"]) == ("div", "zh-Hans", "en")
    assert zh.texts[0] == ("caption", "2021")
    assert [text for tag, text in zh.texts if tag == "p"] == ["口径", "说明"]
    assert [text for tag, text in en.texts if tag == "p"] == ["Definitions", "Notes"]
    assert [text for tag, text in en.texts if tag == "dt"] == ["Outbound batches", "Outbound person-times"]
    assert next(text for tag, text in en.texts if tag == "dd").startswith("a record is one batch")
    notes = [text for tag, text in en.texts if tag == "li"]
    assert notes == table.notes("en")[2:]
    assert notes[0].startswith("LD-MEASURE-008")
    assert table._repr_html_() == table.html("zh")


def test_html_is_escaped() -> None:
    ledger = Ledger.of([OutboundDelegation(id="x", departs_on="2021-01-01", mode='<script>"&')])
    html = measure(ledger, "outbound.batches", by="mode", period="2021")._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;&quot;&amp;" in html
    assert Reader(html).rows[1][1].text == '<script>"&'


def test_a_notebook_shows_no_more_than_it_can_bear() -> None:
    trips = [
        OutboundDelegation(
            id=f"t{number}", departs_on="2021-01-01", mode=f"m{number:03}", headcount=Headcount(persons=1)
        )
        for number in range(202)
    ]
    table = measure(Ledger.of(trips), ["outbound.batches", "outbound.persons"], by="mode", period="2021")
    assert len(Reader(table.html()).rows) == 1 + 2 * 203
    short = Reader(table._repr_html_())
    assert len(short.rows) == 1 + 200
    assert short.bodies == 1
    assert ("li", "… + 206") in short.texts
    assert short.rows[1][0].rowspan == "200"


def printed(*lines: Line, names: bool = True) -> Printed:
    columns = (Column(heading="a", names=names), Column(heading="b", number=True))
    return Printed(caption="c", columns=columns, groups=(lines,), language="en")


def test_only_what_is_the_same_is_said_once() -> None:
    one, two = Line(cells=("x", "1")), Line(cells=("y", "2"))
    assert [[cell.text for cell in row] for row in Reader(printed(one, two).html()).rows[1:]] == [
        ["x", "1"],
        ["y", "2"],
    ]
    assert [[cell.text for cell in row] for row in Reader(printed(one).html()).rows[1:]] == [["x", "1"]]
    assert [len(row) for row in Reader(printed(one, one).html()).rows[1:]] == [2, 1]
    assert [len(row) for row in Reader(printed(one, one, names=False).html()).rows[1:]] == [2, 2]


def test_text_has_definitions_with_the_colon_of_the_language() -> None:
    below = {"definitions": (("甲", "乙"),), "notes": ("丙",), "caption": "c", "groups": ()}
    columns = (Column(heading="a"),)
    assert Printed(columns=columns, language="zh", **below).text().splitlines() == ["c", "a", "", "甲：乙", "丙"]
    assert Printed(columns=columns, language="en", **below).text().splitlines()[3] == "甲: 乙"
    assert "<p>" not in printed(Line(cells=("x", "1"))).html()
    assert printed(Line(cells=("x", "1"))).in_a_notebook().notes == ()


def test_the_whole_fragment() -> None:
    cell = "padding:.25em .75em;border-bottom:1px solid rgba(128,128,128,.4);vertical-align:top"
    words, number = (
        f"{cell};text-align:start",
        f"{cell};text-align:end;white-space:nowrap;font-variant-numeric:tabular-nums",
    )
    columns = (Column(heading="a", names=True), Column(heading="b", names=True), Column(heading="c", number=True))
    groups = ((Line(cells=("x", "y", "1")), Line(cells=("x", "z", "2"), total=True)), (Line(cells=("u", "v", "3")),))
    table = Printed(
        caption="t",
        columns=columns,
        groups=groups,
        definitions=(("p", "q"), ("r", "s")),
        notes=("n", "m"),
        language="en",
    )
    plain = "font-weight:normal"
    assert table.html() == "".join(
        (
            '<div lang="en" style="overflow-x:auto"><table style="border-collapse:collapse;color:inherit">',
            '<caption style="caption-side:top;text-align:start;font-weight:bold;color:inherit;padding:.3em 0">t</caption>',
            f'<thead><tr><th scope="col" style="{words}">a</th><th scope="col" style="{words}">b</th>',
            f'<th scope="col" style="{number}">c</th></tr></thead>',
            f'<tbody><tr><th scope="rowgroup" rowspan="2" style="{words};{plain}">x</th>',
            f'<th scope="row" style="{words};{plain}">y</th><td style="{number}">1</td></tr>',
            f'<tr><th scope="row" style="{words};font-weight:bold">z</th>',
            f'<td style="{number};font-weight:bold">2</td></tr></tbody>',
            f'<tbody><tr><th scope="row" style="{words};{plain}">u</th><th scope="row" style="{words};{plain}">v</th>',
            f'<td style="{number}">3</td></tr></tbody></table>',
            "<p>Definitions</p><dl><dt>p</dt><dd>q</dd><dt>r</dt><dd>s</dd></dl>",
            "<p>Notes</p><ul><li>n</li><li>m</li></ul></div>",
        )
    )
    bare = Printed(caption="t", columns=columns, groups=(), language="zh")
    assert bare.html().endswith("</tr></thead></table></div>")


@pytest.mark.parametrize(("lines", "notes"), [(200, ()), (201, ("… + 1",)), (202, ("… + 2",))])
def test_how_many_lines_a_notebook_leaves_out(lines: int, notes: tuple[str, ...]) -> None:
    short = printed(*(Line(cells=(f"{number}", "1")) for number in range(lines))).in_a_notebook()
    assert short.notes == notes
    assert sum(map(len, short.groups)) == 200


def test_definitions_and_notes_are_in_the_language_of_the_table(table) -> None:
    zh = Reader(table.html("zh"))
    assert [text for tag, text in zh.texts if tag == "dt"] == ["出访批次", "出访人次"]
    assert next(text for tag, text in zh.texts if tag == "dd").startswith("每条记录计 1 批")
    assert [text for tag, text in zh.texts if tag == "li"] == table.notes("zh")[2:]
