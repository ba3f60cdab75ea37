"""Which text readers know, and whether another may follow it without a correction."""

from ..choices import Action, ChangeKind
from ..models import Article, Revision
from ..texts import Text
from .change import FactChange
from .compare import changed_facts


def known_text(article: Article) -> Revision | None:
    """The text that is live, or was last before the story was withdrawn."""
    if article.live_id or not article.first_published_at:
        return article.live
    outings = article.transitions.filter(action=Action.PUBLISHED).select_related("revision")
    last = outings.order_by("-pk").first()
    return last and last.revision


def uncorrected(article: Article, text: Text) -> list[FactChange]:
    """The facts readers know that this text changes without a correction."""
    known = known_text(article)
    if known is None or text.change_kind == ChangeKind.CORRECTION:
        return []
    return changed_facts(known, text)
