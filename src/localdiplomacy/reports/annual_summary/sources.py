"""The documents in which the figures were published."""

from collections.abc import Iterator

from ..context import Context
from ..document import Block, Bullets, Heading


def sources(context: Context) -> Iterator[Block]:
    """Compose the section."""
    origins = {found.source.origin for found in context.ledger.observations if found.source}
    comma = context.text("，", ", ")
    lines = sorted(
        f"《{origin.document}》" + "".join(f"{comma}{part}" for part in (origin.publisher, origin.published) if part)
        for origin in origins
        if origin.document
    )
    if lines:
        yield Heading(context.text("引用的文件", "Documents quoted"))
        yield Bullets(tuple(dict.fromkeys(lines)))
