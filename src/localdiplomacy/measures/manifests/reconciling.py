"""Two lists of travellers held against each other: who is on both, who is missing, who is extra."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from attrs import evolve

from ...model.texts import Text
from ...model.transfers import TransferBatch
from .manifest import Manifest, ManifestLine, manifest_of_records
from .of_batches import ARRIVED, LEFT, arrived, departed
from .reading import read_manifest
from .result import ManifestReconciliation

ManifestSource = Manifest | TransferBatch | str | Path | Iterable[TransferBatch | str | Mapping[str, Any]]


def reconcile_manifests(
    left: ManifestSource,
    right: ManifestSource | None = None,
    *,
    left_name: Text | None = None,
    right_name: Text | None = None,
) -> ManifestReconciliation:
    """Hold two lists of travellers against each other: who left, who arrived, who is missing, who is extra.

    A line stands for one person on one transfer, that is one person-time; persons are distinct references. Where all lines
    of both lists name their batch, lines are matched batch by batch.

    Args:
        left: the list of who left: a `Manifest`, a batch or several, references, rows with the keys `reference` and
            `batch`, or the path of a table.
        right: the list of who arrived, in any of these forms; None for what the last hand-overs of batches say.
        left_name: what the left list is called; a `Manifest` brings its own name.
        right_name: what the right list is called.

    Raises:
        CannotContinue: if a table cannot be read, or has no column of references.
        TypeError: for what is no list of travellers.
    """
    if right is None:
        batches = _batches(left)
        if batches is None:
            raise TypeError("one list alone is held against nothing; give the other / 须有两份名单，或给出转运批次")
        one, other = _named(departed(batches), left_name), _named(arrived(batches), right_name)
    else:
        one, other = _manifest(left, left_name, LEFT), _manifest(right, right_name, ARRIVED)
    by_batch = one.by_batch and other.by_batch
    ones, others = _by_key(one, by_batch), _by_key(other, by_batch)
    matched, missing = _split(ones, others)
    _, extra = _split(others, ones)
    return ManifestReconciliation(left=one, right=other, matched=matched, missing=missing, extra=extra)


def _batches(source: ManifestSource) -> tuple[TransferBatch, ...] | None:
    """Return the batches that are given; None where it is something else."""
    if isinstance(source, TransferBatch):
        return (source,)
    if isinstance(source, (Manifest, str, Path)):
        return None
    rows = tuple(source)
    return rows if rows and all(isinstance(row, TransferBatch) for row in rows) else None  # type: ignore[return-value]


def _manifest(source: ManifestSource, name: Text | None, otherwise: Text) -> Manifest:
    if isinstance(source, Manifest):
        return _named(source, name)
    chosen = otherwise if name is None else name
    if isinstance(source, (str, Path)):
        return read_manifest(source, chosen)
    rows = source if isinstance(source, TransferBatch) else tuple(source)
    batches = _batches(rows)
    return manifest_of_records(rows, chosen) if batches is None else departed(batches, chosen)  # type: ignore[arg-type]


def _named(manifest: Manifest, name: Text | None) -> Manifest:
    return manifest if name is None else evolve(manifest, name=name)


_Key = tuple[str | None, str]


def _by_key(manifest: Manifest, batches: bool) -> dict[_Key, list[ManifestLine]]:
    found: dict[_Key, list[ManifestLine]] = {}
    for line in manifest.lines:
        if line.reference is not None:
            found.setdefault((line.batch if batches else None, line.reference), []).append(line)
    return found


def _split(
    ones: Mapping[_Key, list[ManifestLine]], others: Mapping[_Key, list[ManifestLine]]
) -> tuple[tuple[ManifestLine, ...], tuple[ManifestLine, ...]]:
    """Return the lines that have their like on the other list, and those that have none."""
    like, alone = list[ManifestLine](), list[ManifestLine]()
    for key, lines in ones.items():
        both = min(len(lines), len(others.get(key, ())))
        like += lines[:both]
        alone += lines[both:]
    return tuple(like), tuple(alone)
