"""Whether an organisation, a person or a department has a page is the partners' business."""

from django.contrib import admin

from apps.org.admin.organisation import DepartmentAdmin, OrganisationAdmin
from apps.org.admin.person import PersonAdmin
from apps.org.models import Department, Organisation, Person

from ..public import departments, partners, people

admin.site.unregister([Organisation, Person, Department])


def _is_among(known, obj):
    return obj is not None and known.filter(pk=obj.pk).exists()


@admin.register(Organisation)
class PartnerAdmin(OrganisationAdmin):
    view_on_site = True

    def get_view_on_site_url(self, obj=None):
        return super().get_view_on_site_url(obj) if _is_among(partners(), obj) else None


@admin.register(Person)
class KnownPersonAdmin(PersonAdmin):
    view_on_site = True

    def get_view_on_site_url(self, obj=None):
        return super().get_view_on_site_url(obj) if _is_among(people(), obj) else None


@admin.register(Department)
class KnownDepartmentAdmin(DepartmentAdmin):
    view_on_site = True

    def get_view_on_site_url(self, obj=None):
        return super().get_view_on_site_url(obj) if _is_among(departments(), obj) else None
