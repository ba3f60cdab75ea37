from functools import partial

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as StockGroupAdmin
from django.contrib.auth.admin import UserAdmin as StockUserAdmin
from django.contrib.auth.models import Group
from django.forms import CheckboxSelectMultiple
from django.urls import path
from django.utils.translation import gettext_lazy as _

from ..models import User
from .hidden import looks_back, what_holds
from .me import me


class Ticked:
    """Roles and rights are boxes to tick, which work without a script and with a keyboard."""

    filter_horizontal = ()

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        kwargs["widget"] = CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request=request, **kwargs)


@admin.register(User)
class UserAdmin(Ticked, StockUserAdmin):
    desk_position = 10
    desk_section = "auth"

    # List

    list_display = ["username", "get_full_name", "email", "is_active", "is_superuser", "last_login"]
    list_filter = ["is_active", "is_superuser", "groups"]
    list_per_page = 50

    def lookup_allowed(self, lookup, value, request):
        if looks_back(self.model, lookup):
            return False
        return super().lookup_allowed(lookup, value, request)

    # Form

    fieldsets = [
        *StockUserAdmin.fieldsets,
        (_("Notices"), {"fields": ["notice_rhythm", "language"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]

    def get_urls(self):
        mine = self.admin_site.admin_view(partial(me, admin=self))
        return [path("me/", mine, name="org_user_me"), *super().get_urls()]

    # Rights

    def get_readonly_fields(self, request, obj=None):
        """Nobody makes a superuser who is none, gives single rights, or gives themself a role."""
        fields = list(super().get_readonly_fields(request, obj))
        if request.user.is_superuser:
            return fields
        fields += ["is_superuser", "user_permissions"]
        if obj == request.user:
            return [*fields, "is_active", "is_staff", "groups"]
        return fields if request.user.has_perm("auth.change_group") else [*fields, "groups"]

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and _may_touch(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and _may_touch(request.user, obj)

    # Deleting

    def get_deleted_objects(self, objs, request):
        if held := what_holds(objs, request, self.admin_site):
            return [], {}, set(), held
        return super().get_deleted_objects(objs, request)


admin.site.unregister(Group)


@admin.register(Group)
class GroupAdmin(Ticked, StockGroupAdmin):
    """A role, or the reviewers of a stage."""

    # Rights

    def get_readonly_fields(self, request, obj=None):
        """What a role may do is for superusers: whoever hands out roles could take any right."""
        fields = super().get_readonly_fields(request, obj)
        return fields if request.user.is_superuser else [*fields, "permissions"]


def _may_touch(user, account):
    """A superuser's account, its password too, is for superusers."""
    return account is None or user.is_superuser or not account.is_superuser
