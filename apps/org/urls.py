from django.urls import path

from . import views

app_name = "org"

urlpatterns = [
    path("organisation/", views.departments, name="departments"),
    path("organisation/leadership/", views.leadership, name="leadership"),
    path("contact/", views.contact, name="contact"),
    path("accessibility/", views.accessibility, name="accessibility"),
]
