"""A confidential article at the desk: for whom it does not name, it is nowhere."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from apps.news import workflow
from apps.news.models import Article, OldAddress
from tests import factories as make
from tests.desk import page, said, submit
from tests.news.admin.people import make_writer

pytestmark = pytest.mark.django_db

TITLE = "Zanzibar line opens"
SLUG = "zanzibar"


@pytest.fixture
def setter():
    return make_writer(username="setter")


@pytest.fixture
def secret(setter):
    """In its category there is an open article, too."""
    category = make.make_category("agreements", name_en="Agreements")
    make.make_draft("An open story", slug="open", category=category)
    article = make.make_draft(
        TITLE, slug=SLUG, by=setter, category=category, lead_picture=make.make_picture(),
        people=[make.make_person("Mei Xiaobo")],
    )  # fmt: skip
    workflow.confide(article, [], by=setter)
    return Article.objects.get(pk=article.pk)


@pytest.fixture
def figure(setter):
    """A picture that stands in the body of a confidential text alone."""
    picture = make.make_picture()
    body = f'<figure data-picture="{picture.pk}"></figure>'
    workflow.confide(make.make_draft(TITLE, by=setter, body=body), [], by=setter)
    return picture


def holds(response, *words):
    text = response.text.lower()
    return [word for word in words if word.lower() in text]


# A superuser, who may do all, is not named.


@pytest.mark.parametrize(
    "name",
    ["change", "history", "delete", "access", "preview", "comments", "compare", "plan",
     "latest_sheet"],
)  # fmt: skip
def test_its_pages_do_not_exist_for_others(admin_client, secret, name):
    response = admin_client.get(page(f"news_article_{name}", secret.pk), follow=True)

    nothing = admin_client.get(page(f"news_article_{name}", 999_999), follow=True)
    assert response.status_code == nothing.status_code
    assert response.redirect_chain == nothing.redirect_chain
    assert holds(response, TITLE, SLUG) == []


def test_an_old_text_of_it_does_not_exist_for_others(admin_client, secret):
    number = [secret.pk, 1]

    for name in ("revision", "sheet"):
        assert admin_client.get(page(f"news_article_{name}", *number)).status_code == 404


@pytest.mark.parametrize(
    "name",
    ["submit", "approve", "return", "publish", "withdraw", "limit", "open_up", "give_preview",
     "comments", "plan", "assign"],
)  # fmt: skip
def test_nothing_is_done_to_it_by_others(admin_client, secret, name):
    asked = {"revision": secret.latest_id, "reason": "Because", "to": "me", "body": "So?"}

    response = admin_client.post(page(f"news_article_{name}", secret.pk), asked)

    before = secret.transitions.count()
    secret.refresh_from_db()
    assert response.status_code == 404
    assert (secret.state, secret.is_confidential, secret.live_id) == ("draft", True, None)
    assert secret.transitions.count() == before
    assert secret.preview_links.count() == 0


@pytest.mark.parametrize(
    "address",
    ["", "?q=zanzibar", "?state=draft", "?category__id__exact=1", "?_facets=True", "?all=1",
     "?latest__title__startswith=Zan", "?desk=drafts"],
)  # fmt: skip
def test_the_list_neither_shows_nor_counts_it(admin_client, secret, address):
    response = admin_client.get(f"{page('news_article_changelist')}{address}", follow=True)

    # What was searched for is said again in its field.
    assert TITLE not in response.text
    assert f"/{secret.pk}/change/" not in response.text
    if "cl" in response.context:
        assert response.context["cl"].result_count <= 1


def test_the_list_does_not_say_that_a_story_exists_in_another_language(admin_client, secret):
    make.make_draft("桑给巴尔", slug=SLUG, language="zh-hans")

    response = admin_client.get(page("news_article_changelist"))

    assert "also_in" in response.text
    assert 'field-also_in">-' in response.text
    assert 'field-also_in">English' not in response.text


def test_another_language_is_offered_as_if_nobody_had_written_it(admin_client, secret):
    chinese = make.make_draft("桑给巴尔", slug=SLUG, language="zh-hans")

    response = admin_client.get(page("news_article_change", chinese.pk))

    english = response.context["languages"][0]
    assert set(english) == {"label", "add_url"}
    assert "language=en" in english["add_url"]
    assert holds(response, TITLE) == []


def test_writing_it_anew_says_no_more_than_that_the_address_is_taken(admin_client, secret):
    response = submit(
        admin_client, page("news_article_add"), language="en", slug=SLUG, title="Anew",
        category=secret.category_id,
    )  # fmt: skip

    assert said(response) == ["This address is taken."]
    assert holds(response, TITLE) == []


def test_the_history_of_all_has_nothing_of_it(admin_client, secret):
    for query in ("", "?q=zanzibar", "?action=confided"):
        response = admin_client.get(f"{page('news_transition_changelist')}{query}")

        assert TITLE not in response.text
        assert response.context["cl"].result_count <= 1


def test_the_first_page_has_nothing_of_it(admin_client, secret):
    assert holds(admin_client.get(reverse("admin:index")), TITLE, SLUG) == []


def test_no_log_of_ours_keeps_its_title(client, setter, secret):
    client.force_login(setter)
    submit(client, page("news_article_change", secret.pk), title="Zanzibar opens")

    assert LogEntry.objects.count() == 0


def test_the_way_to_its_page_is_closed(admin_client, secret):
    kind = ContentType.objects.get_for_model(Article)

    response = admin_client.get(reverse("admin:view_on_site", args=[kind.pk, secret.pk]))

    assert response.status_code == 404


def test_the_way_to_a_public_page_is_open_to_who_may_see_the_entry(client, admin_client):
    article = make.make_article(slug="open")
    kind = ContentType.objects.get_for_model(Article)
    address = reverse("admin:view_on_site", args=[kind.pk, article.pk])
    client.force_login(make.make_user())

    assert admin_client.get(address).url == "/en/news/open/"
    assert client.get(address).status_code == 403


def test_a_draft_has_no_way_to_a_page(admin_client):
    kind = ContentType.objects.get_for_model(Article)

    for thing in (make.make_draft().pk, 999_999, "x"):
        address = reverse("admin:view_on_site", args=[kind.pk, thing])
        assert admin_client.get(address).status_code == 404


# Old addresses.


def test_an_old_address_of_it_is_listed_for_nobody_else(admin_client, secret):
    old = OldAddress.objects.create(address="/old.aspx?id=7", article=secret)

    listed = admin_client.get(f"{page('news_oldaddress_changelist')}?q=old")

    assert listed.context["cl"].result_count == 0
    assert holds(listed, SLUG) == []
    assert admin_client.get(page("news_oldaddress_change", old.pk)).status_code == 302


def test_no_chooser_offers_it(admin_client, secret):
    asked = {"app_label": "news", "model_name": "oldaddress", "field_name": "article"}

    response = admin_client.get(reverse("admin:autocomplete"), asked | {"term": "zan"})

    assert response.json()["results"] == []


def test_its_number_is_no_choice(admin_client, secret):
    response = submit(
        admin_client, page("news_oldaddress_add"), address="/x.aspx", article=secret.pk
    )

    assert "Select a valid choice" in said(response)[0]
    assert holds(response, TITLE) == []


def test_its_path_leads_nowhere_for_an_old_address(admin_client, secret):
    asked = {"address": "/x.aspx"}

    known = submit(admin_client, page("news_oldaddress_add"), **asked, path=f"/en/news/{SLUG}/")
    unknown = submit(admin_client, page("news_oldaddress_add"), **asked, path="/en/news/nothing/")

    assert said(known) == said(unknown)
    assert OldAddress.objects.count() == 0


# What it uses.


def test_a_picture_does_not_say_that_it_is_used_there(admin_client, secret):
    response = admin_client.get(page("org_picture_change", secret.latest.lead_picture_id))

    uses = admin_client.get(page("org_picture_uses", secret.latest.lead_picture_id))
    assert uses.context["uses"] == []
    assert holds(uses, TITLE, SLUG) == []
    assert holds(response, TITLE, SLUG) == []


@pytest.mark.parametrize(
    "query",
    ["org_person_changelist?revisions={text}", "org_picture_changelist?lead_of={text}",
     "org_picture_changelist?lead_of__article={article}", "org_user_changelist?revisions={text}",
     "news_category_changelist?articles={article}"],
)  # fmt: skip
def test_no_list_is_searched_by_the_number_of_a_text_for_what_it_is_about(
    admin_client, secret, query
):
    name, _mark, asked = query.partition("?")

    response = admin_client.get(
        f"{page(name)}?{asked.format(text=secret.latest_id, article=secret.pk)}"
    )

    assert response.status_code == 400


HELD = "Something that is limited to named staff depends on it."


@pytest.mark.parametrize("model", ["picture", "figure", "person", "category", "user", "stage"])
def test_what_it_needs_is_not_deleted_by_others_who_learn_no_more(
    admin_client, setter, secret, figure, model
):
    stage = make.make_stage()
    things = {
        "picture": ("org_picture", secret.latest.lead_picture),
        "figure": ("org_picture", figure),
        "person": ("org_person", secret.latest.people.get()),
        "category": ("news_category", secret.category),
        "user": ("org_user", setter),
        "stage": ("news_reviewstage", stage),
    }
    if model == "category":
        Article.objects.get(slug="open").delete()
    if model == "stage":
        reviewer = make.make_user(groups=[stage.group])
        workflow.confide(secret, [reviewer], by=setter)
        workflow.submit(secret, by=setter)
        workflow.approve(secret.latest, by=reviewer, stage=stage)
    name, thing = things[model]

    shown = admin_client.get(page(f"{name}_delete", thing.pk))
    admin_client.post(page(f"{name}_delete", thing.pk), {"post": "yes"})

    assert HELD in shown.text
    assert holds(shown, TITLE, SLUG) == []
    assert type(thing).objects.filter(pk=thing.pk).exists()


def test_what_also_stands_in_an_open_article_is_held_by_that_alone(admin_client, secret):
    shown = admin_client.get(page("news_category_delete", secret.category_id))

    assert "An open story" in shown.text
    assert HELD not in shown.text
    assert holds(shown, TITLE, SLUG) == []


def test_a_bulk_deletion_says_no_more(admin_client, secret):
    picture = secret.latest.lead_picture_id
    asked = {"action": "delete_selected", "_selected_action": [picture]}

    shown = admin_client.post(page("org_picture_changelist"), asked)

    assert HELD in shown.text
    assert holds(shown, TITLE, SLUG) == []


# For whom it names, all is as ever.


def test_who_is_named_finds_it_marked(client, setter, secret):
    client.force_login(setter)

    listed = client.get(page("news_article_changelist"))
    form = client.get(page("news_article_change", secret.pk))

    assert TITLE in listed.text
    assert "Confidential" in listed.text
    assert "known only to:" in form.text


def test_a_picture_says_to_who_is_named_where_it_is_used(client, secret):
    boss = make.make_superuser("boss")
    workflow.confide(secret, [boss], by=secret.latest.author)
    client.force_login(boss)

    response = client.get(page("org_picture_uses", secret.latest.lead_picture_id))

    assert TITLE in response.text
