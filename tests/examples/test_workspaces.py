"""The example workspaces read without a fault, and the ledgers give back what was published or contradict it where they should."""

import os
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import localdiplomacy as ld
from localdiplomacy.measures.compare import NoChange
from localdiplomacy.measures.reconcile import Outcome
from localdiplomacy.measures.totals import Refusal
from localdiplomacy.model.quantities import Qualifier

SPRING, AUTUMN = "2020-03-07/2020-04-03", "2020-08-03/2021-01-01"


@pytest.fixture(scope="module")
def jiangsu(examples: Path) -> ld.Workspace:
    return ld.open(examples / "jiangsu")


@pytest.fixture(scope="module")
def shizhong(examples: Path) -> ld.Workspace:
    return ld.open(examples / "shizhong")


def test_every_row_is_read(jiangsu: ld.Workspace, shizhong: ld.Workspace) -> None:
    assert list(jiangsu.intake) == []
    assert list(shizhong.intake) == []
    assert (len(jiangsu.ledger.transfers), len(jiangsu.ledger.inbound), len(jiangsu.ledger.outbound)) == (738, 72, 21)
    assert (len(shizhong.ledger.inbound), len(shizhong.ledger.outbound)) == (15, 11)


def test_checks_find_what_the_documents_leave_open(jiangsu: ld.Workspace, shizhong: ld.Workspace) -> None:
    # Signed on screen in 2020; the document says nothing of an approval.
    unapproved = ("LD-TIE-001", "liyang-truskavets", "history[0].on")
    late = ("LD-PERIOD-001", "taizhou-2022", "tasks[3].targets[1].deadline")
    undated = ("LD-TIE-003", "changzhou-chuncheon", "history")
    found = jiangsu.check(at=date(2022, 12, 31))
    assert [(issue.code, issue.subject, issue.path) for issue in found] == [unapproved, late, undated]
    # One group went to China's neighbour and to Europe, which is advised against.
    [continents] = shizhong.check(at=date(2018, 12, 31))
    assert (continents.code, continents.subject) == ("LD-TRIP-003", "SZ2018-O01")


def test_jiangsus_ledgers_give_back_the_published_figures(jiangsu: ld.Workspace) -> None:
    found = jiangsu.reconcile()
    equal = {(*line.key[:2], line.key[2].code): line.left[0].value for line in found.of(Outcome.EQUAL)}
    assert found.of(Outcome.CONTRADICTS) == ()
    expected = {
        ("transfers.batches", "suqian", "2021"): 266,
        ("transfers.person_times", "suqian", "2021"): 818,
        ("transfers.batches", "changzhou", SPRING): 317,
        ("transfers.persons", "changzhou", SPRING): 1642,
        ("transfers.batches", "changzhou", AUTUMN): 155,
        ("transfers.persons", "changzhou", AUTUMN): 1910,
        ("inbound.batches", "wuxi", "2018H1"): 68,
        ("inbound.person_times", "wuxi", "2018H1"): 839,
        ("inbound.batches", "nantong", "2018H1"): 4,
        ("outbound.refused.batches", "wuxi", "2018H1"): 12,
        ("outbound.refused.people", "wuxi", "2018H1"): 32,
    }
    assert {key: int(equal[key].low) for key in expected} == expected  # type: ignore[union-attr]


def test_every_synthetic_record_says_so(jiangsu: ld.Workspace, shizhong: ld.Workspace) -> None:
    ledger = jiangsu.ledger
    made_up = (*ledger.transfers, *ledger.inbound, *ledger.outbound)
    assert all(record.source is not None and record.source.origin.synthetic for record in made_up)
    real = (*ledger.cities, *ledger.partnerships, *ledger.entries, *ledger.plans, *ledger.observations)
    assert not any(item.source is not None and item.source.origin.synthetic for item in real)
    joined = {trip.id for trip in shizhong.ledger.outbound if trip.source and trip.source.origin.synthetic}
    assert joined == {f"SZ2018-J0{number}" for number in range(1, 8)}


def test_offices_without_a_ledger_of_the_year_have_no_figure(jiangsu: ld.Workspace) -> None:
    table = jiangsu.measure("transfers.batches", by=["office"], period="2021", compare="previous-year")
    rows = {row.members[0]: row for row in table.rows}
    assert rows["changzhou"].observation.value is None
    assert rows["changzhou"].base is not None
    assert rows["changzhou"].base.value is not None
    assert rows["changzhou"].base.value.exact == 317 + 155
    assert rows["changzhou"].change is not None
    assert rows["changzhou"].change.reason is NoChange.MISSING_NOW
    assert rows["suqian"].change is not None
    assert rows["suqian"].change.reason is NoChange.NO_BASE


