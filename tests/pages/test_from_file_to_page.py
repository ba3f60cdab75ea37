"""The whole path: a page as text, a draft with its register, three reviews, the public page."""

import pytest
from django.core.management import call_command

from apps.news import workflow
from apps.news.models import Article, ReviewStage
from tests import factories as make
from tests.news.intake.pages import PAGE, gold
from tests.pages.soup import soup_of

pytestmark = pytest.mark.django_db


def publish_through_three_reviews(article):
    stages = [make.make_stage(name) for name in ("First", "Second", "Final")]
    author = make.make_user()
    workflow.submit(article, by=author)
    for stage in stages:
        article.refresh_from_db()
        workflow.approve(article.latest, by=make.make_user(groups=[stage.group]), stage=stage)
    article.refresh_from_db()
    workflow.publish(article, by=author)


def words(part, css):
    return [found.get_text(strip=True) for found in part.select(css)]


def people_on(panel, names):
    """The people of a panel in the form of the gold file; `names` of the two sides."""
    for row in panel.select("tbody tr"):
        left, role, right = row.select("td")
        roles = sorted(word.lower() for word in words(role, ".role-name"))
        for cell, organisation in zip((left, right), names, strict=True):
            for person in cell.select(".person"):
                (name,) = words(person, ".name")
                yield {"name": name, "titles": words(person, ".title"),
                       "organisation": organisation, "roles": roles}  # fmt: skip


def departments_on(panel):
    for group in panel.select(".departments dl > div"):
        (organisation,) = words(group, "dt")
        for name in words(group, "dd"):
            yield {"name": name, "organisation": organisation}


def by_name(entries):
    return sorted(entries, key=lambda entry: (entry["organisation"], entry["name"]))


def test_a_file_becomes_a_published_story_whose_panel_says_what_the_file_says(client):
    call_command("read_release", PAGE, accept=True, verbosity=0)
    article = Article.objects.get()
    publish_through_three_reviews(article)
    expected = gold()

    soup = soup_of(client, article.get_absolute_url())

    (panel,) = soup.select(".fact-panel")
    names = [party["name"] for party in expected["parties"]]
    assert words(soup, "h1") == [expected["headline"]]
    assert soup.select_one(".kicker time")["datetime"] == expected["published"]
    assert panel.select_one(".facts time")["datetime"] == expected["signing_date"]
    assert words(panel, "thead .party") == names
    assert by_name(people_on(panel, names)) == by_name(expected["people"])
    assert by_name(departments_on(panel)) == by_name(expected["departments"])
    assert words(panel, ".areas li") == expected["areas"]
    assert soup.select_one(".prose").get_text().find("Wechat") == -1


def test_the_alias_of_the_text_is_kept_with_the_article():
    call_command("read_release", PAGE, accept=True, verbosity=0)

    aliases = Article.objects.get().aliases.values_list("organisation__name", "name")

    assert set(aliases) == {
        (party["name"], party["alias"]) for party in gold()["parties"] if party["alias"]
    }
    assert ReviewStage.objects.count() == 0
