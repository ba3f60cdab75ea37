"""What became of a page, in lines that staff can read."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from .page import Proposal
from .store import Taken


def lines_of(taken: Taken) -> Iterator[str]:
    """The draft, then each proposal with the words it was read from, then what was left out."""
    article, is_new = taken.article, taken.is_new
    yield _("%(state)s: %(language)s/%(slug)s, in “%(category)s”") % {
        "state": _("new draft") if is_new else _("there already"),
        "language": article.language,
        "slug": article.slug,
        "category": article.category,
    }
    for proposal in taken.page.rows:
        yield _line(proposal)
    for remark in taken.page.remarks:
        yield _("left out   %s") % remark


def _line(proposal: Proposal) -> str:
    kind = str(proposal.model._meta.verbose_name)
    line = f"{_state(proposal):<8} {kind:<26} {proposal.label}"
    words = proposal.words
    if words is None:
        return line
    place = f"{words.span.start}–{words.span.end}"
    quoted = "" if words.text in ("", proposal.label) else f"“{words.text}” "
    return f"{line}  ← {quoted}{place}"


def _state(proposal: Proposal) -> str:
    if proposal.is_new:
        return _("new")
    return _("add to") if proposal.adds else _("known")
