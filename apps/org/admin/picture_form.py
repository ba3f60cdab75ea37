from django import forms
from django.utils.translation import gettext_lazy as _

from ..images import load_image
from .choosing import LoadedForm


class PictureForm(LoadedForm):
    """The file is checked before anything is kept of it."""

    upload = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_(
            "JPEG, PNG, WebP or AVIF, 50 million pixels at most. Place and camera data are removed."
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "upload" in self.fields:  # not where a user may only look
            self.fields["upload"].required = self.instance.pk is None
            if self.instance.pk:
                self.fields["upload"].label = _("Another file")

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        if upload:
            load_image(upload)
            upload.seek(0)
        return upload
