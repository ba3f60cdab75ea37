"""What can be asked of each address of the desk, and how it answers."""

import hashlib
from dataclasses import dataclass, field

from django.apps import apps
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.core.signals import request_finished
from django.db import close_old_connections, connection, transaction
from django.urls import reverse

from apps.news.models import Article
from tests import factories as make
from tests.desk import filled
from tests.matrix_scene import Newsroom

PASSWORD = "a new one, 2026"
NOT_OF_THE_SITE = {"sessions.Session", "contenttypes.ContentType", "auth.Permission"}


@dataclass
class Asked:
    """One line of the matrix: an address, and what is sent there by POST."""

    line: str
    url: str
    sent: dict | None = field(default_factory=dict)  # None: a page of Django's, read either way
    by: bool = False  # does the form say who sends it?


def addresses():
    """Each named address of the desk with its arguments, out of the URLconf."""
    return dict(_walk(admin.site.urls[0]))


def _walk(patterns):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _walk(pattern.url_patterns)
        elif pattern.name:
            yield pattern.name, list(pattern.pattern.converters)


class Scene(Newsroom):
    """A newsroom, with what is asked of it and how its rows stood before."""

    def __init__(self):
        super().__init__()
        self.lines = self._lines()
        self.before = rows()

    def _lines(self):
        """Every line of the matrix but those of `OWN`, what everybody does with their account."""
        found = []
        for name, arguments in addresses().items():
            model = "_".join(name.split("_")[:2])
            if name in OWN:
                continue
            if model == "news_article":
                found += self._of_articles(name, arguments)
            elif name == "auth_user_password_change":
                sent = {"usable_password": "true", "password1": PASSWORD, "password2": PASSWORD}
                found.append(Asked(name, page(name, id=self.spare["org_user"].pk), sent))
            elif model in self.spare:
                found += self._of_a_model(name, model, arguments)
            else:
                found += self._of_the_desk(name)
        return found

    def _of_the_desk(self, name):
        if name == "autocomplete":
            return [
                Asked(f"autocomplete[{model}.{link}]", f"{page(name)}?app_label={app}"
                      f"&model_name={model}&field_name={link}&term=e")
                for app, model, link in (("org", "post", "person"), ("org", "person", "portrait"),
                                         ("partners", "party", "organisation"),
                                         ("news", "oldaddress", "article"))
            ]  # fmt: skip
        if name == "app_list":
            return [Asked(f"{name}[{app}]", page(name, app_label=app), None)
                    for app in ("news", "org", "auth")]  # fmt: skip
        if name == "view_on_site":
            kind = ContentType.objects.get_for_model(Article).pk
            return [
                Asked(f"{name}[{state}]", page(name, content_type_id=kind, object_id=each.pk))
                for state, each in self.articles.items()
                if state in {"draft", "public", "secret"}
            ]
        return [Asked(name, page(name), None)]

    def _of_articles(self, name, arguments):
        short = name.removeprefix("news_article_")
        if not arguments or short == "picture":
            known = {"pk": self.spare["org_picture"].pk} if arguments else {}
            return [Asked(name, page(name, **known), self._sent_to_all(short), short == "new_keep")]
        own, found = STATE_OF.get(short, "draft"), []
        for state in EACH_STATE if short in {"change", "delete"} else [own, "secret"]:
            article = self.articles[state]
            known = {"pk": article.pk, "object_id": article.pk, "number": 1,
                     "thread": self.threads[state].pk, "link": self.links[state].pk}  # fmt: skip
            kwargs = {argument: known[argument] for argument in arguments}
            sent = self._sent(short, state, article)
            found.append(Asked(f"{name}[{state}]", page(name, **kwargs), sent, short == "keep"))
            for argument in {"thread", "link", "number"} & {*arguments}:
                # Of another article, or of no article at all.
                other = {"thread": self.threads["public"].pk, "link": self.links["public"].pk,
                         "number": 7}[argument]  # fmt: skip
                line = f"{name}[{state}, {argument} of another]"
                found.append(Asked(line, page(name, **kwargs | {argument: other}), sent))
        return found

    def _sent_to_all(self, short):
        if short == "changelist":
            return {"action": "delete_selected", "post": "yes",
                    "_selected_action": [self.articles["draft"].pk]}  # fmt: skip
        if short == "add":
            new = {"title": "New", "slug": "new", "language": "en", "category": self.category.pk}
            return self._form(page("news_article_add"), new)
        return {"page": "p1", "doing": "typing", "is_typed": "1", "title": "T"}

    def _sent(self, short, state, article):
        on_the_page = {"revision": article.latest_id}
        if short == "change":
            if state == "secret":
                return {"title": "Changed", "_save": "1"}
            address = page("news_article_change", object_id=article.pk)
            return self._form(address, {"title": "Changed"})
        return {
            "delete": {"post": "yes"},
            "plan": on_the_page | {"move": "plan", "publish_at": "2030-01-01T09:00"},
            "assign": {"stage": self.first.pk, "to": self.people["reviewer"].pk},
            "comments": {"body": "Is this so?"},
            "comment_answer": {"body": "It is."},
            "limit": {"confidants": []},
            "give_preview": {"to": "The partner", "valid_for": "7"},
            "return": on_the_page | {"reason": "The title."},
            "withdraw": on_the_page | {"reason": "It was wrong."},
            "keep": {"page": "p1", "doing": "typing", "is_typed": "1", "title": "T",
                     "opened_on": article.latest_id},
        }.get(short, on_the_page)  # fmt: skip

    def _of_a_model(self, name, model, arguments):
        door, entry = name.removeprefix(f"{model}_"), self.spare[model]
        known = {"object_id": entry.pk, "pk": entry.pk}
        if door == "unplan":
            known["pk"] = self.planned.pk
        if door == "document":
            known = {"name": entry.document.name}
        kwargs = {argument: known[argument] for argument in arguments}
        return [Asked(name, page(name, **kwargs), self._sent_to(model, door, entry))]

    def _sent_to(self, model, door, entry):
        if door == "history":
            return None
        if door == "changelist":
            return {"action": "delete_selected", "post": "yes", "_selected_action": [entry.pk]}
        if door == "merge":
            return {"into": self._twin(entry).pk, "name_en": "keep"}
        if door == "add":
            return self._form(page(f"{model}_add"), self._new(model))
        if door == "change" and model != "news_transition":
            return self._form(page(f"{model}_change", object_id=entry.pk), CHANGED[model])
        return {
            "delete": {"post": "yes"},
            "me": {"notice_rhythm": "daily", "language": "en"},
            "plan": {"publish_at": "2030-01-01T09:00"},
        }.get(door, {})

    def _twin(self, entry):
        """What says the same of another."""
        twin = type(entry)._base_manager.get(pk=entry.pk)
        twin.pk = None
        if hasattr(twin, "key"):
            twin.key = f"{entry.key}-2"
        else:
            twin.name_en = f"{entry.name_en} 2"
        twin.save()
        return twin

    def _new(self, model):
        home, other = self.spare["org_siteidentity"].organisation, self.spare["org_organisation"]
        return {
            "org_office": {"organisation": home.pk, "address_en": "2 Station Road"},
            "org_picture": {"alt_en": "New", "credit": "New", "upload": make.picture_file()},
            "org_post": {"person": self.spare["org_person"].pk, "organisation": home.pk,
                         "title_en": "Chair"},
            "org_user": {"username": "new", "usable_password": "true", "password1": PASSWORD,
                         "password2": PASSWORD},
            "auth_group": {"name": "New"},
            "partners_agreement": {"reference": "new", "kind": "mou", "signed_on": "2024-09-06",
                                   "parties-0-organisation": home.pk,
                                   "parties-1-organisation": other.pk},
            "partners_cooperationarea": {"key": "new", "name_en": "New"},
            "partners_occasion": {"key": "new", "kind": "visit", "title_en": "New",
                                  "held_on": "2024-09-06"},
            "org_organisation": {"key": "new", "name_en": "New"},
            "org_person": {"key": "new", "name_en": "New"},
            "org_department": {"organisation": home.pk, "name_en": "New"},
            "news_bundle": {"name": "New"},
            "news_category": {"slug": "new", "name_en": "New"},
            "news_oldaddress": {"address": "/older", "path": "/en/"},
            "news_reviewstage": {"name_en": "New", "position": 9, "group": self.first.group_id},
        }.get(model, {})  # fmt: skip

    def _form(self, address, typed):
        """What the form sends as whoever may do everything sees it."""
        shown = self.boss_desk.get(address)
        is_form = shown.status_code == 200 and "adminform" in (shown.context or {})
        return (filled(shown) if is_form else {}) | {"_save": "1"} | typed

    @property
    def boss_desk(self):
        return self.people["boss"].desk


