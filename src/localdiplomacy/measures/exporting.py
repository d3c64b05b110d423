"""What a table becomes for other programs."""

from abc import abstractmethod
from pathlib import Path
from typing import Any, overload

from ..model.texts import Language
from .exports import data_frames
from .exports.column import Column
from .exports.csv_files import csv_text, saved, with_pairs
from .exports.sdmx_csv import STRUCTURE, sdmx_csv
from .table_layout import TableLayout


class TableExports:
    """The verbs of a table that end in another format: data frames, CSV, SDMX-CSV."""

    __slots__ = ()

    @abstractmethod
    def _layout(self) -> TableLayout: ...

    def to_pandas(self, *, labels: Language | None = None, totals: bool = False) -> Any:
        """Return the figures as a pandas DataFrame, one row a figure.

        Whole numbers are nullable integers, other numbers `Decimal`; what is missing is `NA` or None, never 0.

        Args:
            labels: the language of further columns with names; None without them.
            totals: True with the totals, whose members are missing.

        Raises:
            MissingPackage: if pandas is not installed.
        """
        return data_frames.to_pandas(self._columns(labels, totals))

    def to_polars(self, *, labels: Language | None = None, totals: bool = False) -> Any:
        """Return the figures as a Polars DataFrame, one row a figure; numbers as `Int64` or `Decimal`.

        Args:
            labels: the language of further columns with names; None without them.
            totals: True with the totals, whose members are missing.

        Raises:
            MissingPackage: if Polars is not installed.
        """
        return data_frames.to_polars(self._columns(labels, totals))

    def to_arrow(self, *, labels: Language | None = None, totals: bool = False) -> Any:
        """Return the figures as a PyArrow Table, one row a figure; numbers as `int64` or `decimal128`.

        Args:
            labels: the language of further columns with names; None without them.
            totals: True with the totals, whose members are missing.

        Raises:
            MissingPackage: if PyArrow is not installed.
        """
        return data_frames.to_arrow(self._columns(labels, totals))

    @overload
    def to_csv(self, path: None = None, *, labels: Language | None = None, totals: bool = False) -> str: ...
    @overload
    def to_csv(self, path: Path | str, *, labels: Language | None = None, totals: bool = False) -> Path: ...
    def to_csv(
        self, path: Path | str | None = None, *, labels: Language | None = None, totals: bool = False
    ) -> str | Path:
        """Return the figures as CSV, or write them to a file that a spreadsheet opens and `ld.read` reads again.

        Args:
            path: the file; it is replaced in one step.
            labels: the language of further columns with names; None without them.
            totals: True with the totals, whose members are blank.

        Returns:
            the text, or the file that was written.

        Raises:
            CannotContinue: if the file cannot be written.
        """
        layout = self._layout()
        text = csv_text(with_pairs(layout.long_form(labels).readable(layout.exported(totals))))
        return text if path is None else saved(text, path, "utf-8-sig")

    def to_sdmx_csv(
        self,
        path: Path | str | None = None,
        *,
        totals: bool = False,
        structure: str = STRUCTURE,
        structure_type: str = "dataflow",
        action: str = "I",
    ) -> str | Path:
        """Return the figures as an SDMX-CSV 2.0 data message, or write them to a file.

        Args:
            path: the file; it is replaced in one step.
            totals: True with the totals, whose members are `_T`.
            structure: what defines the columns, as AGENCY:ID(VERSION).
            structure_type: `dataflow`, `datastructure` or `dataprovision`.
            action: `I` for information, `A` to append, `R` to replace.

        Returns:
            the text, or the file that was written.

        Raises:
            ValueError: if the message is not as the standard has it.
            CannotContinue: if the file cannot be written.
        """
        figures = [row.observation for row in self._layout().exported(totals)]
        text = sdmx_csv(figures, structure=structure, structure_type=structure_type, action=action)
        return text if path is None else saved(text, path, "utf-8")

    def _columns(self, labels: Language | None, totals: bool) -> tuple[Column, ...]:
        layout = self._layout()
        return layout.long_form(labels).columns(layout.exported(totals))
