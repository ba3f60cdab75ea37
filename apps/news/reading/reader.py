"""Reading one page: language, layout, dates, then what each language knows how to find."""

import re
from datetime import date

from .chinese.reader import Chinese
from .dates import dated, find_dates, published_in
from .english.reader import English
from .kinds import find_kinds
from .language import language_of
from .layout import lay_out
from .model import DatedFact, DateMention, Layout, Mention, Reading, Span

SIGNING = re.compile(
    r"\b(?:sign(?:s|ed|ing)?|concluded|inked|entered into)\b|签署|签订|签约|签定|签了",
    re.IGNORECASE,
)
VISIT = re.compile(
    r"\b(?:visit(?:s|ed)?|received|met with|inspection|meeting)\b|访问|来访|到访|会见|会谈|调研|考察"
)


def read(text: str, *, published: date | None = None) -> Reading:
    """All facts of a page that the text itself states. Never raises on any text.

    `published` is the day of publication, for a page that does not give it.
    """
    language = language_of(text)
    layout = lay_out(text)
    whole = Span(
        layout.headline.span.start if layout.headline else layout.head.end, layout.footer.start
    )
    kinds = find_kinds(text, language, whole)
    reader = (Chinese if language == "zh" else English)(text, layout)
    event = _event(text, whole, bool(kinds))
    first = layout.paragraphs[0] if layout.paragraphs else None
    day = published_in(text, layout.head, first)
    if day is None and published:
        day = DatedFact(published, Span(0, 0))
    words, signing = None, None
    if event == "signing":
        words = _signing_words(text, reader.sentences)
        signing = dated(words, day.value if day else None) if words else None
    return Reading(
        text=text,
        language=language,
        event=event,
        headline=layout.headline,
        published=day,
        signing=signing,
        signing_words=words,
        kinds=kinds,
        parties=tuple(reader.parties()),
        people=tuple(reader.people()),
        departments=tuple(reader.departments()),
        areas=tuple(reader.areas()),
        paragraphs=_mentions(text, layout),
        footer=Mention(text[layout.footer.start : layout.footer.end], layout.footer),
    )


def _event(text: str, whole: Span, names_an_agreement: bool) -> str | None:
    if names_an_agreement and SIGNING.search(text, whole.start, whole.end):
        return "signing"
    return "visit" if VISIT.search(text, whole.start, whole.end) else None


def _signing_words(text: str, sentences: list[Span]) -> DateMention | None:
    """The date in the first sentence that tells of the signing and has one."""
    for sentence in sentences:
        if not SIGNING.search(text, sentence.start, sentence.end):
            continue
        for mention in find_dates(text[sentence.start : sentence.end]):
            span = Span(mention.span.start + sentence.start, mention.span.end + sentence.start)
            return DateMention(mention.year, mention.month, mention.day, span, mention.is_range)
    return None


def _mentions(text: str, layout: Layout) -> tuple[Mention, ...]:
    return tuple(Mention(text[span.start : span.end], span) for span in layout.paragraphs)
