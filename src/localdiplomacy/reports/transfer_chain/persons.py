"""Which way travellers went from hand-over to hand-over, and where they are lost sight of; without saying who they are."""

from collections.abc import Iterator, Mapping, Sequence

from ...measures.manifests.result import UNITS, ManifestReconciliation
from ...model.following import Lost, Track, follow, given, received
from ...model.quantities import BATCHES, Count
from ...model.texts import Text
from ...model.transfers import TransferBatch
from ..context import Context
from ..document import Align, Block, Cell, Column, DataTable, Note
from .steps import Step

TRAVELLERS = "travellers"
_LOST: Mapping[Lost, Text] = {
    Lost.NOT_LISTED: Text("各次交接名单均无", "on no list of a hand-over"),
    Lost.NOT_RECEIVED: Text("第 {step} 步：已移交，接收名单无", "step {step}: given, not on the receiver's list"),
    Lost.NOT_GIVEN: Text("第 {step} 步：接收名单有，移交名单无", "step {step}: received, not on the giver's list"),
    Lost.NO_NAMES: Text("第 {step} 步：未填移交或接收单位", "step {step}: giver or receiver not named"),
    Lost.OTHER_BODY: Text("第 {step} 步：移交方不是上一接收方", "step {step}: the giver is not the receiver before"),
    Lost.NO_END: Text("第 {step} 步之后：未填去向", "after step {step}: no word of what became of them"),
}
_WHOLE = Text("可查到底", "followed to the end")
_STRANGER = Text("不在批次名单上", "not on the batch's list")


def departures_and_arrivals(context: Context, found: ManifestReconciliation) -> Iterator[Block]:
    """Compose who left and who arrived, persons and person-times each for themselves."""
    shown = [one for one in found if one.unit != BATCHES and one.comparable]
    if shown:
        titles = (
            ("计量", "Unit"),
            ("出发", "Left"),
            ("到达", "Arrived"),
            ("相符", "On both"),
            ("缺", "Missing"),
            ("多", "Extra"),
        )
        columns = [
            Column(context.text(*title), Align.RIGHT if place else Align.LEFT) for place, title in enumerate(titles)
        ]
        rows: tuple[tuple[Cell | str, ...], ...] = tuple(
            (
                UNITS[one.unit].get(context.language),
                *(_number(context, count) for count in (one.left, one.right, one.matched, one.missing, one.extra)),
            )
            for one in shown
        )
        yield DataTable(tuple(columns), rows, context.text("出发与到达", "Departure and arrival"))


def _number(context: Context, count: Count | None) -> Cell:
    if isinstance(count, int):
        return Cell(str(count), count)
    return Cell("—" if count is None else count.text.get(context.language))


def ways(context: Context, batch: TransferBatch, steps: Sequence[Step]) -> Iterator[Block]:
    """Compose the ways that travellers went, each with how many; their references only where they are asked for."""
    listed = set(batch.travellers)
    on_lists = dict.fromkeys(
        reference for passing in batch.hand_overs for reference in (*given(passing), *received(passing))
    )
    strangers = tuple(reference for reference in on_lists if reference not in listed)
    if not listed and not strangers:
        yield Note(
            context.text(
                "没有登记人员代号，只能核对各环节人数，不能逐人倒查。",
                "No references are entered: numbers can be held against each other, persons cannot be followed.",
            )
        )
        return
    titles = (("交接路径", "Way"), ("人数", "Persons"), ("去向", "Disposition"), ("结果", "Outcome"))
    columns = [Column(context.text(*title), Align.RIGHT if title[1] == "Persons" else Align.LEFT) for title in titles]
    shows = TRAVELLERS in context.reveal
    if shows:
        columns.append(Column(context.text("人员代号", "References")))
    alike: dict[tuple[object, ...], list[Track]] = {}
    for known, references in ((True, tuple(dict.fromkeys(batch.travellers))), (False, strangers)):
        for track in follow(references, batch.hand_overs):
            alike.setdefault((known, track.stops, track.lost, track.lost_at), []).append(track)
    rows = tuple(_way(context, batch, steps, bool(key[0]), tracks, shows) for key, tracks in alike.items())
    yield DataTable(tuple(columns), rows, context.text("每个人在哪里交接", "Where each person was handed over"))


def _way(
    context: Context, batch: TransferBatch, steps: Sequence[Step], known: bool, tracks: Sequence[Track], shows: bool
) -> tuple[Cell | str, ...]:
    track = tracks[0]
    stops = [batch.hand_overs[place] for place in track.stops]
    if stops and track.reference not in received(stops[-1]):
        *stops, unreached = stops
        bodies = [(stops[0] if stops else unreached).giver or "—"]
    else:
        bodies = [stop.giver or "—" for stop in stops[:1]]
    bodies += [stop.receiver or "—" for stop in stops]
    end = stops[-1].disposition if stops else None
    said = [] if known else [_STRANGER]
    said.append(_outcome(track, steps))
    row: tuple[Cell | str, ...] = (
        " → ".join(bodies) or "—",
        Cell(str(len(tracks)), len(tracks)),
        context.code("disposition", end),
        context.text("；", "; ").join(text.get(context.language) for text in said),
    )
    return (*row, context.text("、", ", ").join(one.reference for one in tracks)) if shows else row


def _outcome(track: Track, steps: Sequence[Step]) -> Text:
    if track.lost is None:
        return _WHOLE
    number = next((step.number for step in steps if step.path == f"hand_overs[{track.lost_at}]"), 0)
    return _LOST[track.lost].filled(step=number)
