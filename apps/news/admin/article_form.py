"""The form editors write in: an address with its relations, and the next text."""

from dataclasses import fields

from django import forms
from django.contrib.admin.widgets import AdminDateWidget, AdminTextInputWidget
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from apps.org.admin.choosing import LoadedForm

from ..choices import ChangeKind
from ..models import Article, ReviewStage, Revision
from ..texts import Text
from .widgets import BodyWidget, PictureWidget

ADDRESS = ["language", "slug"]
TEXT = [field.name for field in fields(Text)]
CHANGE = ["change_kind", "change_note"]
WRITTEN = ["title", "summary", "body"]


class TitleField(forms.CharField):
    """A title may be pasted in two lines; it is kept as one."""

    def to_python(self, value):
        return " ".join(super().to_python(value).split())


class LinesField(forms.CharField):
    """Text of several lines: browsers send them with an ending the editor did not type."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


def _text(name, **kwargs):
    return Revision._meta.get_field(name).formfield(**kwargs)


class ArticleForm(LoadedForm):
    """An address, and the next text with what it is about (`RELATIONS`, added by the admin)."""

    refusal = ""  # what the workflow said when this was sent, if it refused

    opened_on = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = _text("title", form_class=TitleField, widget=forms.Textarea(attrs={"rows": 1}))
    summary = _text(
        "summary",
        form_class=LinesField,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One or two sentences for lists, feeds and search engines."),
    )
    dateline = _text(
        "dateline", widget=AdminTextInputWidget, help_text=_("Where the release is dated, if so.")
    )
    dated_on = _text(
        "dated_on",
        widget=AdminDateWidget,
        help_text=_("The day the release bears. Empty: the day it goes live."),
    )
    body = _text("body", form_class=LinesField, widget=BodyWidget)
    lead_picture = _text("lead_picture", widget=PictureWidget)
    change_kind = _text("change_kind", help_text=_("Against the text the public reads now."))
    change_note = _text(
        "change_note", form_class=LinesField, widget=forms.Textarea(attrs={"rows": 2})
    )

    class Meta:
        model = Article
        fields = [*ADDRESS, "category"]

    @property
    def source(self):
        """What it is about stands with the text."""
        return self.instance.latest

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        latest = self.instance.latest
        if latest:
            now = Text.of(latest)
            about = {name: list(rows) for name, rows in now.about().items()}
            self.initial = now.as_fields() | about | {"opened_on": latest.pk} | self.initial
        for name in WRITTEN:
            self.fields[name].widget.attrs["lang"] = self.instance.language
        if not self.instance.first_published_at:
            for name in CHANGE:
                del self.fields[name]
        elif self.instance.live_id == self.instance.latest_id:
            self.initial |= {"change_kind": ChangeKind.MINOR, "change_note": ""}
        if self.instance.first_published_at:
            for name in {*ADDRESS} & {*self.fields}:
                self.fields[name].disabled = True
                self.fields[name].help_text = _("It was public, and others link to it: it stands.")

    def text(self) -> Text:
        """The text as typed; where nothing was typed, exactly the one before."""
        if self.instance.latest and not set(self.changed_data) & set(TEXT):
            return Text.of(self.instance.latest)
        typed = {name: self.cleaned_data[name] for name in TEXT if name in self.cleaned_data}
        return Text(**typed)

    def clean(self):
        super().clean()
        if self.refusal:
            self.add_error(None, self.refusal)
        self._keep_the_chain()
        note_wanted = self.cleaned_data.get("change_kind", ChangeKind.MINOR) != ChangeKind.MINOR
        if note_wanted and not self.cleaned_data.get("change_note"):
            self.add_error("change_note", _("Tell readers what has changed."))
        latest = self.instance.latest
        if latest and self.cleaned_data.get("opened_on") != latest.pk:
            self._refuse_to_write_over(latest)

    def _keep_the_chain(self):
        """A public article can't move to where its text would have passed another review."""
        category = self.cleaned_data.get("category")
        if not self.instance.live_id or category is None or "category" not in self.changed_data:
            return
        before, after = Article(category_id=self.initial["category"]), Article(category=category)
        chains = [list(ReviewStage.objects.chain_of(each)) for each in (before, after)]
        if chains[0] != chains[1]:
            message = _("“%(category)s” has another review, which the live text has not passed.")
            self.add_error("category", message % {"category": category})

    def _refuse_to_write_over(self, latest):
        # Once said, the next save is on purpose: it makes the next text, and theirs stays too.
        self.data = self.data.copy()
        self.data[self.add_prefix("opened_on")] = latest.pk
        number = [self.instance.pk, latest.number]
        message = format_html(
            '{} <a href="{}" target="_blank">{}</a> {}',
            _("%(who)s saved a newer text on %(when)s, while you were writing. Nothing is lost:")
            % {"who": latest.author or _("Somebody"), "when": _moment(latest.created_at)},
            reverse("admin:news_article_revision", args=number),
            _("read the newer text"),
            _("and then save again to make yours the next one. What you typed is below."),
        )
        self.add_error(None, message)


def _moment(at) -> str:
    return date_format(timezone.localtime(at), "Y-m-d H:i")
