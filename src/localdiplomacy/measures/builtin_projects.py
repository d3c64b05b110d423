"""Built-in indicators of cooperation: projects, parks, leads, demands, visits to companies."""

from ..model.conditions import Operator, Where
from ..model.texts import Text
from .defining import share
from .entry_indicators import apart, either, filled_in, kept, lines, numbers, summed, went_through
from .indicators import Indicator

_LANDED = ("settled", "building", "operating")

PROJECTS: tuple[Indicator, ...] = (
    lines("projects.count", "合作项目", "Projects", "items", "project", what=Text("合作项目", "projects")),
    lines(
        "projects.landed",
        "落户项目",
        "Projects settled",
        "items",
        "project",
        what=Text("阶段为落户、建设、运营或状态为落户的项目", "projects settled, under construction or operating"),
        also=(either(Where(field="details.stage", op=Operator.IN, value=_LANDED), went_through("settled")),),
    ),
    share(
        "projects.landed_share",
        "项目落户率",
        "Share of projects settled",
        "projects.landed",
        "projects.count",
        Text("落户的占全部项目", "projects settled, of all projects"),
    ),
    summed(
        "projects.amount",
        "项目金额",
        "Projects, amount",
        "CNY",
        "amount",
        "project",
        what=Text("以人民币计的项目金额相加", "amounts of projects in yuan"),
    ),
    summed(
        "projects.investment",
        "项目投资额",
        "Projects, investment",
        "CNY",
        "details.investment",
        "project",
        what=Text("以人民币计的项目投资额相加", "investment in projects in yuan"),
    ),
    kept(
        "parks.kept",
        "合作园区",
        "Cooperation parks",
        "items",
        "cooperation-park",
        "overseas-park",
        what=Text("国际合作园区和境外园区", "cooperation parks at home and abroad"),
    ),
    lines("leads.count", "合作线索", "Leads", "items", "lead", what=Text("合作线索", "leads")),
    lines("demands.count", "部门需求", "Demands", "items", "demand", what=Text("部门需求", "demands of departments")),
    lines(
        "demands.closed",
        "已对接的部门需求",
        "Demands met",
        "items",
        "demand",
        what=Text("填有对接结果或办结的部门需求", "demands with a result, or closed"),
        also=(either(filled_in("details.result"), went_through("closed")),),
    ),
    share(
        "demands.closed_share",
        "部门需求对接率",
        "Share of demands met",
        "demands.closed",
        "demands.count",
        Text("已对接的占全部需求", "demands met, of all demands"),
    ),
    lines(
        "company_visits.count",
        "企业走访",
        "Company visits",
        "times",
        "company-visit",
        what=Text("企业走访", "company visits"),
        took_place=True,
    ),
    apart(
        "company_visits.companies",
        "走访企业",
        "Companies visited",
        "bodies",
        "details.company",
        "company-visit",
        what=Text("走访的企业", "companies visited"),
        took_place=True,
    ),
    numbers("company_visits.problems", "走访反映问题数", "Problems raised at visits", "problems", "company-visit"),
    numbers("company_visits.solved", "走访解决问题数", "Problems solved after visits", "solved", "company-visit"),
    share(
        "company_visits.solved_share",
        "走访问题解决率",
        "Share of problems solved",
        "company_visits.solved",
        "company_visits.problems",
        Text("解决的占反映的问题", "problems solved, of those raised"),
    ),
)
