"""The kinds of things a plugin may contribute, and the hook of each."""

from attrs import frozen

from ..checks.check import Check
from ..ledger.formats import LedgerFormat
from ..measures.indicators import Indicator
from ..model.codes import CodeList
from ..model.texts import Text
from ..regulations.pack import Pack
from ..reports.formats import AddedSection, ReportFormat


@frozen(kw_only=True)
class Kind:
    """One kind of contribution.

    Args:
        id: what it is called in settings and listings.
        hook: name of the hook that contributes it.
        types: what the hook's list may hold.
        label: what the contributions are called.
    """

    id: str
    hook: str
    types: tuple[type, ...]
    label: Text

    @property
    def type_names(self) -> str:
        """Names of the types, as messages show them."""
        return " | ".join(type_.__name__ for type_ in self.types)


INDICATORS = Kind(id="indicators", hook="register_indicators", types=(Indicator,), label=Text("指标", "indicators"))
CHECKS = Kind(id="checks", hook="register_checks", types=(Check,), label=Text("检查", "checks"))
REPORT_FORMATS = Kind(
    id="report_formats",
    hook="register_report_formats",
    types=(ReportFormat, AddedSection),
    label=Text("报告格式", "report formats"),
)
CODE_LISTS = Kind(id="code_lists", hook="register_code_lists", types=(CodeList,), label=Text("代码表", "code lists"))
LEDGER_FORMATS = Kind(
    id="ledger_formats",
    hook="register_ledger_formats",
    types=(LedgerFormat,),
    label=Text("台账格式", "ledger formats"),
)
REGULATIONS = Kind(id="regulations", hook="register_regulations", types=(Pack,), label=Text("规定", "regulations"))

# Code lists come first: formats and checks refer to them.
KINDS = (CODE_LISTS, REGULATIONS, LEDGER_FORMATS, INDICATORS, CHECKS, REPORT_FORMATS)
