from django.urls import path

from . import views

app_name = "partners"

urlpatterns = [
    path("agreements/", views.agreement_list, name="agreement_list"),
    path("agreements/<slug:reference>/", views.agreement, name="agreement"),
    path("partners/", views.partner_list, name="partner_list"),
    path("partners/<slug:key>/", views.partner, name="partner"),
    path("people/<slug:key>/", views.person, name="person"),
    path("organisation/departments/<int:pk>/", views.department, name="department"),
]
