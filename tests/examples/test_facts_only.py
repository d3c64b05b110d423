"""The examples hold facts of the documents, not their sentences."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

LONGEST = 15  # Han characters in a row that may not be the same as in a document
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
_TITLES = re.compile("《[^》]*》")  # of documents


def _shared() -> Path | None:
    folder = os.environ.get("LOCALDIPLOMACY_SHARED")
    seeds = Path(folder) / "seeds" if folder else None
    return seeds if seeds and seeds.is_dir() else None


def _pieces(text: str) -> Iterator[str]:
    for run in _HAN.findall(text):
        yield from (run[at : at + LONGEST] for at in range(len(run) - LONGEST + 1))


def _text(path: Path, sheet_rows: Callable[[Path], Any]) -> str:
    if path.suffix == ".xlsx":
        return "\n".join(str(cell) for row in sheet_rows(path) for cell in row)
    data = path.read_bytes()
    encoding = "utf-16" if data.startswith(b"\xff\xfe") else "gb18030" if path.name.endswith("-spring.csv") else "utf-8"
    return data.decode(encoding)


def test_pieces_find_a_copied_sentence() -> None:
    assert list(_pieces("一二三四五六七八九十一二三四五六, 一二")) == [
        "一二三四五六七八九十一二三四五",
        "二三四五六七八九十一二三四五六",
    ]


@pytest.mark.skipif(_shared() is None, reason="LOCALDIPLOMACY_SHARED names no folder with the documents")
def test_no_sentence_of_a_document_is_copied(examples: Path, sheet_rows: Callable[[Path], Any]) -> None:
    folder = _shared()
    assert folder is not None
    known = {piece for seed in sorted(folder.glob("*.txt")) for piece in _pieces(seed.read_text("utf-8"))}
    assert known
    files = [path for path in sorted(examples.rglob("*")) if path.is_file() and "__pycache__" not in path.parts]
    assert files
    copied = {
        str(path.relative_to(examples)): found
        for path in files
        if (found := known.intersection(_pieces(_TITLES.sub("", _text(path, sheet_rows)))))
    }
    assert copied == {}
