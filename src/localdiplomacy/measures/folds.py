"""How the values of many records, or several indicators, become one figure."""

from enum import StrEnum


class Fold(StrEnum):
    """How the values of many records become one figure; `ratio` and `total` put other indicators together."""

    COUNT = "count"
    SUM = "sum"
    DISTINCT = "distinct"
    LAST = "last"
    MEAN = "mean"
    RATIO = "ratio"
    TOTAL = "total"


class Direction(StrEnum):
    """Which way is better."""

    MORE = "more"
    LESS = "less"
    NEITHER = "neither"


NEEDS_VALUE = (Fold.SUM, Fold.DISTINCT, Fold.LAST, Fold.MEAN)
# The number of a record may be reckoned from several fields.
RECKONS = (Fold.SUM, Fold.MEAN)
# Put together from other indicators.
DERIVED = (Fold.RATIO, Fold.TOTAL)
# Figures of parts of a whole add up to the whole's.
ADDS_UP = (Fold.COUNT, Fold.SUM, Fold.TOTAL)
# What of records from the first day on can be told at a later one.
ACCUMULATES = (Fold.COUNT, Fold.SUM, Fold.DISTINCT)
