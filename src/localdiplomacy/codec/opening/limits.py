"""How large a file may be before it is refused."""

from attrs import frozen

MEGABYTE = 1024**2


@frozen(kw_only=True)
class Limits:
    """What a file may cost before it is refused: far above any office's ledger, far below a machine's memory.

    Args:
        max_bytes: size of the file as it lies on the disk.
        max_unzipped: size of all its zipped parts together, unpacked, in bytes.
        max_ratio: how many times larger than its packed form a zipped part may be, from `ratio_from` bytes on.
        ratio_from: unpacked size in bytes below which the ratio does not matter; small parts can do no harm.
        max_members: number of parts of a zip file.
        max_cell_characters: length of a text cell; 32,767 is what a cell of Excel holds.
        max_rows: rows of a sheet; Excel has 1,048,576.
        max_columns: columns of a sheet; Excel has 16,384.
        max_cells: rows times columns of a sheet. Two cells in opposite corners of an empty sheet cost 17 milliard.
    """

    max_bytes: int = 200 * MEGABYTE
    max_unzipped: int = 1024 * MEGABYTE
    max_ratio: int = 200
    ratio_from: int = 8 * MEGABYTE
    max_members: int = 10_000
    max_cell_characters: int = 32_767
    max_rows: int = 1_100_000
    max_columns: int = 16_384
    max_cells: int = 40_000_000
