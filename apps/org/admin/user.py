from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as StockUserAdmin

from ..models import User


@admin.register(User)
class UserAdmin(StockUserAdmin):
    desk_position = 10
    desk_section = "auth"

    # List

    list_display = ["username", "get_full_name", "email", "is_active", "is_superuser", "last_login"]
    list_filter = ["is_active", "is_superuser", "groups"]
    list_per_page = 50
