"""The formats the library comes with."""

from .annual_summary import ANNUAL_SUMMARY
from .formats import ReportFormat
from .transfer_chain import TRANSFER_CHAIN

BUILTIN_REPORT_FORMATS: tuple[ReportFormat, ...] = (ANNUAL_SUMMARY, TRANSFER_CHAIN)
