"""What a file changes of what visitors read already, it has to tell them."""

from ..corrections import Untold, correct
from ..facts import Facts
from ..models import Agreement, Occasion
from .errors import RegisterError
from .tally import Writer, columns


def tell(
    thing: Agreement | Occasion, told: Facts | None, entry: dict, where: str, writer: Writer
) -> None:
    """Keep the note of an entry that changes a public fact; of any other it is passed over, so
    that a file can be loaded again."""
    try:
        note = correct(thing, told, columns("note", entry.get("correction")), by=None)
    except Untold as refusal:
        raise RegisterError(f"{where}.correction", f"is missing: {refusal}") from None
    if note:
        writer.note_change(thing)
