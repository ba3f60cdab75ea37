"""What answers at an address of the former site."""

import pytest
from bs4 import BeautifulSoup

from apps.news import workflow
from apps.news.models import OldAddress
from tests import factories as make
from tests.pages.scene import furnish

pytestmark = pytest.mark.django_db

SEED = "/en/news/detail.aspx?id=4513"


def listed(address=SEED, **fields):
    entry = OldAddress(address=address, **fields)
    entry.full_clean()
    entry.save()
    return entry


@pytest.fixture
def story():
    furnish()
    article = make.make_article(slug="cooperation")
    listed(article=article)
    return article


@pytest.mark.parametrize("asked", [
    SEED, "/en/news/detail%2Easpx?id=4513", "/en/news/detail.aspx?%69%64=4513",
    "/en/news/detail.aspx/?id=4513", "/en/news/detail.aspx?utm_source=x&id=4513&fbclid=y",
])  # fmt: skip
def test_an_old_address_leads_to_its_story_for_good(client, story, asked):
    response = client.get(asked)

    assert (response.status_code, response["Location"]) == (301, "/en/news/cooperation/")
    assert not response.cookies


@pytest.mark.parametrize("asked", [
    "/en/news/detail.aspx", "/en/news/detail.aspx?id=451", "/en/news/detail.aspx?id=4513&page=2",
    "/en/news/detail.aspx?id=4513&id=4513", "/en/news/Detail.aspx?id=4513", "/zh-hans" + SEED[3:],
])  # fmt: skip
def test_another_address_is_still_not_found(client, story, asked):
    assert client.get(asked).status_code == 404


def test_parameters_count_whatever_their_order(client):
    listed("/list.aspx?page=2&id=7&q=签约", path="/en/news/")

    response = client.get("/list.aspx?q=%E7%AD%BE%E7%BA%A6&id=7&page=2")

    assert (response.status_code, response["Location"]) == (301, "/en/news/")


def test_a_parameter_in_an_old_chinese_encoding_is_understood(client):
    listed("http://old.example/search.asp?q=%D6%D0", path="/zh-hans/news/")

    assert client.get("/search.asp?q=%d6%d0")["Location"] == "/zh-hans/news/"
    assert client.get("/search.asp?q=%D6%D1").status_code == 404


def test_a_gone_page_says_why_in_the_language_of_its_address(client):
    furnish()
    why = {"gone_reason_en": "We have <no> vacancies.", "gone_reason_zh_hans": "暂无招聘"}
    listed("/en/jobs.aspx", **why)
    listed("/zh-hans/jobs.aspx", gone_reason_zh_hans="暂无招聘")

    english, chinese = client.get("/en/jobs.aspx"), client.get("/zh-hans/jobs.aspx")

    assert (english.status_code, chinese.status_code) == (410, 410)
    assert "We have &lt;no&gt; vacancies." in english.text
    assert BeautifulSoup(english.content, "html.parser").h1.text == "This page is gone"
    assert "暂无招聘" in chinese.text


def test_the_page_of_what_is_gone_is_valid_html(client, vnu):
    furnish()
    listed("/en/jobs.aspx", gone_reason_zh_hans="暂无招聘")

    assert vnu(client.get("/en/jobs.aspx").content) == []


def test_a_story_that_is_not_out_is_not_given_away(client):
    furnish()
    draft = make.make_draft(slug="secret-deal")
    listed(article=draft)

    before = client.get(SEED)
    boss = make.make_superuser("boss")
    workflow.publish(draft, by=boss, override_reason="Made for a test")

    assert before.status_code == 404
    assert "secret-deal" not in before.text + str(before.headers)
    assert client.get(SEED)["Location"] == "/en/news/secret-deal/"


def test_the_old_address_of_a_withdrawn_story_leads_to_where_it_says_why(client, story):
    workflow.withdraw(story, by=make.make_superuser("boss"), reason="The date was wrong.")

    response = client.get(SEED, follow=True)

    assert response.redirect_chain == [("/en/news/cooperation/", 301)]
    assert response.status_code == 410


def test_a_page_of_ours_comes_before_an_old_address(client):
    furnish()
    listed("/en/news/later/", path="/en/contact/")
    make.make_article("Later", slug="later")

    assert client.get("/en/news/later/").status_code == 200


@pytest.mark.parametrize("asked", [
    "/en/news/%00", "/%00?%00=%00", f"/en/{'a' * 5000}", f"/x?id={'9' * 5000}", "/%ff%fe",
    "/en/%F0", "/x?%ff=%f0", "/\U0001f684?\U0001f684", "/x?" + "&" * 3000, "/x?a=%",
    "//evil.example/x", "/x?" + "a=1&" * 1000,
])  # fmt: skip
def test_rubbish_is_a_friendly_404(client, asked):
    furnish()
    listed("/en/jobs.aspx", path="/en/contact/")

    response = client.get(asked, follow=True)

    assert response.status_code == 404
    assert "<h1>" in response.text


def test_old_addresses_are_found_while_developing_too(client, story, settings):
    settings.DEBUG = True

    assert client.get(SEED).status_code == 301


def test_only_what_is_not_found_is_looked_up(client, story, django_assert_num_queries):
    client.get("/en/contact/")
    with django_assert_num_queries(1):
        client.get("/en/contact/")

    assert client.post(SEED).status_code == 404


def test_a_redirect_leads_on_the_host_it_was_asked_at(client, story):
    response = client.get(SEED, headers={"host": "evil.example"})

    assert response["Location"] == "/en/news/cooperation/"
