"""Stories that have to do with a story, and what with."""

from dataclasses import dataclass, field

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from apps.org.models import Organisation, Person
from apps.org.texts import Wording, translated, worded
from apps.partners.aggregates import JsonList
from apps.partners.models import Agreement, CooperationArea
from apps.partners.public import partners, people

from .models import Article, Revision

MOST = 4
POOL = 12  # where hundreds of stories share an area, only the newest are weighed


@dataclass(frozen=True)
class Tie:
    """Something texts may have in common: `links` leads from texts to things of a model.

    `known` are the links that visitors may know of.
    """

    name: str
    model: type
    links: QuerySet
    to_thing: str
    to_text: str = "revision"
    known: dict = field(default_factory=dict)

    @property
    def title(self) -> str:
        return "title" if self.model is Agreement else "name"

    def of(self, text: int) -> QuerySet:
        """The things a text is about."""
        return self.links.filter(**{self.to_text: text}).values(self.to_thing)

    def texts_about(self, things: QuerySet) -> QuerySet:
        return self.links.filter(**{f"{self.to_thing}__in": things}).values(self.to_text)

    def shared(self, things: QuerySet) -> Subquery:
        """Those of the things that the live text of an outer article is about, as rows."""
        about = {self.to_text: OuterRef("live"), f"{self.to_thing}__in": things}
        names = {name: f"{self.to_thing}__{name}" for name in translated(self.title)}
        rows = JsonList(JSONObject(pk=self.to_thing, **names))
        links = self.links.filter(**about).filter(**self.known)
        return Subquery(links.values(self.to_text).annotate(rows=rows).values("rows"))


@dataclass(frozen=True)
class Related:
    """A story, its strongest tie ("agreement", "person", "partner", "area") and its name."""

    article: Article
    tie: str
    name: Wording


def ties() -> list[Tie]:
    """The strongest first."""
    public = {"agreement__in": Agreement.objects.public()}
    areas = Agreement.areas.through.objects.filter(**public)
    others = Revision.organisations.through.objects.filter(organisation__is_home=False)
    return [
        Tie("agreement", Agreement, Revision.agreements.through.objects.all(), "agreement",
            known=public),
        Tie("person", Person, Revision.people.through.objects.all(), "person",
            known={"person__in": people()}),
        Tie("partner", Organisation, others, "organisation",
            known={"organisation__in": partners()}),
        Tie("area", CooperationArea, areas, "cooperationarea", "agreement__revisions"),
    ]  # fmt: skip


def related(article: Article) -> list[Related]:
    """Up to four other stories of its language, the closest first, then the newest; one query.

    None where nothing is shared: the newest of a category stand in its list.
    """
    others = Article.objects.public().in_language(article.language).exclude(pk=article.pk)
    shared, pools, known = {}, [], ties()
    for tie in known:
        ours = tie.of(article.live_id)
        newest = others.filter(live__in=tie.texts_about(ours)).newest_first()[:POOL]
        pools.append(Article.objects.filter(pk__in=newest.values("pk")).values("pk"))
        shared[tie.name] = tie.shared(ours)
    found = Article.objects.filter(pk__in=pools[0].union(*pools[1:])).annotate(**shared)
    weights = {other: _weight(other) for other in found.select_related("live").defer("live__body")}
    closest = sorted(
        (other for other, weight in weights.items() if any(weight)),
        key=lambda other: (weights[other], other.published_on, other.pk),
        reverse=True,
    )
    return [_with_reason(other, known) for other in closest[:MOST]]


def _weight(other: Article) -> tuple[int, int, int]:
    """How much is shared: agreements weigh more than people, people more than fields."""
    agreements, persons, *fields = (
        {row["pk"] for row in getattr(other, name) or []}
        for name in ("agreement", "person", "partner", "area")
    )
    return len(agreements), len(persons), sum(map(len, fields))


def _with_reason(other: Article, known: list[Tie]) -> Related:
    tie = next(tie for tie in known if getattr(other, tie.name))
    names = min(getattr(other, tie.name), key=lambda row: row["pk"])
    return Related(other, tie.name, worded(tie.model(**names), tie.title))
