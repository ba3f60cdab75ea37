"""For feed readers: the newest stories, of the newsroom, of a category, about a partner; and what
was corrected."""

from django.urls import path
from django.views.decorators.http import require_safe

from .formats import FORMATS
from .stories import StoryFeed
from .subjects import category, corrections, newsroom, partner


def _paths(route, name, subject):
    """A feed in each format: `news:atom`, `news:category_rss`, `news:partner_json`, …"""
    return [
        path(f"{route}feed.{ending}", require_safe(StoryFeed(kind, subject)), name=name + ending)
        for ending, kind in FORMATS.items()
    ]


urlpatterns = [
    *_paths("news/", "", newsroom),
    *_paths("corrections/", "corrections_", corrections),
    *_paths("news/in/<slug:slug>/", "category_", category),
    *_paths("partners/<slug:key>/", "partner_", partner),
]
