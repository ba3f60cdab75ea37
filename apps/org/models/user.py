from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A member of staff. Ours from the first migration, because it can't be swapped in later."""

    class Meta(AbstractUser.Meta):
        swappable = "AUTH_USER_MODEL"

    def __str__(self):
        return self.get_full_name() or self.username
