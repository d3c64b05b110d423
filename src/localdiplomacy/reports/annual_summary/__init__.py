"""The format `core.annual-summary`: a year in figures, ties, promises and findings."""

from ...model.texts import Text
from ..formats import ReportFormat, Section
from .findings import findings
from .key_figures import key_figures
from .overview import overview
from .partnerships import partnerships
from .plan_lines import plan_lines
from .published import published_figures
from .sources import sources
from .validated import validated_figures

ANNUAL_SUMMARY = ReportFormat(
    id="core.annual-summary",
    title=Text("外事工作数据总结", "annual summary of foreign affairs"),
    sections=(
        Section("core.overview", overview, 100),
        Section("core.key-figures", key_figures, 200),
        Section("core.published-figures", published_figures, 300),
        Section("core.validated-figures", validated_figures, 350),
        Section("core.partnerships", partnerships, 400),
        Section("core.plan-lines", plan_lines, 500),
        Section("core.findings", findings, 600),
        Section("core.sources", sources, 700),
    ),
)