def test_persons_and_person_times_have_no_total(jiangsu: ld.Workspace) -> None:
    table = jiangsu.measure("transfers.people", by=["office"], period="2020-01-01/2022-01-01")
    said = {row.members[0]: row.observation.value for row in table.rows}
    assert {office: (value.low, value.unit) for office, value in said.items() if value} == {
        "changzhou": (Decimal(3552), "persons"),
        "suqian": (Decimal(818), "person_times"),
    }
    [(_, total)] = table.totals
    assert isinstance(total, Refusal)
    assert "persons" in total.text("en")
    assert "person-times" in total.text("en")


def test_two_spellings_are_one_city(jiangsu: ld.Workspace) -> None:
    tie = jiangsu.ledger.partnerships["changzhou-tokorozawa"]
    assert tie.partner == "tokorozawa"  # the table writes 所沢市


def test_an_approved_tie_is_not_concluded(jiangsu: ld.Workspace) -> None:
    tie = jiangsu.ledger.partnerships["suqian-kitakata"]
    assert tie.concluded_on is None
    [approved] = tie.history
    assert (approved.to, str(approved.on), approved.by) == ("approved", "2021", "全国友协")
    concluded = jiangsu.measure("partnerships.concluded", by=["office"], period="2021")
    assert all(row.observation.value is None or row.observation.value.exact == 0 for row in concluded.rows)


def test_shizhongs_list_against_its_totals(shizhong: ld.Workspace) -> None:
    found = {line.key[0]: line for line in shizhong.reconcile()}
    assert found["inbound.batches"].outcome is Outcome.EQUAL
    assert found["inbound.person_times"].outcome is Outcome.WITHIN_QUALIFIER
    assert found["outbound.batches"].outcome is Outcome.EQUAL
    assert found["outbound.own.batches"].outcome is Outcome.EQUAL
    assert found["outbound.joined.batches"].outcome is Outcome.EQUAL
    assert found["outbound.joined.people"].outcome is Outcome.EQUAL
    assert found["outbound.countries"].outcome is Outcome.WITHIN_QUALIFIER


def test_shizhongs_own_groups_contradict_their_total(shizhong: ld.Workspace) -> None:
    found = shizhong.reconcile()
    line = next(line for line in found if line.key[0] == "outbound.own.people")
    assert line.outcome is Outcome.CONTRADICTS
    counted, published = line.left[0].value, line.right[0].value
    # 20 + 5 + 4, and the leader's group on top of it, whose size nobody published.
    assert counted is not None
    assert (counted.low, counted.qualifier) == (29, Qualifier.AT_LEAST)
    assert published is not None
    assert published.exact == 20
    assert shizhong.ledger.outbound["SZ2018-O01"].headcount.person_times is None
    contradictions = [issue for issue in found.issues if issue.code == "LD-FIGURE-001"]
    assert any("People in own groups" in issue.message("en") for issue in contradictions)


def test_published_parts_add_up(shizhong: ld.Workspace) -> None:
    value = {figure.indicator: figure.value for figure in shizhong.ledger.observations}
    for unit, people in (("batches", "batches"), ("person_times", "people")):
        total, own, joined = (value[f"outbound.{name}"] for name in (unit, f"own.{people}", f"joined.{people}"))
        assert total is not None
        assert own is not None
        assert joined is not None
        assert own + joined == total
    boards, villages = value["overseas-chinese.boards"], value["overseas-chinese.villages"]
    assert boards is not None
    assert villages is not None
    assert boards.low == 2 * villages.low


def test_targets_of_plans(jiangsu: ld.Workspace) -> None:
    targets = {
        f"{plan.id}/{target.id}": target
        for plan in jiangsu.ledger.plans
        for task in plan.tasks
        for target in task.targets
    }
    brief = targets["taizhou-2022/brief"]
    assert (brief.comparator.value, brief.per) == ("frequency", "month")
    assert brief.value is not None
    assert (brief.value.low, brief.value.high) == (2, 4)
    stations = targets["nantong-2018h2/stations"]
    assert (stations.firmness.value, stations.baseline and stations.baseline.exact) == ("stretch", 3)


def test_report_shows_all_five_offices(jiangsu: ld.Workspace, tmp_path: Path) -> None:
    path = tmp_path / "summary.md"
    jiangsu.report("core.annual-summary", period="2021").save(path)
    text = path.read_text("utf-8")
    for office in jiangsu.ledger.offices:
        assert office.name is not None
        assert office.name.get("zh") in text
    for figure in ("266", "818", "472", "合成数据"):
        assert figure in text


def test_the_first_script_runs(examples: Path, tmp_path: Path) -> None:
    script = examples / "measure_and_report.py"
    # The library these tests run on, wherever they were started; and its Chinese output on any console.
    environment = {**os.environ, "PYTHONPATH": str(Path(ld.__file__).parents[1]), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, str(script)], cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "266" in done.stdout
    assert (tmp_path / "jiangsu-2021.md").is_file()
