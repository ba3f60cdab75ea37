from pathlib import PurePosixPath

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..querysets import PictureQuerySet
from ..renditions import WHOLE, Rendition, original_name
from ..texts import in_some_language


class Picture(models.Model):
    """A picture with everything a page needs to show it and to credit it."""

    key = models.SlugField(
        _("key"),
        max_length=80,
        unique=True,
        null=True,
        blank=True,
        help_text=_("Only for pictures that files refer to by name."),
    )
    original = models.ImageField(
        _("picture"), upload_to=original_name, width_field="width", height_field="height"
    )
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    focal_x = models.FloatField(
        _("focal point, across"),
        default=0.5,
        help_text=_("0 is the left edge, 1 the right: what a crop must keep."),
    )
    focal_y = models.FloatField(
        _("focal point, down"), default=0.5, help_text=_("0 is the top edge, 1 the bottom.")
    )
    alt = models.CharField(
        _("text alternative"),
        max_length=300,
        help_text=_("What the picture shows, for people who do not see it."),
    )
    caption = models.CharField(_("caption"), max_length=400, blank=True)
    credit = models.CharField(_("credit"), max_length=120, help_text=_("Who made it, who owns it."))
    rights_until = models.DateField(
        _("rights until"),
        null=True,
        blank=True,
        help_text=_("The last day we may show it. Empty: without limit."),
    )
    # {shape: [{"width", "height", "files": {ending: name}}, …]}, smallest first.
    renditions = models.JSONField(default=dict, editable=False)
    created_at = models.DateTimeField(_("added"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("added by"),
    )

    objects = PictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        constraints = [
            in_some_language(
                "alt",
                name="org_picture_has_a_text_alternative",
                violation_error_message=_("Say what the picture shows."),
            ),
            models.CheckConstraint(
                condition=Q(focal_x__range=(0, 1)) & Q(focal_y__range=(0, 1)),
                name="org_picture_focal_point_inside",
                violation_error_message=_("The focal point lies between 0 and 1."),
            ),
        ]

    def __str__(self):
        return self.alt or self.original.name

    @property
    def ending(self) -> str:
        """Of the original's file name, which says its format: "png"."""
        return PurePosixPath(self.original.name).suffix[1:]

    def renditions_of(self, shape: str = WHOLE) -> list[Rendition]:
        """Smallest first, never empty: a shape not made yet is answered by the whole picture.

        That in turn by the original.
        """
        made = self.renditions.get(shape) or self.renditions.get(WHOLE)
        if made:
            return [Rendition(size["width"], size["height"], size["files"]) for size in made]
        name = self.original.name
        return [Rendition(self.width, self.height, {PurePosixPath(name).suffix[1:]: name})]

    def smallest(self, shape: str = WHOLE) -> Rendition:
        return self.renditions_of(shape)[0]

    def largest(self, shape: str = WHOLE) -> Rendition:
        return self.renditions_of(shape)[-1]

    def at_least(self, width: int, shape: str = WHOLE) -> Rendition:
        """The smallest that is as wide; the largest where none is."""
        sizes = self.renditions_of(shape)
        return next((size for size in sizes if size.width >= width), sizes[-1])

    def files(self) -> list[str]:
        """Every file of the picture by its name in the storage, the original first."""
        made = [size for sizes in self.renditions.values() for size in sizes]
        return [self.original.name, *(name for size in made for name in size["files"].values())]
