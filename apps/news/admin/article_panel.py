"""What stands above the article form: where its text is, and what this person may do next."""

from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from apps.org.models import User

from .. import workflow
from ..chains import stuck
from ..choices import State
from ..models import Article, ReviewStage
from ..plans import remarks
from ..texts import RELATIONS
from .article_plan import may_plan
from .comparing import bases
from .line import stations


def panel(admin, request, article: Article) -> dict:
    user, is_latest_live = request.user, article.live_id == article.latest_id
    may_publish = user.has_perm("news.publish_article") and not is_latest_live
    last = article.transitions.select_related("by").order_by("-pk").first()
    is_reviewed = workflow.is_reviewed(article)
    stage = workflow.next_stage(article, by=user)
    is_under_review = workflow.awaits_review(article) or article.state == State.IN_REVIEW
    return {
        "stations": stations(article),
        "last_move": last,
        "override": article.transitions.filter(revision=article.latest_id, is_override=True).last(),
        "may_submit": workflow.awaits_review(article)
        and admin.has_change_permission(request, article),
        "stage": stage,
        "waits_for": None if stage else _waits_for(article),
        "may_publish": may_publish and is_reviewed,
        "may_override": may_publish and not is_reviewed and user.is_superuser,
        "may_withdraw": article.live_id and user.has_perm("news.withdraw_article"),
        "bases": bases(article, user),
        "stuck": stuck(article) if is_under_review else [],
        "remarks": remarks(article),
        "may_plan": may_plan(user, article),
        "may_see_bundle": user.has_perm("news.view_bundle"),
        "may_bundle": may_publish and _may_bundle(user, article),
        **_access(admin, request, article),
        "languages": _languages(article, user, may_add=admin.has_add_permission(request)),
    }


def _may_bundle(user: User, article: Article) -> bool:
    is_free = article.open_bundle is None and article.publish_at is None
    return is_free and user.has_perm("news.add_bundle")


def _waits_for(article: Article) -> ReviewStage | None:
    if article.state != State.IN_REVIEW:
        return None
    unsigned = ReviewStage.objects.unsigned_for(article.latest)
    return unsigned.select_related("group").first()


def _access(admin, request, article: Article) -> dict:
    return {
        "may_govern": admin.has_change_permission(request),
        "named": article.confidants.order_by("username") if article.is_confidential else [],
        "open_links": article.preview_links.valid().count(),
    }


def _languages(article: Article, user: User, *, may_add: bool) -> list[dict]:
    """The story in each language: its page if it is public, its form, or a new one filled in.

    A version that is limited to others is as one that nobody has written.
    """
    known = Article.objects.for_desk(user).filter(slug=article.slug)
    story = {each.language: each for each in known}
    return [
        _language(code, label, article, story.get(code), may_add)
        for code, label in settings.LANGUAGES
    ]


def _language(code, label, article: Article, version: Article | None, may_add: bool) -> dict:
    if version is None:
        return {"label": label, "add_url": _add_url(article, code) if may_add else ""}
    return {
        "label": label,
        "is_current": version.pk == article.pk,
        "edit_url": reverse("admin:news_article_change", args=[version.pk]),
        "page_url": version.get_absolute_url() if version.live_id else "",
    }


def _add_url(article: Article, language: str) -> str:
    related = {
        name: ",".join(str(pk) for pk in getattr(article.latest, name).values_list("pk", flat=True))
        for name in RELATIONS
    }
    given = {"language": language, "slug": article.slug, "category": article.category_id} | related
    filled = {name: value for name, value in given.items() if value}
    return f"{reverse('admin:news_article_add')}?{urlencode(filled)}"
