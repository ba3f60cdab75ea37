from functools import partial

from django.conf import settings
from django.contrib import admin
from django.db import IntegrityError
from django.forms.widgets import Script
from django.template.loader import render_to_string
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.org.admin.base import RegisterInline
from apps.org.admin.choosing import ClearChoosers
from apps.org.models import ContentVersion
from apps.org.texts import column_of

from .. import workflow
from ..choices import State
from ..languages import NAMES
from ..models import Alias, Article, Revision, Signature, Transition
from ..plans import remarks
from ..texts import RELATIONS
from . import (
    access,
    article_calendar,
    article_history,
    article_moves,
    article_plan,
    article_preview,
    assignments,
    comments,
    comparing,
    conflicts,
    picture_library,
    presence,
    sheet,
    unsaved,
    working_copies,
)
from .alias_rows import AliasFormSet
from .article_form import CHANGE, ArticleForm
from .article_panel import panel
from .article_text import reading
from .article_trays import ASKED, TRAYS, AtTheDesk
from .confidential import hidden_among
from .typed import as_sent


class AliasInline(RegisterInline):
    """Part of the article: whoever may write the article may write these."""

    model = Alias
    formset = AliasFormSet
    autocomplete_fields = ["organisation"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organisation")

    def has_view_permission(self, request, obj=None):
        return True

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return request.user.has_perm("news.add_article")
        return self.admin_site.get_model_admin(Article).has_change_permission(request, obj)

    has_add_permission = has_delete_permission = has_change_permission


@admin.register(Article)
class ArticleAdmin(ClearChoosers, admin.ModelAdmin):
    """The editors' main screen. What they type becomes the next revision, by the workflow."""

    desk_position = 10

    # The list.
    list_display = ["title", "tongue", "category", "stands", "published_on", "saved_by", "also_in",
                    "said"]  # fmt: skip
    list_select_related = ["latest__author", "category"]
    list_filter = [AtTheDesk, assignments.Asked, "state", "language", "category"]
    desk_trays = (*TRAYS.values(), *ASKED)
    list_per_page = 50
    search_fields = ["latest__title", "slug"]
    search_help_text = gettext_lazy("Search titles and addresses.")
    show_full_result_count = False
    ordering = ["-latest", "-pk"]

    @admin.display(description=gettext_lazy("title"), ordering="latest__title")
    def title(self, article):
        return article.latest.title if article.latest else article.slug

    @admin.display(description=gettext_lazy("language"), ordering="language")
    def tongue(self, article):
        return NAMES.get(article.language, article.language)

    @admin.display(description=gettext_lazy("last saved by"))
    def saved_by(self, article):
        return presence.with_mark(article.latest and article.latest.author, article)

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def stands(self, article):
        beside = (
            _("an older text is live") if article.live_id not in {None, article.latest_id} else ""
        )
        context = {"article": article, "beside": beside, "remarks": remarks(article)}
        return render_to_string("admin/news/article/_state.html", context)

    @admin.display(description=gettext_lazy("also in"))
    def also_in(self, article):
        names = [
            NAMES.get(code, code)
            for code, _label in settings.LANGUAGES
            if code != article.language and getattr(article, column_of("exists_in", code))
        ]
        return _(", ").join(names) or None

    @admin.display(description=gettext_lazy("comments"))
    def said(self, article):
        return comments.count(article)

    def get_changelist_instance(self, request):
        changelist = super().get_changelist_instance(request)
        changelist.result_list = presence.with_those_editing(changelist.result_list)
        return changelist

    def get_queryset(self, request):
        """What this person may know of: every page of the desk about articles starts here."""
        articles = super().get_queryset(request).for_desk(request.user)
        return articles.with_languages(request.user).with_comments_counted().with_plan()

    # The form.
    form = ArticleForm
    inlines = [AliasInline]

    class Media:
        css = {
            "all": ["desk/article.css", "desk/plan.css", "desk/comments.css", "desk/writing.css"]
        }
        js = [
            "admin/js/urlify.js",
            "desk/article.js",
            Script("desk/comments.js", type="module"),
            Script("desk/working_copy.js", type="module"),
        ]

    def get_fieldsets(self, request, obj=None):
        """The text in the wide column; beside it, marked `rail`, what surrounds it."""
        may_write = obj is None or self.has_change_permission(request, obj)
        rail = [
            (_("Address"), {"fields": ["language", "slug", "category"], "classes": ["rail"]}),
        ]
        if not may_write:
            return [(None, {"fields": ["reading"]}), *rail]
        rail.append((_("Related"), {"fields": RELATIONS, "classes": ["rail"]}))
        text = ["title", "summary", ("dateline", "dated_on"), "body", "opened_on"]
        change = (_("Change"), {"fields": CHANGE, "classes": ["rail"]})
        picture = (_("Lead picture"), {"fields": ["lead_picture"], "classes": ["rail"]})
        was_public = obj is not None and obj.first_published_at
        return [(None, {"fields": text}), *([change] if was_public else []), picture, *rail]

    @admin.display(description=gettext_lazy("text"))
    def reading(self, article):
        return reading(article.latest)

    def get_autocomplete_fields(self, request):
        return RELATIONS

    def get_changeform_initial_data(self, request):
        given = super().get_changeform_initial_data(request)
        return {name: value.split(",") if name in RELATIONS else value
                for name, value in given.items()}  # fmt: skip

    def get_form(self, request, obj=None, change=False, **kwargs):
        about = {name: self.formfield_for_dbfield(Revision._meta.get_field(name), request=request)
                 for name in RELATIONS}  # fmt: skip
        kwargs["form"] = type("ArticleForm", (self.form,), about)
        form = super().get_form(request, obj, change=change, **kwargs)
        form.refusal = getattr(request, "refusal", "")
        form.copy = request.continued = unsaved.continued(request, obj)
        return form

    def get_formset_kwargs(self, request, *args):
        kwargs = super().get_formset_kwargs(request, *args)
        copy = getattr(request, "continued", None)
        return kwargs | {"data": as_sent(copy.fields)} if copy else kwargs

    def get_object(self, request, object_id, from_field=None):
        """While it is being saved, nobody else saves it: of two editors, one is told."""
        articles = self.get_queryset(request).prefetch_related("latest__departments__organisation")
        if request.method == "POST" and request.resolver_match.url_name == "news_article_change":
            articles = articles.select_for_update()
        try:
            return articles.get(pk=int(object_id))
        except (Article.DoesNotExist, ValueError, OverflowError):
            return None

    def changeform_view(self, request, *args, **kwargs):
        """What the workflow refuses is said in the form, with all that was typed."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except workflow.Refused as refusal:
            request.refusal = str(refusal)
        except IntegrityError:
            request.refusal = _("Somebody saved the same at this moment. Look, and save again.")
        return super().changeform_view(request, *args, **kwargs)

    def render_change_form(self, request, context, *args, **kwargs):
        article = context["original"]
        if article is None or self.has_change_permission(request, article):
            context["writing"] = unsaved.writing(self, request, article)
        if article is not None:
            context |= conflicts.beside(request, article)
            context |= {
                "waiting": conflicts.waiting(article),
                "editing": presence.editing(article, request.user),
            }
            context |= panel(self, request, article)
            context |= {
                "ask_forms": assignments.ask_forms(request, article),
                "comments": comments.panel(request, article),
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def view_on_site(self, obj):
        return obj.get_absolute_url() if obj.live_id else None

    # Saving.
    def save_model(self, request, obj, form, change):
        by, text = request.user, form.text()
        if not change:
            made = workflow.draft(
                language=obj.language, slug=obj.slug, category=obj.category, by=by, text=text
            )
            obj.pk, obj._state.adding = made.pk, False
        else:
            obj.save(update_fields=["language", "slug", "category"])
            request.kept = workflow.revise(obj, by=by, text=text, based_on=form.base)
        obj.refresh_from_db()

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if form.instance.live_id and "category" in form.changed_data:
            ContentVersion.bump()
        working_copies.saved(request, form.instance if change else None)
        overruled = [said for part in (form, *formsets) for said in getattr(part, "overruled", [])]
        conflicts.tell_overruled(request, overruled)

    def response_change(self, request, obj):
        return conflicts.kept_beside(request, obj) or super().response_change(request, obj)

    def has_change_permission(self, request, obj=None):
        """Who writes at a scheduled text takes its approval away: that is for who may publish."""
        is_free = obj is None or obj.state != State.SCHEDULED
        may = is_free or request.user.has_perm("news.publish_article")
        return may and super().has_change_permission(request, obj)

    # Deleting: only what was never public, and then with its texts and its log.
    def has_delete_permission(self, request, obj=None):
        if obj and obj.publish_at and not request.user.has_perm("news.publish_article"):
            return False
        is_public_record = obj is not None and obj.first_published_at is not None
        return not is_public_record and super().has_delete_permission(request, obj)

    def get_deleted_objects(self, objs, request):
        listed, counts, needed, protected = super().get_deleted_objects(objs, request)
        parts = {model._meta.verbose_name for model in (Revision, Signature, Transition, Alias)}
        return listed, counts, needed - parts, protected

    def hidden_among(self, objects, request):
        """Asked where a page about something else would name articles, or parts of them."""
        return hidden_among(objects, request)

    def uses_of_picture(self, picture):
        """Asked before a picture is deleted: every text is kept, so every text counts."""
        return Article.objects.with_picture(picture).select_related("latest").order_by("pk")

    # What happened stands in the log of transitions, which knows who may read of it; Django's own
    # log would keep titles for whoever acted, long after an article has become confidential.
    def log_addition(self, request, obj, message):
        pass

    def log_change(self, request, obj, message):
        pass

    def log_deletions(self, request, queryset):
        pass

    # The doors beside the form.
    def get_urls(self):
        def door(view):
            return self.admin_site.admin_view(partial(view, admin=self))

        moves = [
            path(f"<int:pk>/{name}/", door(view), name=f"news_article_{name}")
            for name, view in article_moves.VIEWS.items()
        ]
        return [
            path("calendar/", door(article_calendar.calendar), name="news_article_calendar"),
            path("pictures/", door(picture_library.pictures), name="news_article_pictures"),
            path("pictures/<int:pk>/", door(picture_library.picture), name="news_article_picture"),
            path(
                "<int:pk>/revisions/<int:number>/",
                door(article_history.revision),
                name="news_article_revision",
            ),
            path("<int:pk>/compare/", door(comparing.compare_texts), name="news_article_compare"),
            path("<int:pk>/sheet/", door(sheet.sheet), name="news_article_latest_sheet"),
            path(
                "<int:pk>/revisions/<int:number>/restore/",
                door(comparing.restore),
                name="news_article_restore",
            ),
            path(
                "<int:pk>/revisions/<int:number>/sheet/",
                door(sheet.sheet),
                name="news_article_sheet",
            ),
            path(
                "<int:pk>/conflicts/<int:number>/",
                door(conflicts.conflict),
                name="news_article_conflict",
            ),
            *[
                path(address, door(view), name=f"news_article_{name}")
                for address, (name, view) in working_copies.VIEWS.items()
            ],
            path("<int:pk>/plan/", door(article_plan.plan), name="news_article_plan"),
            path("<int:pk>/assign/", door(assignments.assign), name="news_article_assign"),
            path("<int:pk>/preview/", door(article_preview.preview), name="news_article_preview"),
            *[
                path(f"<int:pk>/{address}", door(view), name=f"news_article_{name}")
                for address, (name, view) in (comments.VIEWS | access.VIEWS).items()
            ],
            *moves,
            *super().get_urls(),
        ]

    def history_view(self, request, object_id, extra_context=None):
        return article_history.history(request, object_id, admin=self)
