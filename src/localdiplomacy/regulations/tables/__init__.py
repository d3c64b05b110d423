"""The packaged tables: tab-separated text, read when first asked for."""


def read_table(name: str) -> list[dict[str, str]]:
    """Return the rows of a packaged table by column name; lines with # tell its source.

    Args:
        name: the file, such as `countries.tsv`.
    """
    from importlib.resources import files

    text = (files(__package__) / name).read_text(encoding="utf-8")
    header, *rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return [dict(zip(header, row, strict=True)) for row in rows]