def page(name, /, **kwargs):
    return reverse(f"admin:{name}", kwargs=kwargs)


def rows():
    """A digest of each table: what changed is seen, and where."""
    tables = {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.label not in NOT_OF_THE_SITE
    }
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(tables):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} ORDER BY 1")  # noqa: S608
            found[table] = hashlib.md5(repr(cursor.fetchall()).encode()).hexdigest()  # noqa: S324
    return found


def answer(scene, user, method, asked):
    """How the desk answers, as one character, having changed nothing for the next who asks.

    `+` done, or shown; `=` answered, and nothing changed by it; `-` refused; `0` not found;
    `x` asked by the wrong method; `.` not asked.
    """
    if method == "POST" and asked.sent is None:
        return "."
    sent = (asked.sent or {}) | ({"writer": user.pk} if asked.by else {})
    for file in (value for value in sent.values() if hasattr(value, "seek")):
        file.seek(0)
    cookies, written = user.desk.cookies.copy(), []
    with transaction.atomic(), connection.execute_wrapper(_noting(written)):
        response = user.desk.get(asked.url) if method == "GET" else user.desk.post(asked.url, sent)
        if response.streaming:
            _close(response)
        after = rows() if written else scene.before
        transaction.set_rollback(True)
    user.desk.cookies = cookies  # of the session that was there before
    lost = response.status_code == 302 and response["Location"] == reverse("admin:index")
    mark = {403: "-", 404: "0", 405: "x"}.get(response.status_code, "0" if lost else "+")
    changed = sorted(table for table in after if after[table] != scene.before[table])
    if changed and (method == "GET" or mark != "+"):
        return f"{mark} but changed {', '.join(changed)}"
    return "=" if mark == "+" and method == "POST" and not changed else mark


