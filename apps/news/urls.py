from django.urls import path

from . import views
from .feeds import AtomFeed, RssFeed

app_name = "news"

urlpatterns = [
    path("", views.home, name="home"),
    path("press/", views.press_kit, name="press_kit"),
    path("news/", views.article_list, name="article_list"),
    path("news/feed.atom", AtomFeed(), name="atom"),
    path("news/feed.rss", RssFeed(), name="rss"),
    path("news/in/<slug:slug>/", views.category, name="category"),
    path("news/<slug:slug>/", views.article, name="article"),
]
