"""Trees such as an organisation's parents or an agreement's supplements."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def require_no_cycle(instance, link: str) -> None:
    """Refuse a row whose chain of `link` leads back to itself."""
    seen, above = {instance.pk} - {None}, getattr(instance, link)
    while above is not None:
        if above.pk in seen:
            message = _("This makes a circle: “%(name)s” leads back to itself.")
            raise ValidationError({link: message % {"name": above}})
        seen.add(above.pk)
        above = getattr(above, link)
