"""One broken file for each code of the area FILE, made anew and the same each time: most are binary or huge.

`python make.py FOLDER` writes them for looking at; the tests load this file and call `make`.
"""

import io
import struct
import sys
import zipfile
from pathlib import Path

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STAMP = (2021, 1, 1, 0, 0, 0)


def zipped(members: dict[str, bytes]) -> bytes:
    """Return a zip file of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, _STAMP), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def workbook(
    cells: str = '<row r="1"><c r="A1"><v>1</v></c></row>',
    *,
    prolog: str = "",
    state: str = "",
    properties: str = "",
    strings: str = "",
    sheet: str = "",
    target: str = "worksheets/sheet1.xml",
    extra: dict[str, bytes] | None = None,
) -> bytes:
    """Return an .xlsx of one sheet with these rows as XML, and whatever else is to be odd about it."""
    sheet = sheet or f'{prolog}<worksheet xmlns="{_MAIN}"><sheetData>{cells}</sheetData></worksheet>'
    members = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>'.encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>'
        ).encode(),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><workbookPr {properties}/>'
            f'<sheets><sheet name="Sheet1" sheetId="1" {state} r:id="rId1"/></sheets></workbook>'
        ).encode(),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="{target}"/></Relationships>'
        ).encode(),
        "xl/worksheets/sheet1.xml": sheet.encode(),
    }
    if strings:
        members["xl/sharedStrings.xml"] = strings.encode()
    return zipped({**members, **(extra or {})})


def compound(streams: dict[str, bytes]) -> bytes:
    """Return a compound file (OLE2) with these streams, each padded to 4,096 bytes or more."""
    sectors: list[bytes] = []
    chain: list[int] = []

    def put(content: bytes) -> int:
        first = len(sectors)
        count = max(-(-len(content) // 512), 1)
        for index in range(count):
            sectors.append(content[index * 512 : (index + 1) * 512].ljust(512, b"\0"))
            chain.append(first + index + 1 if index + 1 < count else 0xFFFFFFFE)
        return first

    def entry(name: str, kind: int, start: int, size: int) -> bytes:
        raw = name.encode("utf-16-le") + b"\0\0"
        links = struct.pack("<III", *(0xFFFFFFFF,) * 3)
        return (
            raw.ljust(64, b"\0")
            + struct.pack("<HBB", len(raw), kind, 1)
            + links
            + b"\0" * 36
            + struct.pack("<IQ", start, size)
        )

    listing = entry("Root Entry", 5, 0xFFFFFFFE, 0)
    for name, content in streams.items():
        padded = content.ljust(4096, b"\0")
        listing += entry(name, 2, put(padded), len(padded))
    directory = put(listing)
    table = len(sectors)
    chain.append(0xFFFFFFFD)
    fat = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 10
    )
    header += struct.pack("<IIIIIIII", 1, directory, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", table, *(0xFFFFFFFF,) * 108)
    return header + b"".join(sectors) + fat


_LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'

FOLDER = b"(a folder)"
# By code: the file's name and its content; None where there is no such file, FOLDER where it is a folder.
FILES: dict[str, tuple[str, bytes | None]] = {
    "LD-FILE-001": ("missing.csv", None),
    "LD-FILE-002": ("letter.docx", zipped({"word/document.xml": b"<document/>"})),
    "LD-FILE-003": (
        "corners.xlsx",
        workbook('<row><c r="A1"><v>1</v></c></row><row><c r="XFD1048576"><v>2</v></c></row>'),
    ),
    "LD-FILE-004": ("bytes.csv", bytes(range(128, 256)) * 4),
    "LD-FILE-005": ("cut-short.xlsx", workbook()[:-200]),
    "LD-FILE-006": ("locked.xlsx", compound({"EncryptionInfo": b"", "EncryptedPackage": b"\0" * 5000})),
    "LD-FILE-007": ("laughs.xlsx", workbook('<row r="1"><c r="A1" t="e"><v>&b;</v></c></row>', prolog=_LAUGHS)),
    "LD-FILE-008": ("empty.csv", b""),
    "LD-FILE-009": ("unclosed.csv", '编号,名称\n1,"泰州\n2,无锡\n'.encode()),
    "LD-FILE-010": ("not-a-folder", b"A ledger cannot be written into this: it is a file.\n"),
    "LD-FILE-011": ("sound.xlsx", workbook()),
    "LD-FILE-012": ("zeros.csv", "编号,名称\n1,泰\0州\n".encode()),
    "LD-FILE-013": (
        "web-page.xls",
        "<html><body><table><tr><td>编号</td></tr></table></body></html>".encode("gb18030"),
    ),
    "LD-FILE-014": ("hidden.xlsx", workbook(state='state="hidden"')),
    "LD-FILE-015": ("very-hidden.xlsx", workbook(state='state="veryHidden"')),
    "LD-FILE-016": ("folder.csv", FOLDER),
}


def make(folder: Path) -> dict[str, Path]:
    """Write the files into `folder` and return their paths by code."""
    for name, content in FILES.values():
        if content is FOLDER:
            (folder / name).mkdir(exist_ok=True)
        elif content is not None:
            (folder / name).write_bytes(content)
    return {code: folder / name for code, (name, _) in FILES.items()}


if __name__ == "__main__":
    make(Path(sys.argv[1]))
