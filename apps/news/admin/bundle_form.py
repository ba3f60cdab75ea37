"""The form of a joint release: its name, and the articles that go out with it."""

from django import forms
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.org.admin.choosing import Choices

from ..choices import State
from ..languages import NAMES
from ..models import Article, Bundle

MOST = 200  # of the articles that are offered, newest texts first


class ArticleChoices(Choices):
    def label_from_instance(self, article):
        language = NAMES.get(article.language, article.language)
        return f"{article} · {language} · {article.get_state_display()}"


class BundleForm(forms.ModelForm):
    refusal = ""  # what the workflow said when this was sent, if it refused
    user = None

    articles = ArticleChoices(
        Article.objects.none(),
        required=False,
        label=gettext_lazy("Articles"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Those with a text that is not public and no plan of their own."),
    )

    class Meta:
        model = Bundle
        fields = ["name"]
        help_texts = {
            "name": gettext_lazy("All staff who see joint releases see it: name nothing secret.")
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **({"label_suffix": ""} | kwargs))
        if "articles" not in self.fields:
            return
        bundle = self.instance if self.instance.pk else None
        offered = offered_to(self.user, bundle)
        self.fields["articles"].queryset = offered
        if bundle:
            self.initial["articles"] = [each.pk for each in offered if each.bundle_id == bundle.pk]

    def clean(self):
        super().clean()
        if self.refusal:
            self.add_error(None, self.refusal)


def offered_to(user, bundle):
    """What may go out with it, as far as this person may know; newest texts first."""
    articles = Article.objects.for_desk(user)
    is_inside = Q(bundle=bundle) if bundle else Q(pk__in=[])
    is_open_elsewhere = Q(bundle__isnull=False, bundle__published_at__isnull=True)
    is_live = Q(live__isnull=False, live=F("latest"))
    free = articles.filter(publish_at__isnull=True).exclude(state=State.WITHDRAWN)
    free = free.exclude(is_live).exclude(is_open_elsewhere).order_by("-latest")
    newest = list(free.values_list("pk", flat=True)[:MOST])
    offered = articles.filter(is_inside | Q(pk__in=newest))
    return offered.select_related("latest").defer("latest__body").order_by("-latest")


def with_its_languages(user, article: str) -> list[int]:
    """An article, and its story in other languages where they may go out with it."""
    if not (article.isascii() and article.isdecimal() and len(article) < 19):
        return []
    slugs = Article.objects.for_desk(user).filter(pk=int(article)).values("slug")
    offered = offered_to(user, None)
    return list(offered.filter(slug__in=slugs).values_list("pk", flat=True))


def unknown_note(number: int) -> str:
    """That there is more in it than this person may know of, and not how much."""
    return _("And something that is limited to named staff.") if number else ""
