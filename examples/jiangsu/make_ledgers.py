"""Make the synthetic ledgers of this example: rows that add up to published totals.

The offices publish totals, not their ledgers. To show a ledger being read, checked and counted, this script makes up rows:
which day, how many people. Every sum agrees with the published figure in `ledgers/figures.csv`; nothing else about the rows
is real, and each file says so (合成数据). The same seed gives the same rows on every machine.

    python examples/jiangsu/make_ledgers.py            # writes into ledgers/ beside this script
    python examples/jiangsu/make_ledgers.py --out DIR  # or elsewhere
"""

import argparse
import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from pathlib import Path
from random import Random

SEED = 20220101
SYNTHETIC = "合成数据"
HERE = Path(__file__).parent
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")

Row = Sequence[object]


# ── rows ──


def pick(rng: Random, below: int) -> int:
    """Return a whole number from 0 up to, but not including, `below`. Only `random()` is the same in every Python."""
    return int(rng.random() * below)


def shares(rng: Random, total: int, count: int) -> list[int]:
    """Return `count` numbers of at least 1 that add up to `total`."""
    parts = [1] * count
    for _ in range(total - count):
        parts[pick(rng, count)] += 1
    return parts


def days(rng: Random, first: date, last: date, count: int) -> list[date]:
    """Return `count` days from `first` to `last`, both included, in order."""
    return sorted(first + timedelta(days=pick(rng, (last - first).days + 1)) for _ in range(count))


# ── text files, each in another form that offices keep ──


def text_table(rows: Iterable[Row], encoding: str, delimiter: str = ",") -> bytes:
    """Return rows as a text table in an encoding; UTF-16 with its byte-order mark, little-endian on every machine."""
    text = io.StringIO("\ufeff" if encoding == "utf-16-le" else "")
    text.seek(0, io.SEEK_END)
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode(encoding)


def changzhou_spring(rng: Random) -> bytes:
    """Changzhou, 7 March to 2 April 2020: 317 batches, 1642 persons. GB18030, titles above the table, a total below."""
    batches, persons = 317, 1642
    ports = ("上海(昆山)", "南京", "北京")
    moved, sizes = days(rng, date(2020, 3, 7), date(2020, 4, 2), batches), shares(rng, persons, batches)
    rows: list[Row] = [
        (f"入境返常人员转运台账({SYNTHETIC})",),
        ("统计时段:2020年3月7日至4月2日",),
        ("编号", "转运日期", "接驳点", "批次", "人数(人)", "备注"),
    ]
    for number, (day, size) in enumerate(zip(moved, sizes, strict=True), 1):
        printed = str(size).translate(FULL_WIDTH) if number % 5 == 0 else size
        port = ports[pick(rng, len(ports))]
        rows.append((f"CZ2020-A{number:03}", f"{day.year}.{day.month}.{day.day}", port, 1, printed, SYNTHETIC))
    rows.append(("合计", "", "", batches, f"{persons:,}", ""))
    return text_table(rows, "gb18030")


def changzhou_autumn(rng: Random) -> bytes:
    """Changzhou, 3 August to 31 December 2020: 155 batches, 1910 persons. UTF-8 with a byte-order mark, units in the cells."""
    batches, persons = 155, 1910
    moved, sizes = days(rng, date(2020, 8, 3), date(2020, 12, 31), batches), shares(rng, persons, batches)
    rows: list[Row] = [("编号", "转运日期", "接驳点", "转运人数", "备注")]
    for number, (day, size) in enumerate(zip(moved, sizes, strict=True), 1):
        rows.append((f"CZ2020-B{number:03}", day, "上海(昆山)", f"{size}人", SYNTHETIC))
    return text_table(rows, "utf-8-sig")


def wuxi_inbound(rng: Random) -> bytes:
    """Wuxi, first half of 2018: 68 batches of guests, 839 person-times. Tabs and UTF-16, as Excel's "Unicode text"."""
    batches, person_times = 68, 839
    arrived, sizes = days(rng, date(2018, 1, 2), date(2018, 6, 29), batches), shares(rng, person_times, batches)
    rows: list[Row] = [("编号", "来访团组", "来访日期", "人次", "备注")]
    for number, (day, size) in enumerate(zip(arrived, sizes, strict=True), 1):
        printed = f"{day.year}年{day.month}月{day.day}日"
        rows.append((f"WX2018-I{number:02}", f"来访团组第{number}批", printed, size, SYNTHETIC))
    return text_table(rows, "utf-16-le", delimiter="\t")


def wuxi_refused(rng: Random) -> bytes:
    """Wuxi, first half of 2018: 12 groups of 32 persons refused. Semicolons."""
    groups, persons = 12, 32
    refused, sizes = days(rng, date(2018, 1, 8), date(2018, 6, 29), groups), shares(rng, persons, groups)
    rows: list[Row] = [("编号", "团组名称", "申报人数(人)", "不予批准日期", "备注")]
    for number, (day, size) in enumerate(zip(refused, sizes, strict=True), 1):
        rows.append((f"WX2018-R{number:02}", f"不予批准团组第{number}批", size, day, SYNTHETIC))
    rows.append(("合计", "", persons, "", ""))
    return text_table(rows, "utf-8", delimiter=";")


