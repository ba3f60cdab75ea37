"""What we may not show, or not any more, and what was shown before a database was emptied."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from apps.org.models import ContentVersion
from tests import factories as make
from tests.pages.scene import furnish
from tests.pages.soup import soup_of

pytestmark = pytest.mark.django_db

PAGES = ["/en/", "/en/news/", "/en/news/pictured/"]


@pytest.mark.parametrize(("days", "is_shown"), [(-1, False), (0, True)])
@pytest.mark.parametrize("path", PAGES)
def test_a_lead_picture_is_shown_until_the_last_day_of_its_rights(client, path, days, is_shown):
    furnish()
    picture = make.make_picture(rights_until=timezone.localdate() + timedelta(days))
    make.make_article(slug="pictured", lead_picture=picture)

    main = soup_of(client, path).main

    assert bool(main.select_one("picture img")) == is_shown
    assert bool(main.find("figure") or main.find("picture")) == is_shown
    assert all(link.contents for link in main.find_all("a"))


@pytest.mark.parametrize(("days", "is_shown"), [(-1, False), (0, True)])
def test_a_portrait_is_shown_until_the_last_day_of_its_rights(client, days, is_shown):
    picture = make.make_picture(rights_until=timezone.localdate() + timedelta(days))
    make.make_post(make.make_person("Mei Xiaobo", portrait=picture), furnish(), is_public=True)

    main = soup_of(client, "/en/organisation/leadership/").main

    assert "Mei Xiaobo" in main.text
    assert bool(main.find("img")) == is_shown


def test_the_desk_shows_a_picture_whose_rights_have_run_out(admin_client):
    yesterday = timezone.localdate() - timedelta(1)
    picture = make.make_picture(rights_until=yesterday)
    article = make.make_article(lead_picture=picture)

    page = admin_client.get(reverse("admin:news_article_revision", args=[article.pk, 1]))

    assert "A green square" in page.text


def test_a_category_is_known_by_its_first_public_story(client):
    furnish()
    falcon = make.make_category("falcon", name_en="Project Falcon")
    make.make_draft(category=falcon)
    make.make_article()

    assert "Project Falcon" not in client.get("/en/news/").text
    assert client.get("/en/news/in/falcon/").status_code == 404

    make.make_article(category=falcon)

    assert "Project Falcon" in client.get("/en/news/").text
    assert client.get("/en/news/in/falcon/").status_code == 200


def test_a_database_emptied_and_filled_anew_shows_nothing_of_before(client):
    home = furnish()
    ContentVersion.bump()
    assert "1 Station Road" in client.get("/en/contact/").text
    before = ContentVersion.current()
    ContentVersion.objects.all().delete()  # as `flush` does with every row

    home.offices.update(address_en="2 Other Street")
    ContentVersion.bump()

    assert ContentVersion.current() > before
    assert "2 Other Street" in client.get("/en/contact/").text
