from django.urls import path

from . import feeds, views

app_name = "news"

urlpatterns = [
    path("", views.home, name="home"),
    path("card-<slug:digest>.png", views.site_card, name="site_card"),
    path("press/", views.press_kit, name="press_kit"),
    path("search/", views.search, name="search"),
    path("corrections/", views.corrections, name="corrections"),
    path("news/", views.article_list, name="article_list"),
    *feeds.urlpatterns,
    path("news/in/<slug:slug>/", views.category, name="category"),
    path("news/<slug:slug>/", views.article, name="article"),
    path("news/<slug:slug>/texts/<int:number>/", views.past_text, name="past_text"),
    path("news/<slug:slug>/card-<slug:digest>.png", views.card, name="card"),
    path("news/<slug:slug>/text.txt", views.article_text, name="article_text"),
    path("news/<slug:slug>/pictures.zip", views.article_pictures, name="article_pictures"),
    path("news/<slug:slug>/print/", views.article_print, name="article_print"),
    path("news/<slug:slug>/qr.svg", views.article_qr, name="article_qr"),
]
