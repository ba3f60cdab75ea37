"""The stories of a demonstration, along the whole way an article goes."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from apps.org.models import Department, Organisation, Person, Picture
from apps.partners.models import Agreement, Occasion
from apps.partners.register.organisations import department_of
from apps.partners.register.tally import columns

from .. import workflow
from ..models import Alias, Article, Category, OldAddress, ReviewStage
from ..texts import Text
from .errors import told_of
from .files import languages_of
from .links import FIGURE
from .report import Report
from .staff import Staff

ZONE = ZoneInfo("Asia/Shanghai")


def load_categories(entries: list[dict], report: Report) -> dict[str, Category]:
    known = {category.slug: category for category in Category.objects.all()}
    for position, entry in enumerate(entries, start=1):
        slug = entry["slug"]
        report.count("categories", slug not in known)
        if slug not in known:
            known[slug] = Category.objects.create(
                slug=slug, position=position, **columns("name", entry["name"])
            )
    return known


def load_story(
    story: dict, bodies: dict, categories: dict[str, Category], pictures: dict[str, Picture],
    staff: Staff, report: Report,
) -> None:  # fmt: skip
    """Each language version that is not there; one that is there may have been edited since."""
    for language in languages_of(story):
        is_new = not Article.objects.filter(language=language, slug=story["slug"]).exists()
        report.count("articles", is_new)
        if is_new:
            with told_of("stories.json", f"{story['slug']} ({language})"):
                text = _text(story, language, bodies[story["slug"], language], pictures)
                _publish(story, language, text, categories[story["category"]], staff)
        for address in story.get("old_addresses", {}).get(language, []):
            _list(address, story["slug"], language, report)


def _text(story: dict, language: str, body: str, pictures: dict[str, Picture]) -> Text:
    organisations = Organisation.objects.in_bulk(field_name="key")
    units = story.get("departments", [])
    return Text(
        title=story["title"][language],
        summary=story.get("summary", {}).get(language) or "",
        dateline=story.get("dateline", {}).get(language) or "",
        dated_on=story["published"],
        body=FIGURE.sub(lambda match: f'data-picture="{pictures[match[1]].pk}"', body),
        lead_picture=pictures.get(story.get("picture")),
        agreements=Agreement.objects.filter(reference__in=story.get("agreements", [])),
        occasions=Occasion.objects.filter(key__in=story.get("occasions", [])),
        people=Person.objects.filter(key__in=story.get("people", [])),
        organisations=[organisations[key] for key in story.get("organisations", [])],
        departments=[_department(story, unit, organisations) for unit in units],
    )


def _department(story: dict, unit: dict, organisations: dict[str, Organisation]) -> Department:
    where = f"{story['slug']}.departments"
    return department_of(organisations[unit["organisation"]], {"": unit["name"]}, where)


def _publish(story: dict, language: str, text: Text, category: Category, staff: Staff) -> None:
    """Written and signed the day before, public at nine on its day."""
    day, eve = story["published"], story["published"] - timedelta(days=1)
    article = workflow.draft(
        language=language, slug=story["slug"], category=category, by=staff.author, text=text,
        at=_moment(eve, 14),
    )  # fmt: skip
    _name(article, story)
    workflow.submit(article, by=staff.author, at=_moment(eve, 15))
    for i, stage in enumerate(list(ReviewStage.objects.unsigned_for(article.latest))):
        reviewer = staff.member_for(stage)
        at = _moment(eve, 16) + timedelta(minutes=30 * i)
        workflow.approve(article.latest, by=reviewer, stage=stage, at=at)
    workflow.publish(article, by=staff.publisher, at=_moment(day, 9))


def _name(article: Article, story: dict) -> None:
    """The short names its text introduces."""
    for alias in story.get("aliases", []):
        if name := alias.get(article.language):
            organisation = Organisation.objects.get(key=alias["organisation"])
            Alias.objects.create(article=article, organisation=organisation, name=name)


def _list(address: str, slug: str, language: str, report: Report) -> None:
    """The address a story had on the former site, where it is not listed yet."""
    is_new = not OldAddress.objects.at(address).exists()
    report.count("old addresses", is_new)
    if is_new:
        article = Article.objects.get(language=language, slug=slug)
        old = OldAddress(address=address, article=article)
        with told_of("stories.json", f"{slug}.old_addresses"):
            old.full_clean()
        old.save()


def _moment(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), ZONE)
