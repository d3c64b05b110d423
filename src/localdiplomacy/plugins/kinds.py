"""The kinds of things a plugin may contribute, and the hook of each."""

from attrs import frozen

from ..checks.check import Check
from ..ledger.formats import LedgerFormat
from ..measures.dimensions import Dimension
from ..measures.indicators import Indicator
from ..measures.validation.outliers import OutlierRule
from ..measures.validation.reporting import ReportingRule
from ..measures.validation.rules import FigureRule, PartsRule
from ..model.codes import CodeList
from ..model.texts import Language, Text
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
        one: what one of them is called.
    """

    id: str
    hook: str
    types: tuple[type, ...]
    label: Text
    one: Text

    def counted(self, number: int, language: Language) -> str:
        """Return a number of them in words.

        >>> CHECKS.counted(1, "en"), CHECKS.counted(2, "en"), CHECKS.counted(2, "zh")
        ('1 check', '2 checks', '检查 2')
        """
        if language == "zh":
            return f"{self.label.zh} {number}"
        return f"{number} {(self.one if number == 1 else self.label).en}"

    @property
    def type_names(self) -> str:
        """Names of the types, as messages show them."""
        return " | ".join(type_.__name__ for type_ in self.types)


INDICATORS = Kind(
    id="indicators",
    hook="register_indicators",
    types=(Indicator,),
    label=Text("指标", "indicators"),
    one=Text("指标", "indicator"),
)
DIMENSIONS = Kind(
    id="dimensions",
    hook="register_dimensions",
    types=(Dimension,),
    label=Text("维度", "dimensions"),
    one=Text("维度", "dimension"),
)
CHECKS = Kind(
    id="checks",
    hook="register_checks",
    types=(Check,),
    label=Text("检查", "checks"),
    one=Text("检查", "check"),
)
REPORT_FORMATS = Kind(
    id="report_formats",
    hook="register_report_formats",
    types=(ReportFormat, AddedSection),
    label=Text("报告格式", "report formats"),
    one=Text("报告格式", "report format"),
)
CODE_LISTS = Kind(
    id="code_lists",
    hook="register_code_lists",
    types=(CodeList,),
    label=Text("代码表", "code lists"),
    one=Text("代码表", "code list"),
)
LEDGER_FORMATS = Kind(
    id="ledger_formats",
    hook="register_ledger_formats",
    types=(LedgerFormat,),
    label=Text("台账格式", "ledger formats"),
    one=Text("台账格式", "ledger format"),
)
REGULATIONS = Kind(
    id="regulations",
    hook="register_regulations",
    types=(Pack,),
    label=Text("规定", "regulations"),
    one=Text("规定", "regulation"),
)
VALIDATION_RULES = Kind(
    id="validation_rules",
    hook="register_validation_rules",
    types=(FigureRule, PartsRule, OutlierRule, ReportingRule),
    label=Text("数字检验规则", "validation rules"),
    one=Text("数字检验规则", "validation rule"),
)

# Code lists come first: formats, dimensions and checks refer to them.
KINDS = (
    CODE_LISTS,
    REGULATIONS,
    LEDGER_FORMATS,
    DIMENSIONS,
    INDICATORS,
    CHECKS,
    VALIDATION_RULES,
    REPORT_FORMATS,
)
# What stands by itself under its id. Codes are added to lists, and packs are laid over one another.
LISTED = tuple(kind for kind in KINDS if kind not in (CODE_LISTS, REGULATIONS))