def _noting(written):
    """Where nothing is written to the database, its rows need not be looked at."""

    def note(execute, sql, params, many, context):
        if sql.startswith(WRITES):
            written.append(sql)
        return execute(sql, params, many, context)

    return note


def _close(response):
    """Its file, and not the connection in whose transaction the scene stands."""
    request_finished.disconnect(close_old_connections)
    response.close()
    request_finished.connect(close_old_connections)


WRITES = ("INSERT", "UPDATE", "DELETE", "TRUNCATE", "WITH")
# What everybody does with their own account, for whoever is logged in.
OWN = {"login", "logout", "password_change", "password_change_done", "jsi18n"}
# The state in which a move would be legal, so that nothing but the right is missing.
STATE_OF = {"approve": "review", "return": "review", "publish": "approved", "plan": "approved",
            "withdraw": "public", "assign": "review", "open_up": "named",
            "comment_reopen": "approved"}  # fmt: skip
EACH_STATE = ["draft", "review", "approved", "scheduled", "public", "secret"]
CHANGED = {
    "org_office": {"address_en": "Changed"},
    "org_picture": {"alt_en": "Changed"},
    "org_post": {"title_en": "Changed"},
    "org_siteidentity": {"name_en": "Changed"},
    "org_user": {"first_name": "Changed"},
    "auth_group": {"name": "Changed"},
    "partners_agreement": {"title_en": "Changed"},
    "partners_cooperationarea": {"name_en": "Changed"},
    "partners_occasion": {"title_en": "Changed"},
    "org_organisation": {"name_en": "Changed"},
    "org_person": {"name_en": "Changed"},
    "org_department": {"name_en": "Changed"},
    "news_bundle": {"name": "Changed"},
    "news_category": {"name_en": "Changed"},
    "news_oldaddress": {"gone_reason_en": "It is gone.", "path": ""},
    "news_reviewstage": {"name_en": "Changed"},
}
