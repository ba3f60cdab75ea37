from urllib.parse import quote

from django.shortcuts import render

from apps.org.furniture import furniture

from ..cards import story_card
from ..related import related
from ..structured import story_dates, story_subject
from ..versions import other_versions
from .public_story import languages_in, of_public_story


@of_public_story
def article(request, release, story):
    """A story in the language of the address. A withdrawn one says why it is gone."""
    site = furniture()
    card = story_card(release, site)
    context = story_context(release, story, site) | {
        "card": card,
        "dates": story_dates(release),
        "structured": story_subject(release, story, card),
        "mail": _mail(release),
        "languages": languages_in(story, request.path),
    }
    return render(request, "news/article.html", context)


def story_context(release, story, site):
    """What the page of a story shows, and its preview too."""
    return {
        "article": release.article,
        "text": release.text,
        "release": release,
        "site": site,
        "versions": other_versions(release.article, story),
        "related": related(release.article),
    }


def _mail(release):
    """A link that opens a mail about the story, whatever its title holds."""
    subject, body = quote(release.headline, safe=""), quote(release.address, safe="")
    return f"mailto:?subject={subject}&body={body}"
