"""Filters of a list, each option with the number of items it would leave.

A count is the length of the list when its option is chosen beside the other filters. All counts
and the total of the list come from one query.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, F, Q, QuerySet, TextChoices, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from django.http import QueryDict
from django.utils.translation import get_language

from .addresses import query_string
from .dates import YearOf
from .texts import printable, translated, worded

LONGEST_VALUE = 200
EVERYTHING = Q()
BLANK = {
    "facet_value": Value(""),
    **{column: Value("") for column in translated("facet_label")},
    "facet_position": Value(0),
}


@dataclass(frozen=True)
class Facet:
    """One way to part a list: by the values at `path`, under the GET parameter `name`.

    A value is called what `choices` or the translated field at `names` say, else as it is;
    the field at `position` orders the values. Of an item with several (`is_many`) those count
    that are `among` something.
    """

    name: str
    label: str
    path: str
    choices: type[TextChoices] | None = None
    names: str = ""
    position: str = ""
    is_many: bool = False
    among: Q = EVERYTHING

    def value(self) -> Combinable:
        return F(self.path)

    def accepts(self, value: str) -> bool:
        """Could it be a value? Whether any item has it, the database knows."""
        if self.choices:
            return value in self.choices.values
        return 0 < len(value) <= LONGEST_VALUE and printable(value) == value

    def asked(self, data: QueryDict) -> str:
        """The one value an address asks for, where it could be one; else ""."""
        values = data.getlist(self.name)
        return values[0] if len(values) == 1 and self.accepts(values[0]) else ""

    def has(self, value: str) -> Q:
        return self.among & Q(**{self.path: value})

    def holds(self, items: QuerySet, value: str) -> Q:
        """Those of the items with this value, as a condition that never multiplies them."""
        if self.is_many:
            return Q(pk__in=items.filter(self.has(value)).values("pk"))
        return self.has(value)

    def columns(self) -> dict[str, Combinable]:
        columns = BLANK | {"facet_value": Cast(self.value(), TextField())}
        if self.names:
            paths = zip(translated("facet_label"), translated(self.names), strict=True)
            columns |= {column: F(path) for column, path in paths}
        if self.position:
            columns["facet_position"] = F(self.position)
        return columns

    def label_of(self, row) -> str:
        if self.choices:
            return self.choices(row.facet_value).label
        return worded(row, "facet_label") or row.facet_value

    def order_of(self, row) -> tuple:
        if self.choices:
            return (self.choices.values.index(row.facet_value),)
        return (row.facet_position, self.label_of(row), row.facet_value)


class YearFacet(Facet):
    """By the year of the date at `path`; the newest first."""

    def value(self) -> Combinable:
        return YearOf(self.path)

    def accepts(self, value: str) -> bool:
        return bool(re.fullmatch("(?!0000)[0-9]{4}", value))

    def has(self, value: str) -> Q:
        return Q(**{f"{self.path}__year": int(value)})

    def order_of(self, row) -> tuple:
        return (-int(row.facet_value),)


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    count: int

    @property
    def text(self) -> str:
        """The label where no markup can stand: in a title, in an `<option>`."""
        return str(self.label)

    @property
    def foreign_language(self) -> str:
        """The language of the label where that is not the page's; else ""."""
        language = getattr(self.label, "language", "")
        return "" if language == get_language() else language


@dataclass(frozen=True)
class Filter:
    """A facet as a page offers it; `all_count` items are left where nothing of it is chosen."""

    facet: Facet
    options: list[Option]
    all_count: int
    chosen: Option | None
    query_without: str  # the page's query once this is taken back


class Filters:
    """A list as its visitor wants it, and what else there is to choose.

    `items` is the whole list, each item once, `data` what the query asks for, `given` what the
    path of the page has chosen ("" where it chooses nothing, and the query may not either). What
    is asked twice, or is no value of anything in the whole list, counts as not asked.
    """

    def __init__(
        self,
        facets: Sequence[Facet],
        items: QuerySet,
        data: QueryDict,
        given: Mapping[str, str] | None = None,
    ):
        given = given or {}
        open_facets = [facet for facet in facets if facet.name not in given]
        given = {name: value for name, value in given.items() if value}
        asked = {facet.name: value for facet in open_facets if (value := facet.asked(data))}
        rows = _count(facets, items, asked, given)
        asked = {name: value for name, value in asked.items() if value in rows[name]}
        chosen = given | asked

        def offer(facet: Facet) -> Filter:
            value, others = chosen.get(facet.name), asked | {facet.name: ""}
            options = _options(facet, rows[facet.name], value)
            row = rows[facet.name].get("")
            everything = row.facet_count if row else self.total
            of_value = next((option for option in options if option.value == value), None)
            return Filter(facet, options, everything, of_value, query_string(others))

        self.total: int = rows[""][""].facet_count if rows[""] else 0
        self.kept_query = query_string(asked)
        self.items = items.filter(
            *(facet.holds(items, chosen[facet.name]) for facet in facets if facet.name in chosen)
        )
        self.by_name = {facet.name: offer(facet) for facet in facets}
        filters = [self.by_name[facet.name] for facet in open_facets]
        self.offered = [filter for filter in filters if filter.options]
        self.chosen = [filter for filter in filters if filter.chosen]


def _options(facet: Facet, rows: Mapping, chosen: str | None) -> list[Option]:
    """In order, without those that would leave nothing."""
    shown = [row for value, row in rows.items() if value and (row.facet_count or value == chosen)]
    return [
        Option(row.facet_value, facet.label_of(row), row.facet_count)
        for row in sorted(shown, key=facet.order_of)
    ]


def _count(
    facets: Sequence[Facet], items: QuerySet, asked: Mapping[str, str], given: Mapping[str, str]
) -> dict[str, dict]:
    """By facet and value a row for every value in the whole list, counted beside the other filters.

    The row of the value "" counts without the facet; that of no facet is the total.
    """
    # Without the class of the queryset: that of translated models keeps no order of columns.
    items = QuerySet(items.model, query=items.order_by().query)
    conditions = {}
    for facet in facets:
        if facet.name in given:
            conditions[facet.name] = facet.holds(items, given[facet.name])
        elif facet.name in asked:
            value = asked[facet.name]
            is_known = Exists(items.filter(facet.has(value)))
            conditions[facet.name] = facet.holds(items, value) | ~Q(is_known)

    def part(items: QuerySet, name: str, columns: Mapping, is_many: bool = False) -> QuerySet:
        others = [condition for other, condition in conditions.items() if other != name]
        columns = {"facet": Value(name), **columns}
        count = Count("pk", distinct=is_many, filter=Q(*others) if others else None)
        rows = items.annotate(**columns).values(*columns).annotate(facet_count=count)
        return rows.values_list(*columns, "facet_count", named=True)

    parts = [part(items, name, BLANK) for name in ("", *conditions)]
    for facet in facets:
        valued = items.filter(facet.among, **{f"{facet.path}__isnull": False})
        parts.append(part(valued, facet.name, facet.columns(), facet.is_many))
    rows: dict[str, dict] = {name: {} for name in ("", *(facet.name for facet in facets))}
    for row in parts[0].union(*parts[1:], all=True):
        rows[row.facet][row.facet_value] = row
    return rows