def wuxi_cut(rng: Random) -> bytes:
    """Wuxi, first half of 2018: 9 groups cut by 13 person-times in all. JSON Lines, as a system exports them."""
    groups, cut = 9, 13
    left, cuts = days(rng, date(2018, 1, 22), date(2018, 6, 20), groups), shares(rng, cut, groups)
    lines = []
    for number, (day, less) in enumerate(zip(left, cuts, strict=True), 1):
        approved = 3 + pick(rng, 4)
        line = {
            "id": f"WX2018-C{number:02}",
            "name": {"zh": f"压减团组第{number}批({SYNTHETIC})"},
            "departs_on": day.isoformat(),
            "planned": {"person_times": approved + less},
            "approved": {"person_times": approved},
            "history": [{"to": "approved", "on": (day - timedelta(days=14)).isoformat()}],
        }
        lines.append(json.dumps(line, ensure_ascii=False))
    return ("\n".join(lines) + "\n").encode()


def nantong_consulates(rng: Random) -> bytes:
    """Nantong, first half of 2018: 4 batches from embassies and consulates. Their size is not published: it is left empty."""
    batches = 4
    arrived = days(rng, date(2018, 1, 8), date(2018, 6, 20), batches)
    # The document names two of the countries and says that there were 8 in all.
    countries = ("纳米比亚", "以色列", "", "")
    rows: list[Row] = [("编号", "来访团组", "来访类别", "来访国家", "来访日期", "人次", "备注")]
    for number, (day, country) in enumerate(zip(arrived, countries, strict=True), 1):
        rows.append((f"NT2018-I{number:02}", f"使领馆代表团第{number}批", "使领馆", country, day, "", SYNTHETIC))
    return text_table(rows, "utf-8")


# ── a workbook ──


def suqian_rows(rng: Random) -> list[tuple[date, int]]:
    """Suqian, 2021: 266 batches, 818 person-times, as (day, person-times)."""
    batches, person_times = 266, 818
    moved = days(rng, date(2021, 1, 1), date(2021, 12, 31), batches)
    return list(zip(moved, shares(rng, person_times, batches), strict=True))


def suqian_cells(day: date, size: int, number: int) -> tuple[object, object]:
    """Return day and size as different clerks type them."""
    typed = (day, f"{day.year}年{day.month}月{day.day}日", f"{day.year}.{day.month}.{day.day}")[day.month % 3]
    printed = (size, f"{size}人次", str(size).translate(FULL_WIDTH), size)[number % 4]
    return typed, printed


def suqian_workbook(rng: Random) -> bytes:
    """Suqian's workbook: a merged title, headings in two rows, monthly subtotals and a total."""
    import xlsxwriter

    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    book.set_properties({"title": SYNTHETIC, "created": datetime(2022, 1, 1)})  # noqa: DTZ001 - a fixed time, the same everywhere
    sheet = book.add_worksheet("2021年")
    as_date, head = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"bold": True, "align": "center"})
    sheet.merge_range("A1:G1", f"2021年入境返宿人员转运台账({SYNTHETIC})", head)
    for column, heading in enumerate(("序号", "编号", "转运日期", "接驳点")):
        sheet.merge_range(1, column, 2, column, heading, head)
    sheet.merge_range("E2:F2", "接转情况", head)
    sheet.write_row("E3", ("批次", "人次"), head)
    sheet.merge_range("G2:G3", "备注", head)
    number, at = 0, 3
    rows = suqian_rows(rng)
    for month, batch in groupby(rows, key=lambda row: row[0].month):
        sizes = []
        for day, size in batch:
            number += 1
            typed, printed = suqian_cells(day, size, number)
            sheet.write_row(at, 0, (number, f"SQ2021-{number:03}"))
            sheet.write(at, 2, typed, as_date if isinstance(typed, date) else None)
            sheet.write_row(at, 3, ("昆山", 1, printed, SYNTHETIC))
            sizes.append(size)
            at += 1
        sheet.write_row(at, 0, (f"{month}月小计", "", "", "", len(sizes), f"{sum(sizes)}人次"), head)
        at += 1
    sheet.write_row(at, 0, ("合计", "", "", "", len(rows), f"{sum(size for _, size in rows)}人次"), head)
    book.close()
    return data.getvalue()


# ── all of them ──

LEDGERS: dict[str, Callable[[Random], bytes]] = {
    "transfers-suqian-2021.xlsx": suqian_workbook,
    "transfers-changzhou-2020-spring.csv": changzhou_spring,
    "transfers-changzhou-2020-autumn.csv": changzhou_autumn,
    "inbound-wuxi-2018h1.tsv": wuxi_inbound,
    "inbound-nantong-2018h1.csv": nantong_consulates,
    "outbound-wuxi-2018h1-refused.csv": wuxi_refused,
    "outbound-wuxi-2018h1-cut.jsonl": wuxi_cut,
}


def make(folder: Path, seed: int = SEED) -> list[Path]:
    """Write every synthetic ledger into `folder` and return the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, content in LEDGERS.items():
        path = folder / name
        path.write_bytes(content(Random(f"{seed}:{name}")))
        paths.append(path)
    return paths


def main() -> None:
    """Read the command line and write the files."""
    parser = argparse.ArgumentParser(description="Make the synthetic ledgers of examples/jiangsu.")
    parser.add_argument("--out", type=Path, default=HERE / "ledgers", help="folder to write to")
    parser.add_argument("--seed", type=int, default=SEED, help=f"seed of the made-up rows (default {SEED})")
    arguments = parser.parse_args()
    for path in make(arguments.out, arguments.seed):
        print(path)


if __name__ == "__main__":
    main()
