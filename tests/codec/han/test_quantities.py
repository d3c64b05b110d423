"""Amounts in cells and in prose."""

import json
import os
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.codec.han import find_quantities, fold, read_quantity, write_number
from localdiplomacy.model.quantities import Qualifier, Quantity

UNITS = {"人": "persons", "人次": "person_times", "批": "batches", "批次": "batches", "个": "items", "只": "items"}
UNITS |= {"天": "days", "期": "issues", "家": "bodies", "次": "times", "元": "CNY", "%": "percent", "年": "years"}
QUALIFIERS = {
    Qualifier.EXACT: ["{}", "共{}", "达{}"],
    Qualifier.APPROX: ["约{}", "{}左右", "大约 {}"],
    Qualifier.NEARLY: ["近{}", "将近{}", "不到{}"],
    Qualifier.OVER: ["超过{}", "逾{}", "突破{}"],
    Qualifier.AT_LEAST: ["至少{}", "不少于{}", "{}以上", "≥{}"],
    Qualifier.AT_MOST: ["不超过{}", "{}以内", "最多{}", "<={}"],
}
PHRASES = st.text(
    st.sampled_from("近约余多来数几十百千万亿一两三五0129,.-~至到第年月日人次批个以上内不超过 “上签最"), max_size=30
)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "qualifier"),
    [
        ("5天", 5, 5, "days", "exact"),
        ("5 天", 5, 5, "days", "exact"),
        ("３人次", 3, 3, "person_times", "exact"),
        ("3人", 3, 3, "persons", "exact"),
        ("1-2個", 1, 2, "items", "exact"),
        ("近60万只", 600000, 600000, "items", "nearly"),
        ("约80人次", 80, 80, "person_times", "approx"),
        ("100余人", 100, 100, "persons", "over"),
        ("20多个", 20, 20, "items", "over"),
        ("20来个", 20, 20, "items", "approx"),
        ("10余万只", 100000, 100000, "items", "over"),
        ("6万多人", 60000, 60000, "persons", "over"),
        ("三十余万人", 300000, 300000, "persons", "over"),
        ("约100余人", 100, 100, "persons", "approx"),
        ("至少100余人", 100, 100, "persons", "at_least"),
        ("2–4期", 2, 4, "issues", "exact"),
        ("3至5个", 3, 5, "items", "exact"),
        ("3 到 5 个", 3, 5, "items", "exact"),
        ("3个～5个", 3, 5, "items", "exact"),
        ("三至五万只", 30000, 50000, "items", "exact"),
        ("3-5万只", 30000, 50000, "items", "exact"),
        ("3万-5万只", 30000, 50000, "items", "exact"),
        ("8000-1万人", 8000, 10000, "persons", "exact"),
        ("20-30余人", 20, 30, "persons", "over"),
        ("1家以上", 1, 1, "bodies", "at_least"),
        ("2-3家以上", 2, 3, "bodies", "at_least"),
        ("不少于3次", 3, 3, "times", "at_least"),
        ("至少2人", 2, 2, "persons", "at_least"),
        ("不超过6人", 6, 6, "persons", "at_most"),
        ("5人左右", 5, 5, "persons", "approx"),
        ("5天以内", 5, 5, "days", "at_most"),
        ("上百人", 100, 100, "persons", "at_least"),
        ("近千人", 1000, 1000, "persons", "nearly"),
        ("百余人", 100, 100, "persons", "over"),
        ("数十家", 20, 99, "bodies", "approx"),
        ("几百人", 200, 999, "persons", "approx"),
        ("数万人", 20000, 99999, "persons", "approx"),
        ("十几人", 11, 19, "persons", "approx"),
        ("二十几万人", 210000, 290000, "persons", "approx"),
        ("两三个", 2, 3, "items", "exact"),
        ("三五人", 3, 5, "persons", "exact"),
        ("七八十人", 70, 80, "persons", "exact"),
        ("十五六人", 15, 16, "persons", "exact"),
        ("二十五六人", 25, 26, "persons", "exact"),
        ("三四万人", 30000, 40000, "persons", "exact"),
        ("79%", 79, 79, "percent", "exact"),
        ("30亿元", 3000000000, 3000000000, "CNY", "exact"),
        ("3万5千元", 35000, 35000, "CNY", "exact"),
        ("1,234人", 1234, 1234, "persons", "exact"),
        ("三百二十一人", 321, 321, "persons", "exact"),
        ("-5人", -5, -5, "persons", "exact"),
        ("-0人", 0, 0, "persons", "exact"),
        ("+5人", 5, 5, "persons", "exact"),
    ],
)
def test_reads_cells(text: str, low: int, high: int, unit: str, qualifier: str) -> None:
    assert read_quantity(text, UNITS) == Quantity(low, high, unit, Qualifier(qualifier))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "人",
            "约",
            "约人",
            "三批二人",
            "3批12人次",
            "3人。",
            "第3次",
            "5-3个",
            "3人-5个",
            "--5人",
            "-3-5人",
            "-约5人",
        ),
        *(
            "百人",
            "万人",
            "1,5人",
            "3万5人",
            "几人",
            "至少5人以内",
            ">5人",
            "3英里",
            "5千克",
            "十七九人",
            "三几人",
            "3余几人",
        ),
        *("3亿万人", "数亿万人", "三几万人", "两三余人", "一二万万人", "NaN人", "3人以下以上", "不超过3人左右以上"),
    ],
)
def test_refuses_cells(text: str) -> None:
    assert read_quantity(text, UNITS) is None


