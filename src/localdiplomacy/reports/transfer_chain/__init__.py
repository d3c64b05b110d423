"""The format `core.transfer-chain`: where travellers were handed over, and where the chain breaks."""

from ...model.texts import Text
from ..formats import ReportFormat, Section
from .batches import batches
from .chain import chains, transfer_chain

__all__ = ["TRANSFER_CHAIN", "transfer_chain"]

TRANSFER_CHAIN = ReportFormat(
    id="core.transfer-chain",
    title=Text("转运链条", "chains of transfers"),
    sections=(Section("core.transfer-batches", batches, 100), Section("core.transfer-chains", chains, 200)),
    of="transfers",
    reveals=("travellers",),
)
