"""The form editors write in: an address with its relations, and the next text."""

from dataclasses import fields, replace

from django import forms
from django.contrib.admin.widgets import AdminDateWidget, AdminTextInputWidget
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from apps.org.admin.choosing import LoadedForm, is_id

from .. import workflow
from ..choices import ChangeKind, State
from ..facts import demand, uncorrected
from ..models import Article, ReviewStage, Revision
from ..texts import Text
from .typed import OWN, as_sent
from .widgets import BodyWidget, PictureWidget

ADDRESS = ["language", "slug"]
BESIDE = [*ADDRESS, "category"]  # what stands beside the text
TEXT = [field.name for field in fields(Text)]
CHANGE = ["change_kind", "change_note"]
WRITTEN = ["title", "summary", "body"]

KINDS_EXPLAINED = _(
    "Against the text the public reads now. Minor: spelling or layout, nothing readers relied on."
    " Update: something is added or goes on. Correction: something we said was wrong; a changed"
    " date, name, title or kind of agreement always is one."
)


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
    copy = None  # the WorkingCopy it is filled with, if the editor goes on with one

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
    change_kind = _text("change_kind", help_text=KINDS_EXPLAINED)
    change_note = _text(
        "change_note",
        form_class=LinesField,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Readers see it, with its date, on the page, in feeds and among the corrections."
            " Of a correction, write what was wrong and what is right."
        ),
    )

    class Meta:
        model = Article
        fields = BESIDE

    @property
    def source(self):
        """What it is about stands with the text."""
        return self.base

    @cached_property
    def base(self) -> Revision | None:
        """The text the editor had before them; not the latest where somebody has saved since."""
        latest = self.instance.latest
        if latest and self.copy and not self.is_bound:
            return self.copy.based_on or latest
        sent = str(self.data.get(self.add_prefix("opened_on"), ""))
        if latest is None or sent == str(latest.pk) or not is_id(sent):
            return latest
        return self.instance.revisions.filter(pk=sent).first() or latest

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        base = self.base
        if base:
            then = Text.of(base)
            about = {name: list(rows) for name, rows in then.about().items()}
            self.initial = then.as_fields() | about | {"opened_on": base.pk} | self.initial
            for name in {*BESIDE} & {*self.fields}:
                self.fields[name].show_hidden_initial = True
        for name in WRITTEN:
            self.fields[name].widget.attrs["lang"] = self.instance.language
        if not self.instance.first_published_at:
            for name in CHANGE:
                del self.fields[name]
        elif self.instance.live and base.number <= self.instance.live.number:
            self.initial |= {"change_kind": ChangeKind.MINOR, "change_note": ""}
        if self.instance.first_published_at:
            for name in {*ADDRESS} & {*self.fields}:
                self.fields[name].disabled = True
                self.fields[name].help_text = _("It was public, and others link to it: it stands.")
        if self.instance.state == State.SCHEDULED:
            for name in {*ADDRESS, "category"} & {*self.fields}:
                self.fields[name].disabled = True
                self.fields[name].help_text = _("It stands while the article is scheduled.")
        if self.copy and not self.is_bound:
            self._go_on_with(self.copy)

    def _go_on_with(self, copy):
        """Show what was typed; whether it can be kept is asked when it is sent."""
        self.data = typed = as_sent(copy.fields)
        for name, field in self.fields.items():
            is_sent = not field.widget.value_omitted_from_data(typed, {}, name)
            if name in OWN and is_sent and not field.disabled:
                self.initial[name] = field.widget.value_from_datadict(typed, {}, name)

    def text(self) -> Text:
        """The text as typed; where nothing was typed, exactly the one before."""
        if self.base and not set(self.changed_data) & set(TEXT):
            return Text.of(self.base)
        typed = {name: self.cleaned_data[name] for name in TEXT if name in self.cleaned_data}
        return Text(**typed)

    def text_so_far(self) -> Text:
        """As typed, though it may not be kept so; what can't be understood is as it was."""
        typed = {name: self.cleaned_data[name] for name in TEXT if name in self.cleaned_data}
        try:
            return workflow.cleaned(replace(Text.of(self.base), **typed))
        except workflow.Refused:
            return Text.of(self.base)

    def clean(self):
        super().clean()
        if self.refusal:
            self.add_error(None, self.refusal)
        self._leave_what_others_changed()
        self._keep_the_chain()
        note_wanted = self.cleaned_data.get("change_kind", ChangeKind.MINOR) != ChangeKind.MINOR
        if note_wanted and not self.cleaned_data.get("change_note"):
            self.add_error("change_note", _("Tell readers what has changed."))
        self._tell_what_changed()
        if self.base and self.cleaned_data.get("opened_on") != self.base.pk:
            self._ask_to_look_first()

    def _tell_what_changed(self):
        """A published fact is corrected, not just changed."""
        if not self.instance.first_published_at or self.errors:
            return
        try:
            text = workflow.cleaned(self.text())
        except workflow.Refused:
            return  # which saving says
        if changes := uncorrected(self.instance, text):
            self.add_error("change_kind", demand(changes))

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

    def _leave_what_others_changed(self):
        """Address and category have no texts of their own: where two changed one, the first stays.

        `overruled` is what this editor had, to be told.
        """
        self.overruled = []
        for name in {*BESIDE} & {*self.cleaned_data} if self.instance.pk else ():
            stored, typed = getattr(self.instance, name), self.cleaned_data[name]
            seen = self.data.get(self[name].html_initial_name, str(self.initial[name]))
            is_mine = name in self.changed_data and seen == str(self.initial[name])
            if is_mine or typed == stored:
                continue
            self.cleaned_data[name] = stored
            if name in self.changed_data:
                self.overruled.append(f"{self.fields[name].label}: “{typed}”")

    def _ask_to_look_first(self):
        """Which text it was opened on is not known: what the next save replaces, is."""
        self.data = self.data.copy()
        self.data[self.add_prefix("opened_on")] = self.base.pk
        message = format_html(
            '{} <a href="{}" target="_blank">{}</a> {}',
            _("This page does not say from which text it was written. Nothing is lost:"),
            reverse("admin:news_article_revision", args=[self.instance.pk, self.base.number]),
            _("read the latest text"),
            _("and then save again to make yours the next one. What you typed is below."),
        )
        self.add_error(None, message)