def test_a_bare_number_takes_the_unit_of_its_column() -> None:
    assert read_quantity("１２", UNITS) is None
    assert read_quantity("１２", UNITS, "persons") == Quantity.of(12, "persons")
    assert read_quantity("约80", {}, default_unit="persons") == Quantity.of(80, "persons", Qualifier.APPROX)
    assert read_quantity("100以上", {}, default_unit="persons") == Quantity.of(100, "persons", Qualifier.AT_LEAST)
    assert read_quantity("3人次", UNITS, default_unit="persons") == Quantity.of(3, "person_times")


def test_a_kilogram_is_a_unit_and_no_thousand() -> None:
    assert read_quantity("5千克", {"千克": "kg", "克": "g"}) == Quantity.of(5, "kg")


def test_refuses_a_giant_cell() -> None:
    assert read_quantity("9" * 1_000_000 + "人", UNITS) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("接待266批818人次，其中外宾3人", ["266批", "818人次", "3人"]),
        ("邀请 20 个国家 394 人参会", ["20 个", "394 人"]),
        ("转赠近60万只口罩、上百人受益", ["近60万只", "上百人"]),
        ("每月编报2－4期；１家以上", ["2－4期", "１家以上"]),
        ("2021年3月7日至2021年4月2日共转运317批1642人", ["317批", "1642人"]),
        ("1-6月份审批4批，二〇二一年三月五日审批两批", ["4批", "两批"]),
        ("约2021年3月有5人，2020-03-07有6人，90年代有7人", ["5人", "6人", "7人"]),
        ("第十二届3个项目，第 3 次会议，50 周年", ["3个"]),
        ("G20个，3.0版，A3人", []),
        ("签约3家，最近3年，节约5元", ["3家", "3年", "5元"]),
        ("车上3人", ["3人"]),
        ("总人数十人", ["十人"]),
        ("“三个走在前”，又三个", ["三个"]),
        ("“3个走在前”", ["3个"]),
        ("一批人，陆人，零次，十一批", ["十一批"]),
        ("数十家、三五人", ["数十家", "三五人"]),
        ("三至三批", ["三至三批"]),
        ("3-2批", ["2批"]),
        ("六中全会", []),
    ],
)
def test_finds_in_prose(text: str, found: list[str]) -> None:
    assert [text[f.start : f.end] for f in find_quantities(text, UNITS)] == found


def test_found_amounts_carry_their_value() -> None:
    (found,) = find_quantities("捐赠口罩近60万只。", UNITS)
    assert (found.start, found.end) == (4, 9)
    assert found.value == Quantity.of(600000, "items", Qualifier.NEARLY)


@given(st.integers(2, 10**9), st.sampled_from(sorted(UNITS)), st.sampled_from(list(Qualifier)), st.data())
def test_amounts_read_back_however_written(n: int, word: str, qualifier: Qualifier, data: st.DataObject) -> None:
    number = data.draw(
        st.sampled_from(
            [f"{n}", f"{n:,}", write_number(n), f"{n}".translate(str.maketrans("0123456789", "０１２３４５６７８９"))]
        )
    )
    text = data.draw(st.sampled_from(QUALIFIERS[qualifier])).format(number + word)
    assert read_quantity(text, UNITS) == Quantity.of(n, UNITS[word], qualifier)


@given(st.integers(1, 10**6), st.integers(0, 10**6), st.sampled_from("-–—~～至到－"), st.sampled_from(["", "人"]))
def test_ranges_read_back(low: int, more: int, sign: str, unit: str) -> None:
    assert read_quantity(f"{low}{unit}{sign}{low + more}人", UNITS) == Quantity(low, low + more, "persons")


@given(PHRASES | st.text())
def test_reading_never_raises(text: str) -> None:
    value = read_quantity(text, UNITS, "persons")
    assert value is None or value.low <= value.high


@given(PHRASES | st.text())
def test_finds_are_ordered_apart_and_read_alone(text: str) -> None:
    place = 0
    for found in find_quantities(text, UNITS):
        assert place <= found.start < found.end <= len(text)
        assert read_quantity(text[found.start : found.end], UNITS) == found.value
        assert any(char in fold(text[found.start : found.end]) for char in "0123456789〇二三四五六七八九十两百千万亿")
        place = found.end


def _shared() -> Path | None:
    folder = os.environ.get("LOCALDIPLOMACY_SHARED")
    return Path(folder) if folder and Path(folder).is_dir() else None


@pytest.mark.skipif(_shared() is None, reason="LOCALDIPLOMACY_SHARED names no folder with labelled texts")
def test_recall_on_labelled_official_prose() -> None:
    """Every labelled figure is found with its value, but for two whose unit is garbled (32囚 for 32人): 105 of 107."""
    folder = _shared()
    assert folder is not None
    rows = [json.loads(line) for line in (folder / "gold/seed_facts_dev.jsonl").read_text("utf-8").splitlines()]
    words = {word.lstrip("余多") for row in rows if (word := row["unit"].split("/")[0])}
    units = {word: word for word in words}
    hits = 0
    for name in {row["file"] for row in rows}:
        text = (folder / f"seeds/{name}.txt").read_text("utf-8")
        found = list(find_quantities(text, units))
        for row in (row for row in rows if row["file"] == name):
            value = row["value"] if isinstance(row["value"], dict) else {"min": row["value"], "max": row["value"]}
            low, high = Decimal(str(value["min"])), Decimal(str(value["max"]))
            hits += any(
                f.start < row["end"] and row["start"] < f.end and (f.value.low, f.value.high) == (low, high)
                for f in found
            )
    assert hits / len(rows) >= 0.98
