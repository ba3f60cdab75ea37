from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..choices import NoticeRhythm


class User(AbstractUser):
    """A member of staff. Ours from the first migration, because it can't be swapped in later."""

    notice_rhythm = models.CharField(
        _("notices by e-mail"), max_length=10, choices=NoticeRhythm, default=NoticeRhythm.AT_ONCE
    )
    language = models.CharField(
        _("language of notices"), max_length=10, choices=settings.LANGUAGES, blank=True
    )

    class Meta(AbstractUser.Meta):
        swappable = "AUTH_USER_MODEL"

    def __str__(self):
        return self.get_full_name() or self.username
