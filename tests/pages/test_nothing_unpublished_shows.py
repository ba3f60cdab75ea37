"""To test that something is hidden, the thing that could leak is there."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from apps.news import workflow
from apps.news.models import Article
from apps.news.texts import Text
from apps.org.models import ShortName
from config.sitemaps import SECTIONS
from tests import factories as make
from tests.news.intake.pages import PAGE
from tests.pages.scene import furnish

pytestmark = pytest.mark.django_db

SECRET = "Zanzibar"
EVERYWHERE = ["/en/", "/en/news/", "/en/news/in/agreements/", "/en/news/feed.atom",
              "/en/news/feed.rss", "/en/news/feed.json", "/en/news/in/agreements/feed.json",
              "/llms.txt", "/news-sitemap.xml", *(f"/sitemap-{name}.xml" for name in SECTIONS),
              "/en/agreements/", "/en/partners/", "/en/organisation/",
              "/en/organisation/leadership/", "/en/contact/", "/en/press/", "/sitemap.xml",
              "/robots.txt"]  # fmt: skip


def everything(client):
    return {path: client.get(path).text for path in EVERYWHERE}


def leaks(client):
    return [path for path, text in everything(client).items() if SECRET.lower() in text.lower()]


def test_a_draft_is_nowhere(client):
    furnish()
    make.make_draft(f"{SECRET} opens", slug="zanzibar", category=make.make_category("agreements"),
                    lead_picture=make.make_picture(alt_en=SECRET))  # fmt: skip

    assert leaks(client) == []
    assert client.get("/en/news/zanzibar/").status_code == 404


def test_a_newer_text_of_a_published_story_is_nowhere(client):
    furnish()
    article = make.make_article(slug="a-story", category=make.make_category("agreements"))
    workflow.revise(article, by=make.make_user(), text=Text(title=SECRET, summary=SECRET))

    assert leaks(client) == []
    assert SECRET not in client.get("/en/news/a-story/").text


def test_an_agreement_that_is_not_public_is_nowhere_nor_is_its_partner(client):
    home = furnish()
    partner = make.make_organisation(SECRET, key="zanzibar")
    agreement = make.make_agreement([home, partner], reference="zanzibar", is_public=False)
    occasion = make.make_occasion(title_en=SECRET, is_public=False)
    occasion.agreements.add(agreement)
    make.make_attendance(occasion, make.make_person(SECRET), side=partner)
    make.make_department_attendance(occasion, make.make_department(partner, SECRET))
    article = make.make_article(slug="a-story", category=make.make_category("agreements"))
    article.live.agreements.add(agreement)
    article.live.occasions.add(occasion)
    article.live.organisations.add(partner)

    assert leaks(client) == []
    assert SECRET not in client.get("/en/news/a-story/").text
    assert client.get("/en/agreements/zanzibar/").status_code == 404
    assert client.get("/en/partners/zanzibar/").status_code == 404


def test_a_public_partner_shows_nothing_of_its_secret_agreement(client):
    home = furnish()
    partner = make.make_organisation("Partner", key="partner")
    make.make_agreement([home, partner], title_en="Open agreement")
    secret = make.make_agreement([home, partner], title_en=SECRET, is_public=False)
    make.make_department(partner, SECRET)
    unsigned = make.make_agreement([home, partner], title_en=f"{SECRET} draft", signed_on=None,
                                   signed_precision="unknown")  # fmt: skip

    text = client.get("/en/partners/partner/").text

    assert "Open agreement" in text
    assert SECRET not in text
    assert {secret.is_public, unsigned.signed_on} == {False, None}


def test_an_agreement_is_not_replaced_before_its_successor_is_public(client):
    home = furnish()
    partner = make.make_organisation("Partner", key="partner")
    agreement = make.make_agreement([home, partner], reference="open", is_open_ended=True)
    make.make_agreement([home, partner], replaces=agreement, is_public=False)

    pages = ["/en/agreements/", "/en/agreements/open/", "/en/partners/partner/"]

    assert [p for p in pages if "Replaced" in client.get(p).text] == []
    assert all("In force" in client.get(p).text for p in pages)


def test_a_withdrawn_story_says_why_at_its_address_and_is_nowhere_else(client):
    furnish()
    article = make.make_article(
        f"{SECRET} opens", slug="zanzi", category=make.make_category("agreements"), body=SECRET
    )
    boss = make.make_superuser("boss")
    workflow.withdraw(article, by=boss, reason="The date was wrong.")

    response = client.get("/en/news/zanzi/")

    assert response.status_code == 410
    assert "The date was wrong." in response.text
    assert SECRET not in response.text
    assert leaks(client) == []


def test_a_leader_of_tomorrow_is_not_yet_shown(client):
    home = furnish()
    tomorrow = timezone.localdate() + timedelta(1)
    make.make_post(make.make_person(SECRET), home, "President", starts_on=tomorrow)

    assert leaks(client) == []


def test_nobody_is_told_today_that_a_leader_will_leave(client):
    home, today = furnish(), timezone.localdate()
    leaving = make.make_person("Mei Xiaobo", key="mei")
    make.make_post(leaving, home, "President", starts_on=date(2020, 1, 1), ends_on=today)
    make.make_post(leaving, home, "Chairman", ends_on=today + timedelta(400))

    for path in ["/en/people/mei/", "/en/organisation/leadership/"]:
        text = client.get(path).text

        assert "since January 2020" in text
        assert "until" not in text
        assert "endDate" not in text


def test_nobody_is_told_today_that_an_agreement_will_end_early(client):
    home, tomorrow = furnish(), timezone.localdate() + timedelta(1)
    partner = make.make_organisation("Partner", key="partner")
    make.make_agreement([home, partner], reference="open", expires_on=date(2999, 12, 31),
                        ended_on=tomorrow, end_reason=SECRET)  # fmt: skip

    text = client.get("/en/agreements/open/").text

    assert "Expires" in text
    assert "Ended" not in text
    assert SECRET not in text


def test_a_leader_whose_story_is_not_out_is_nowhere(client):
    home = furnish()
    make.make_post(make.make_person(SECRET), home, "President", is_public=False)
    known = make.make_person("Mei Xiaobo")
    make.make_post(known, home, "Vice President")
    make.make_post(known, home, f"President of {SECRET}", is_public=False)

    assert leaks(client) == []
    assert "Vice President" in client.get("/en/organisation/leadership/").text


def test_a_department_whose_story_is_not_out_is_nowhere(client):
    home = furnish()
    partner = make.make_organisation("Partner", key="partner")
    agreement = make.make_agreement([home, partner], reference="open")
    department = make.make_department(home, SECRET, is_public=False)
    make.make_post(make.make_person("Mei Xiaobo"), home, "Director", department=department)
    occasion = make.make_occasion()
    occasion.agreements.add(agreement)
    make.make_department_attendance(
        occasion, make.make_department(partner, SECRET, is_public=False)
    )

    assert leaks(client) == []
    assert SECRET not in client.get("/en/agreements/open/").text
    assert "Director" in client.get("/en/organisation/leadership/").text
    assert SECRET not in client.get("/en/partners/partner/").text


def test_the_language_switch_offers_no_unpublished_translation(client):
    furnish()
    make.make_article(slug="a-story")
    make.make_draft(slug="a-story", language="zh-hans")

    text = client.get("/en/news/a-story/").text

    assert "/zh-hans/news/a-story/" not in text
    assert 'href="/zh-hans/"' in text
    assert Article.objects.count() == 2


def test_what_a_page_brings_into_the_register_waits_for_its_story(client):
    home = make.make_home("CASCO Signal Ltd.", key="us")
    ShortName.objects.create(organisation=home, language="en", name="CASCO")
    make.make_identity(home)
    call_command("read_release", PAGE, accept=True, verbosity=0)
    everywhere = {path: client.get(path).text for path in EVERYWHERE}

    article = Article.objects.get()
    workflow.publish(article, by=make.make_superuser("boss"), override_reason="Made for a test")

    assert [path for path, text in everywhere.items() if "Mei Xiaobo" in text] == []
    assert [path for path, text in everywhere.items() if "Finance Department" in text] == []
    assert "Mei Xiaobo" in client.get("/en/organisation/leadership/").text
    assert "Finance Department" in client.get("/en/organisation/").text
