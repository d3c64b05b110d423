"""Jurisdictions: the nation, a province, a prefecture or a county, as the shortest form of its GB/T 2260 code."""

NATION = "CN"


def jurisdiction(code: str) -> str:
    """Return the shortest form of a jurisdiction's code.

    Args:
        code: `CN`, or 2, 4 or 6 digits of GB/T 2260.

    >>> jurisdiction("320000"), jurisdiction("321300"), jurisdiction("321302"), jurisdiction("CN")
    ('32', '3213', '321302', 'CN')

    Raises:
        ValueError: for anything else.
    """
    if code == NATION:
        return code
    if not (code.isascii() and code.isdigit() and len(code) in (2, 4, 6)) or code.startswith("00"):
        raise ValueError(f"not CN or 2, 4 or 6 digits of GB/T 2260: {code[:20]!r} / 不是 CN 或 2、4、6 位行政区划代码")
    while len(code) > 2 and code.endswith("00"):
        code = code[:-2]
    return code


def jurisdiction_path(code: str | None) -> tuple[str, ...]:
    """Return the jurisdictions whose rules apply in a place, the narrowest first.

    Args:
        code: the place; None asks for the nation's rules only.

    >>> jurisdiction_path("321300")
    ('3213', '32', 'CN')

    Raises:
        ValueError: if the code is malformed.
    """
    narrowest = NATION if code is None else jurisdiction(code)
    if narrowest == NATION:
        return (NATION,)
    return (*(narrowest[:length] for length in range(len(narrowest), 0, -2)), NATION)
