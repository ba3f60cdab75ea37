"""Which facts of the text that readers know a newer text changes.

Reading makes mistakes, and other words around a fact let it read the fact differently. So a fact
counts as changed only where its words are no longer printed, where the same person is read with
another title, or where the very same sentence prints another fact. What is only new is none.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher

from django.db.models import Q
from django.utils.formats import date_format

from apps.org.models import Person
from apps.org.texts import translated

from ..models import Revision
from ..texts import Text
from .change import Fact, FactChange
from .printed import WIDE, Page, Printed, key

AGREEMENT = ("agreement", "协议")
MOST_WEIGHED = 20
LINKED = ("agreements", "occasions", "people")


def changed_facts(live: Revision | Text, new: Text) -> list[FactChange]:
    """What `new` prints otherwise than `live`, or no more; each fact once."""
    old, day = _text(live), _day(live)
    before, after = Page(old, day), Page(new, new.dated_on or day)
    found = [
        *_day_of_release(day, new),
        *_names(before, after, old),
        *_titles(before, after),
        *_dates(before, after, day),
        *_months(before, after),
        *_kinds(before, after),
        *_in_the_same_sentences(before, after),
        *_links(old, new),
    ]
    once: dict[tuple, FactChange] = {}
    for change in found:
        once.setdefault((change.fact, key(change.was)), change)
    return list(once.values())


def _text(live: Revision | Text) -> Text:
    return live if isinstance(live, Text) else Text.of(live)


def _day(live: Revision | Text) -> date | None:
    """The day readers see on it."""
    return live.dated_on if isinstance(live, Text) else live.article.published_on


def _day_of_release(day: date | None, new: Text) -> Iterator[FactChange]:
    if day and new.dated_on and new.dated_on != day:
        was, now = (date_format(one, "DATE_FORMAT") for one in (day, new.dated_on))
        yield FactChange(Fact.DAY, was, now)


def _names(before: Page, after: Page, old: Text) -> Iterator[FactChange]:
    """Of those who are read, and of those the register says the text is about."""
    names = before.names | {key(name): name for name in _registered(old) if before.prints(name)}
    gone = [name for name in names.values() if not after.prints(name)]
    fresh = [name for name in after.names.values() if not before.prints(name)]
    for name in gone:
        yield FactChange(Fact.NAME, name, _closest(name, fresh, alone=len(gone) == 1))


def _registered(text: Text) -> list[str]:
    signed = Q(signatory_set__agreement__in=text.agreements)
    attended = Q(attendance_set__occasion__in=text.occasions)
    linked = Q(pk__in=[person.pk for person in text.people])
    people = Person.objects.filter(signed | attended | linked).values_list(*translated("name"))
    return sorted({name for names in people for name in names if name})


def _titles(before: Page, after: Page) -> Iterator[FactChange]:
    for person, titles in before.titles.items():
        name, now = before.names[person], after.titles.get(person, {})
        if not after.prints(name):
            continue  # said of the name
        others = [title for one, title in now.items() if one not in titles]
        for one, title in titles.items():
            if one in now:
                continue
            if others and not any(_is_longer_form(after, title, other) for other in others):
                yield FactChange(Fact.TITLE, title, _closest(title, others, alone=True), name)
            elif not after.prints(title):
                yield FactChange(Fact.TITLE, title, whose=name)


def _is_longer_form(page: Page, title: str, other: str) -> bool:
    """Is it the same title with the name of an organisation before or behind it?"""
    shorter, longer = sorted((key(title), key(other)), key=len)
    if shorter not in longer:
        return False
    rest = longer.replace(shorter, "", 1).removesuffix(" of").removeprefix("of ").strip()
    return rest in page.organisations


def _dates(before: Page, after: Page, day: date | None) -> Iterator[FactChange]:
    was, now = _years(before), _years(after)
    gone = {
        one.value: one.words
        for one in before.dates
        if not any(_is_same_year(one.value[0], year, day) for year in now[one.value[1:]])
    }
    fresh = {
        one.value: one.words
        for one in after.dates
        if not any(_is_same_year(year, one.value[0], day) for year in was[one.value[1:]])
    }
    for words in gone.values():
        now_printed = _closest(words, list(fresh.values()), alone=len(gone) == 1)
        yield FactChange(Fact.DATE, words, now_printed)


def _years(page: Page) -> dict[tuple, set[int | None]]:
    """The years in which each day of the year is printed; None where it is without one."""
    years: dict[tuple, set] = defaultdict(set)
    for one in page.dates:
        years[one.value[1:]].add(one.value[0])
    return years


def _is_same_year(year: int | None, now: int | None, published: date | None) -> bool:
    """It may be left out where it is that of the release, and filled in where it was left out."""
    return year in (None, now) or (now is None and (published is None or year == published.year))


def _months(before: Page, after: Page) -> Iterator[FactChange]:
    """Months of a year, and years that stand alone; a day tells both."""
    known = {one.value for one in before.months}
    fresh = [one.words for one in after.months if one.value not in known]
    months = {one.value[:2] for one in [*after.dates, *after.months]}
    for one in before.months:
        year, month = one.value
        if month:
            is_there = {(year, month), (None, month)} & months
        else:
            is_there = year in {year for year, _month in months} or after.prints(str(year))
        if not is_there:
            yield FactChange(Fact.DATE, one.words, _closest(one.words, fresh, alone=True))


def _kinds(before: Page, after: Page) -> Iterator[FactChange]:
    was = {one.value: one.words for one in reversed(before.kinds)}
    now = {one.value: one.words for one in reversed(after.kinds)}
    fresh = {kind: words for kind, words in now.items() if kind not in was}
    special = [words for kind, words in fresh.items() if kind != "other"]
    for kind, words in was.items():
        if kind in now or after.prints(words):
            continue
        if kind == "other":  # a closer word for it is none the less an agreement
            unlike = [one for one in special if not any(word in key(one) for word in AGREEMENT)]
            if unlike:
                yield FactChange(Fact.KIND, words, unlike[0])
        elif special:
            yield FactChange(Fact.KIND, words, special[0])
        elif not _is_said_otherwise(words, after):
            yield FactChange(Fact.KIND, words, fresh.get("other", ""))


def _is_said_otherwise(words: str, page: Page) -> bool:
    """An “agreement on strategic cooperation” is a strategic cooperation agreement."""
    parts = set(words) if WIDE.search(words) else set(key(words).split()) - {"of"}
    return any(all(part in key(line) for part in parts) for line in page.words.split("\n"))


def _in_the_same_sentences(before: Page, after: Page) -> Iterator[FactChange]:
    names = {*before.names.values(), *after.names.values()}
    titles = {title for page in (before, after) for person in page.titles.values()
              for title in person.values()}  # fmt: skip
    was, now = _by_words(before, names, titles), _by_words(after, names, titles)
    for words in was:
        if len(was[words]) != len(now[words]):
            continue
        for old, new in zip(was[words], now[words], strict=True):
            yield from _differences(before, old, new)


def _by_words(page: Page, names: set[str], titles: set[str]) -> dict[str, list[list[Printed]]]:
    found: dict[str, list] = defaultdict(list)
    for words, facts in page.sentences(names, titles):
        found[words].append(facts)
    return found


def _differences(page: Page, old: list[Printed], new: list[Printed]) -> Iterator[FactChange]:
    """Of one sentence. In which order people are named is no fact."""
    cast = [sorted(one.key for one in facts if one.fact == Fact.NAME) for facts in (old, new)]
    for one, other in zip(old, new, strict=True):
        if one.fact == Fact.NAME and cast[0] == cast[1]:
            continue
        if one.key != other.key and not _is_same_date(one, other):
            whose = _holder(page, one, old) if one.fact == Fact.TITLE else ""
            yield FactChange(one.fact, one.words, other.words, whose)


def _is_same_date(one: Printed, other: Printed) -> bool:
    if one.fact != Fact.DATE or one.value[1:] != other.value[1:]:
        return False
    is_day = len(one.value) > len(("year", "month"))
    return is_day and _is_same_year(one.value[0], other.value[0], None)


def _holder(page: Page, title: Printed, facts: list[Printed]) -> str:
    """The one person of a sentence who is read with this title."""
    named = {one.words for one in facts if one.fact == Fact.NAME}
    holders = [name for name in named if title.key in page.titles.get(key(name), {})]
    return holders[0] if len(holders) == 1 else ""


def _closest(words: str, others: list[str], *, alone: bool) -> str:
    """What took its place; nothing where that is anybody's guess."""
    if len(others) > MOST_WEIGHED:
        return ""
    alike = {other: SequenceMatcher(None, key(words), key(other)).ratio() for other in others}
    best = max(alike, key=alike.get, default="")
    return best if best and (alike[best] > 0.6 or (alone and len(others) == 1)) else ""


def _links(old: Text, new: Text) -> Iterator[FactChange]:
    for name in LINKED:
        for gone in sorted(getattr(old, name) - getattr(new, name), key=lambda row: row.pk):
            yield FactChange(Fact.LINK, str(gone))
