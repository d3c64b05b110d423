"""Compound files (OLE2, [MS-CFB]): the container of .xls and of encrypted .xlsx, read within its own bounds."""

import struct
from collections.abc import Iterator, Mapping
from typing import Self

from attrs import field, frozen

from .refusals import damaged

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_REGULAR = 0xFFFFFFFA  # sector numbers from here on are marks: end of chain, free, ...
_ENTRY = struct.Struct("<64sHBx12x36xII4x")  # name, its length, type; start sector, size
_STREAM, _ROOT = 2, 5


@frozen
class CompoundFile:
    """The streams of a compound file.

    Args:
        file: the name to show in issues.
        data: the whole file.
        sector: size of a sector in bytes.
        chain: for each sector, the number of the next.
        entries: start sector and size in bytes of each stream, by name in lower case.
        small: content, chain and size limit of the store of small streams.
    """

    file: str
    data: bytes = field(repr=False)
    sector: int
    chain: tuple[int, ...] = field(repr=False)
    entries: Mapping[str, tuple[int, int]]
    small: tuple[bytes, tuple[int, ...], int] = field(repr=False)

    @classmethod
    def open(cls, data: bytes, file: str) -> Self:
        """Return the compound file.

        Every count of its header is held against the size of the file: readers that trust them reserve memory for
        what is not there.

        Raises:
            CannotContinue: if it is cut short or contradicts itself.
        """
        try:
            return cls._open(data, file)
        except (struct.error, IndexError, ValueError) as error:
            raise damaged(file, "OLE2") from error

    @classmethod
    def _open(cls, data: bytes, file: str) -> Self:
        if not data.startswith(MAGIC):
            raise ValueError("no compound file")
        shift, small_shift = struct.unpack_from("<HH", data, 30)
        fat_count, directory, _, cutoff, small_start, small_count, more_start, more_count = struct.unpack_from(
            "<II I I II II", data, 44
        )
        if shift not in (9, 12) or small_shift != 6 or cutoff != 4096:
            raise ValueError("unknown layout")
        sector = 1 << shift
        sectors = len(data) // sector
        if max(fat_count, small_count, more_count) > sectors:
            raise ValueError("more sectors than file")
        chain = _allocation(data, sector, fat_count, more_start, more_count)
        listing = _follow(data, sector, chain, directory)
        if len(listing) % 128:
            raise ValueError("a directory cut short")
        entries = dict(_entries(listing))
        root_start, root_size = entries.pop("", (0, 0))
        store = _follow(data, sector, chain, root_start)[:root_size] if root_size else b""
        packed = _follow(data, sector, chain, small_start) if small_count else b""
        small_chain = struct.unpack(f"<{len(packed) // 4}I", packed[: len(packed) // 4 * 4])
        return cls(file, data, sector, chain, entries, (store, small_chain, cutoff))

    def read(self, name: str) -> bytes:
        """Return a stream.

        Raises:
            CannotContinue: if it is not there, or cut short.
        """
        try:
            start, size = self.entries[name.lower()]
            store, small_chain, cutoff = self.small
            if size < cutoff:
                content = _follow(store, 64, small_chain, start, offset=0)
            else:
                content = _follow(self.data, self.sector, self.chain, start)
        except (KeyError, ValueError) as error:
            raise damaged(self.file, f"OLE2: {name}") from error
        if len(content) < size:
            raise damaged(self.file, f"OLE2: {name}")
        return content[:size]


def _allocation(data: bytes, sector: int, count: int, more: int, more_count: int) -> tuple[int, ...]:
    numbers = [number for number in struct.unpack_from("<109I", data, 76) if number < _LAST_REGULAR]
    for _ in range(more_count):
        if more >= _LAST_REGULAR:
            break
        *further, more = struct.unpack_from(f"<{sector // 4}I", data, (more + 1) * sector)
        numbers += [number for number in further if number < _LAST_REGULAR]
    chain: list[int] = []
    for number in numbers[:count]:
        chain += struct.unpack_from(f"<{sector // 4}I", data, (number + 1) * sector)
    return tuple(chain)


def _follow(data: bytes, sector: int, chain: tuple[int, ...], number: int, *, offset: int = 1) -> bytes:
    """Return the sectors of a chain; `offset` is 1 where a header takes the first sector's place."""
    parts: list[bytes] = []
    most = len(data) // sector + 1
    while number < _LAST_REGULAR:
        if number >= len(chain) or len(parts) == most:
            raise ValueError("a chain without end")
        parts.append(data[(number + offset) * sector : (number + offset + 1) * sector])
        number = chain[number]
    return b"".join(parts)


def _entries(directory: bytes) -> Iterator[tuple[str, tuple[int, int]]]:
    for start in range(0, len(directory) - 127, 128):
        raw, length, kind, first, size = _ENTRY.unpack_from(directory, start)
        if kind == _ROOT:
            yield "", (first, size)
        elif kind == _STREAM and 2 <= length <= 64:
            yield raw[: length - 2].decode("utf-16-le", "replace").lower(), (first, size)
