"""Measuring: indicators of a ledger for a period, broken down and compared, as a table that explains itself."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ..issues.errors import MissingPackage
from ..ledger.ledger import Ledger
from ..model.codes import CodeList
from ..model.periods import Period
from ..regulations.packaged_codes import packaged_code_lists
from .answering import answer
from .counted import Engine
from .dimensions import Dimension
from .indicators import Indicator
from .question import Question
from .record_engine import RecordEngine
from .rounding import HALF_UP, Rounding
from .table import Table


def measure(
    source: Any,
    indicator: str | Indicator | Iterable[str | Indicator],
    *,
    by: str | Dimension | Iterable[str | Dimension] = (),
    period: Period | str | int,
    compare: str | Period | None = None,
    at: date | None = None,
    indicators: Iterable[Indicator] | None = None,
    dimensions: Iterable[Dimension] | None = None,
    code_lists: Mapping[str, CodeList] | None = None,
    rounding: Rounding = HALF_UP,
    places: Ledger | None = None,
) -> Table:
    """Count what a ledger holds, or a data frame.

    Args:
        source: a ledger; or a data frame that narwhals knows, a `Frame` or several, which say what their columns are.
        indicator: one or several indicators, or their ids or names.
        by: the dimensions to break down by, or their ids, such as `office` or `quarter`.
        period: the period, or its code.
        compare: `previous-year`, `previous-period`, or another period to compare with.
        at: count what had happened by the end of this day; a period that is not over then is provisional.
        indicators: the indicators that may be asked for; None for the built-in ones.
        dimensions: the dimensions that may be asked for; None for the built-in ones.
        code_lists: what members and units are called and how members are ordered, by id of the list; the packaged lists
            by default.
        rounding: how percentages are rounded.
        places: for data frames, a ledger that names offices and cities, and says which place lies in which.

    Returns:
        a table; what could not be counted is in its `left_out` and `issues`.

    Raises:
        CannotContinue: for an unknown indicator, dimension, field or comparison.
        PeriodError: for text that is no period.
        MissingPackage: if a data frame is given and narwhals is not installed.
        TypeError: for what is neither a ledger nor a data frame.
    """
    question = Question.of(
        indicator, by=by, period=period, compare=compare, at=at, indicators=indicators, dimensions=dimensions
    )
    ledger = source if isinstance(source, Ledger) else places or Ledger()
    lists = packaged_code_lists() if code_lists is None else code_lists
    counted = question.put_to(engine_for(source, question.counted.values(), lists, ledger))
    return answer(question, counted, ledger=ledger, code_lists=lists, rounding=rounding)


def engine_for(
    source: Any, indicators: Iterable[Indicator], code_lists: Mapping[str, CodeList], places: Ledger
) -> Engine:
    """Return the engine that counts a ledger, or data frames.

    Args:
        source: the ledger or the data frames.
        indicators: what is to be counted.
        code_lists: how codes may be spelled, by id of the list.
        places: the ledger that says which place lies in which.

    Raises:
        CannotContinue: LD-FRAME-004, if the indicators count several sets and the frame does not say which it is.
        MissingPackage: if a data frame is given and narwhals is not installed.
        TypeError: for what is neither a ledger nor a data frame.
    """
    if isinstance(source, Ledger):
        return RecordEngine(source)
    try:
        from .frames.engine import FrameEngine, frames_of
    except ModuleNotFoundError as error:
        raise MissingPackage("narwhals", "frames") from error
    return FrameEngine(frames=frames_of(source, tuple(indicators)), code_lists=code_lists, places=places)
