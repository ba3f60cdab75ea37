"""What we did with an organisation, and what was said about it, as one line of dates."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import F, OuterRef, Subquery
from django.utils.translation import get_language

from apps.org.models import Organisation
from apps.partners.choices import DatePrecision
from apps.partners.models import Agreement, Occasion
from apps.partners.querysets import AgreementQuerySet, OccasionQuerySet

from .models import Article, Revision
from .querysets import ArticleQuerySet

MOST_STORIES = 60
FORTNIGHT = timedelta(14)


@dataclass
class Station:
    """An agreement or an occasion with what came with it, or a story that stands alone."""

    day: date | None
    precision: str = DatePrecision.DAY
    agreement: Agreement | None = None
    occasions: list[Occasion] = field(default_factory=list)
    stories: list[Article] = field(default_factory=list)

    @property
    def last_day(self) -> date | None:
        """Of the month or year, where no more than that is known."""
        if self.day and self.precision == DatePrecision.MONTH:
            return self.day.replace(day=monthrange(self.day.year, self.day.month)[1])
        if self.day and self.precision == DatePrecision.YEAR:
            return self.day.replace(month=12, day=31)
        return self.day

    @property
    def place(self) -> date:
        """Where it stands on the line; without a date of its own, where its story does."""
        return self.day or min((story.published_on for story in self.stories), default=date.min)

    @property
    def year(self) -> int | None:
        return None if self.place == date.min else self.place.year

    def meets(self, occasion: Occasion) -> bool:
        """Was the occasion on the day of this agreement, as far as the days are known?"""
        other = Station(occasion.held_on, occasion.held_precision)
        if not (self.day and other.day):
            return False
        return self.day <= other.last_day and other.day <= self.last_day

    def is_told_by(self, story: Article) -> bool:
        """Does the story come with the event, rather than look back on it?"""
        return not self.day or self.day <= story.published_on <= self.last_day + FORTNIGHT


def timeline(
    organisation: Organisation, agreements: AgreementQuerySet, occasions: OccasionQuerySet
) -> list[Station]:
    """Newest first, with the newest stories; what has no date at all comes last."""
    of_agreement = {one.pk: Station(one.signed_on, one.signed_precision, one) for one in agreements}
    line, of_occasion = list(of_agreement.values()), {}
    for occasion in _with_agreement(occasions, agreements):
        station = of_agreement.get(occasion.agreement_id)
        if station is None or not station.meets(occasion):
            line.append(station := Station(occasion.held_on, occasion.held_precision))
        station.occasions.append(occasion)
        of_occasion[occasion.pk] = station
    for story in stories_with(organisation, agreements, occasions)[:MOST_STORIES]:
        station = of_agreement.get(story.agreement_id) or of_occasion.get(story.occasion_id)
        if station is None or not station.is_told_by(story):
            line.append(station := Station(story.published_on))
        station.stories.append(story)
    return sorted(line, key=lambda station: station.place, reverse=True)


def stories_with(
    organisation: Organisation, agreements: AgreementQuerySet, occasions: OccasionQuerySet
) -> ArticleQuerySet:
    """Public stories about them, newest first, each with the newest agreement and occasion."""
    about = {"organisation": [organisation.pk], "agreement": agreements, "occasion": occasions}
    links = {
        name: getattr(Revision, f"{name}s").through.objects.filter(**{f"{name}__in": found})
        for name, found in about.items()
    }
    texts = (rows.order_by().values("revision") for rows in links.values())
    stories = Article.objects.public().in_language(get_language())
    return (
        stories.filter(live__in=next(texts).union(*texts))
        .annotate(
            agreement_id=_newest(links["agreement"], "agreement", "signed_on"),
            occasion_id=_newest(links["occasion"], "occasion", "held_on"),
        )
        .select_related("live")
        .defer("live__body")
        .newest_first()
    )


def _newest(links, name: str, day: str) -> Subquery:
    newest = F(f"{name}__{day}").desc(nulls_last=True)
    rows = links.filter(revision=OuterRef("live")).order_by(newest, f"-{name}")
    return Subquery(rows.values(name)[:1])


def _with_agreement(occasions, agreements) -> OccasionQuerySet:
    """Each with `agreement_id`: the newest of these agreements it was held for."""
    links = Occasion.agreements.through.objects.filter(
        occasion=OuterRef("pk"), agreement__in=agreements
    )
    newest = links.order_by("-agreement__signed_on", "-agreement")
    return occasions.annotate(agreement_id=Subquery(newest.values("agreement")[:1]))
