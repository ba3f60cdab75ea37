"""The found stories by category and year, each option with the number it would leave."""

from collections import Counter

from django.http import QueryDict

from apps.org.addresses import query_string
from apps.org.facets import Facet, Filter, Option
from apps.org.texts import worded

from ..choices import SearchKind
from ..facets import STORY_FACETS
from ..models import Category
from .results import Results

FACETS = {facet.name: facet for facet in STORY_FACETS if facet.name in ("category", "year")}


class StoryFilters:
    """The list of found stories as its visitor wants it, and what else there is to choose.

    What is asked twice, or is no value of anything found, counts as not asked.
    """

    def __init__(self, results: Results, data: QueryDict):
        self._query = {"q": results.query.text, "kind": SearchKind.STORIES}
        categories = list(Category.objects.in_order()) if results.story_groups else []
        slugs = {category.pk: category.slug for category in categories}
        labels = {"category": {one.slug: worded(one) or one.slug for one in categories}}
        self._groups = [
            ({"category": slugs[category], "year": f"{year:04}"}, number)
            for (category, year), number in results.story_groups.items()
        ]
        years = sorted({values["year"] for values, _ in self._groups}, key=int, reverse=True)
        labels["year"] = {year: year for year in years}
        self.asked = {name: self._asked(facet, data) for name, facet in FACETS.items()}
        self.total = sum(self._counts("").values())
        self.offered = [self._offer(name, labels[name]) for name in FACETS]
        self.chosen = [filter for filter in self.offered if filter.chosen]
        self.query_without = query_string(self._query)
        self.items = self._filtered(results.stories()) if results.query else ()

    def _asked(self, facet: Facet, data: QueryDict) -> str:
        asked = facet.asked(data)
        return asked if any(values[facet.name] == asked for values, _ in self._groups) else ""

    def _counts(self, name: str) -> Counter[str]:
        """How many stories have each value, beside what is asked of the other filters."""
        counts: Counter[str] = Counter()
        for values, number in self._groups:
            others = {other: value for other, value in self.asked.items() if other != name}
            if all(value in ("", values[other]) for other, value in others.items()):
                counts[values.get(name, "")] += number
        return counts

    def _offer(self, name: str, labels: dict[str, str]) -> Filter:
        counts, asked = self._counts(name), self.asked[name]
        options = [
            Option(value, label, counts[value])
            for value, label in labels.items()
            if counts[value] or value == asked
        ]
        chosen = next((option for option in options if option.value == asked), None)
        without = query_string(self._query | self.asked | {name: ""})
        return Filter(FACETS[name], options, counts.total(), chosen, without)

    def _filtered(self, items):
        facets: list[Facet] = [FACETS[name] for name, value in self.asked.items() if value]
        return items.filter(*(facet.has(self.asked[facet.name]) for facet in facets))
