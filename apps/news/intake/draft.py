"""The draft article of a page, made once however often the page is read."""

from dataclasses import replace

from django.utils.html import escape
from django.utils.translation import gettext as _

from apps.org.models import ContentVersion, User

from .. import workflow
from ..models import Article, Category, Revision
from ..reading import Reading
from ..texts import Text
from .errors import Incomplete
from .keys import free, key_of, shortened
from .page import LANGUAGES

# The sections of a newsroom that has none yet.
CATEGORIES = {
    "agreements": {"name_en": "Agreements", "name_zh_hans": "合作协议"},
    "company": {"name_en": "Company", "name_zh_hans": "公司动态"},
}


def require_complete(reading: Reading) -> None:
    """Refuse a page that no article can be made of."""
    if reading.headline is None:
        raise Incomplete(_("has no headline: put it on a line of its own above the text"))
    if not reading.paragraphs:
        raise Incomplete(_("has a headline and no text below it"))
    if reading.published is None:
        raise Incomplete(_("has no date of publication: give it with --published YYYY-MM-DD"))


def draft_of(
    reading: Reading, *, by: User | None = None, about: dict[str, set] | None = None
) -> tuple[Article, bool]:
    """The article of this page, and whether it is new. `about` is for a new one.

    It is known by what was read: an article any text of which has this title, day and body is
    the article of this page, and is left as its editors have made it.
    """
    language, text = LANGUAGES[reading.language], _text(reading, about or {})
    source = Revision.objects.filter(
        article__language=language, title=text.title, dated_on=text.dated_on, body=text.body
    )
    if known := source.select_related("article").order_by("pk").first():
        return known.article, False
    slug, category = _slug(reading, language), _category(reading)
    return workflow.draft(language=language, slug=slug, category=category, by=by, text=text), True


def tell_what_it_is_about(article: Article, about: dict[str, set], *, by: User | None) -> None:
    """The next text of an article whose latest does not yet name all it is about."""
    latest = Text.of(article.latest)
    more = {name: getattr(latest, name) | rows for name, rows in about.items()}
    if more != latest.about():
        workflow.revise(article, by=by, text=replace(latest, **more))


def _text(reading: Reading, about: dict[str, set]) -> Text:
    paragraphs = (f"<p>{escape(paragraph.text)}</p>" for paragraph in reading.paragraphs)
    return workflow.cleaned(
        Text(
            title=" ".join(reading.headline.text.split()),
            dated_on=reading.published.value,
            body="\n".join(paragraphs),
            **about,
        )
    )


def _slug(reading: Reading, language: str) -> str:
    """From the headline; where another story has it, with the day; then with a number."""
    day = reading.published.value.isoformat()
    slug = key_of(reading.headline.text, day, limit=100)
    if not Article.objects.filter(language=language, slug=slug).exists():
        return slug
    dated = slug if slug.startswith(day) else f"{shortened(slug, 100)}-{day}"
    return free(Article.objects.in_language(language), "slug", dated)


def _category(reading: Reading) -> Category:
    """Agreements for a signing, else company news; where a newsroom has neither, its first."""
    categories = Category.objects
    if not categories.exists():
        for position, (slug, names) in enumerate(CATEGORIES.items()):
            categories.create(slug=slug, position=position, **names)
        ContentVersion.bump()
    slug = "agreements" if reading.event == "signing" else "company"
    return categories.filter(slug=slug).first() or categories.in_order().first()
