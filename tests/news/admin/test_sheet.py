"""The sign-off sheet: what stands on paper about a text and its review."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.news import workflow
from apps.news.sign_off import SignOff, checksum
from apps.news.texts import Text
from tests import factories as make
from tests.browser import log_in
from tests.desk import page
from tests.news.admin.people import LOOKING, make_staff
from tests.news.conftest import fresh, sign

pytestmark = pytest.mark.django_db


@pytest.fixture
def looking(client):
    client.force_login(make_staff(*LOOKING))


def sheet(client, article, number=None):
    name = "news_article_sheet" if number else "news_article_latest_sheet"
    response = client.get(page(name, article.pk, *filter(None, [number])))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def steps(article):
    """Of the latest text: each stage with who signed it, if anybody."""
    found = SignOff(fresh(article).latest).steps
    return [(str(step.stage), step.signature and str(step.signature.by)) for step in found]


def test_it_tells_the_text_with_all_it_is_about(client, looking):
    home, tower = make.make_home(), make.make_organisation("China Tower")
    agreement = make.make_agreement([home, tower], is_public=False)
    party = agreement.parties.get(organisation=tower)
    make.make_signatory(party, make.make_person("Tong Haipeng"), printed_titles_en="Deputy GM")
    article = make.make_draft(
        "A line opens", summary="In short", body="<p>All the words</p>", dateline="Shanghai",
        dated_on=date(2024, 9, 11), agreements={agreement}, people={make.make_person("Mei Xiaobo")},
    )  # fmt: skip

    shown = sheet(client, article)

    for said in ("A line opens", "In short", "All the words", "Shanghai, 11 September.",
                 "Strategic cooperation agreement", "Tong Haipeng", "Deputy GM", "Mei Xiaobo",
                 article.slug, checksum(Text.of(article.latest))):  # fmt: skip
        assert said in shown


def test_it_says_who_signed_and_leaves_a_line_for_who_has_not(client, looking, chain, submitted):
    stage, reviewer = chain[0]
    workflow.approve(submitted.latest, by=reviewer, stage=stage, comment="Names checked")

    shown = sheet(client, submitted)

    assert steps(submitted) == [("First", str(reviewer)), ("Second", None), ("Final", None)]
    assert "Names checked" in shown
    assert shown.count("not signed yet") == 2
    assert shown.count('class="blank"') == 6
    assert "Asia/Shanghai" in shown


def test_moments_are_in_the_time_of_the_site(client, looking, chain, submitted):
    stage, reviewer = chain[0]
    at = datetime(2024, 9, 11, 17, 30, tzinfo=UTC)
    workflow.approve(submitted.latest, by=reviewer, stage=stage, at=at)

    assert "2024-09-12 01:30" in sheet(client, submitted)


def test_who_is_asked_and_by_when_stands_beside_the_stage(client, looking, chain, submitted):
    stage, reviewer = chain[1]
    workflow.assign(submitted, stage=stage, to=reviewer, by=make.make_user(),
                    due_on=date(2030, 1, 2))  # fmt: skip

    assert f"asked of {reviewer}, due 2030-01-02" in sheet(client, submitted)


def test_an_override_stands_there_with_its_reason(client, looking, chain):
    article = make.make_article()

    shown = sheet(client, article)

    assert "Published without its review by root" in shown
    assert "Made for a test" in shown
    assert shown.count(">not signed<") == 3


def test_the_authors_of_all_that_is_new_are_named(chain):
    first, second, third = make.make_user("ann"), make.make_user("ben"), make.make_user("cai")
    article = make.make_article(by=first)
    for author in (second, third, second):
        text = replace(Text.of(fresh(article).latest), title=f"By {author}, again")
        workflow.revise(article, by=author, text=text)

    sign_off = SignOff(fresh(article).latest)

    assert sign_off.base == 1
    assert sign_off.writers == [(second, [2, 4]), (third, [3])]


def test_of_a_text_that_is_live_it_is_the_text_before_that_counts(chain):
    first, second = make.make_user("ann"), make.make_user("ben")
    article = make.make_article(by=first)
    workflow.revise(article, by=second, text=Text("Two", change_kind="update", change_note="Now 2"))
    workflow.publish(fresh(article), by=make.make_superuser("boss"), override_reason="Urgent")

    sign_off = SignOff(fresh(article).live)

    assert (sign_off.base, sign_off.writers) == (1, [(second, [2])])
    assert [move.reason for move in sign_off.overrides] == ["Urgent"]


def test_a_signature_of_a_stage_that_was_retired_since_stays(chain, submitted):
    article = sign(submitted, chain)
    stage, reviewer = chain[0]
    stage.is_retired = True
    stage.save()

    assert steps(article) == [
        ("Second", str(chain[1][1])), ("Final", str(chain[2][1])), ("First", str(reviewer)),
    ]  # fmt: skip


def test_the_moment_that_is_planned_stands_there_with_its_zone(client, looking, chain, submitted):
    moment = datetime(2034, 9, 11, 4, tzinfo=UTC)
    workflow.schedule(submitted, publish_at=moment, by=make.make_user())

    assert "2034-09-11 12:00 (Asia/Shanghai)" in sheet(client, submitted)


def test_a_note_to_readers_stands_there(client, looking):
    article = make.make_article()
    text = Text("Two", change_kind="correction", change_note="It was the 6th.")
    workflow.revise(article, by=None, text=text)

    shown = sheet(client, article)

    assert "Correction: what was wrong, what is right" in shown
    assert "It was the 6th." in shown


def test_an_old_text_has_its_own_sheet_that_says_so(client, looking):
    article = make.make_draft("The old title")
    workflow.revise(article, by=None, text=Text("The new title"))

    shown = sheet(client, article, number=1)

    assert "A newer text exists" in shown
    assert "The old title" in shown
    assert "The new title" not in shown


def test_a_text_that_is_not_there_has_no_sheet(client, looking):
    article = make.make_draft()

    assert client.get(page("news_article_sheet", article.pk, 2)).status_code == 404


def test_every_part_of_a_text_counts_for_its_checksum():
    text = Text("T", body="<p>B</p>")
    others = {"title": "U", "summary": "S", "dateline": "D", "dated_on": date(2024, 9, 6),
              "body": "<p>C</p>", "lead_picture": make.make_picture(), "change_kind": "update",
              "change_note": "N", "people": {make.make_person()},
              "organisations": {make.make_organisation()},
              "departments": {make.make_department()},
              "agreements": {make.make_agreement()},
              "occasions": {make.make_occasion()}}  # fmt: skip

    sums = [checksum(text), *(checksum(replace(text, **{key: others[key]})) for key in others)]

    assert set(others) == set(Text.__dataclass_fields__)
    assert len(set(sums)) == len(sums)


def test_a_text_that_was_kept_has_the_checksum_of_what_was_written():
    text = Text("T", body="<p>B</p>", people={make.make_person()})
    article = make.make_draft(**text.as_fields(), **text.about())

    assert checksum(Text.of(article.latest)) == checksum(text)


def test_markup_in_what_was_typed_is_shown_as_typed(client, looking, chain):
    article = make.make_draft("<script>alert(1)</script>", summary="<img src=x>")
    workflow.submit(article, by=article.latest.author)
    stage, reviewer = chain[0]
    workflow.approve(fresh(article).latest, by=reviewer, stage=stage, comment="<script>alert(2)")

    shown = sheet(client, article)

    assert "<script>" not in shown
    assert "<img src=x>" not in shown


def test_it_takes_the_same_number_of_queries_with_one_and_three(client, looking):
    stages = []

    def count(size):
        while len(stages) < size:
            stage = make.make_stage(f"Stage {len(stages)}")
            stages.append((stage, make.make_user(groups=[stage.group])))
        article = make.make_draft(people={make.make_person() for _number in range(size)})
        workflow.submit(article, by=article.latest.author)
        sign(fresh(article), stages)
        with CaptureQueriesContext(connection) as queries:
            sheet(client, article)
        return len(queries)

    count(1)

    assert count(1) == count(3)


def test_a_confidential_article_has_no_sheet_for_others(client, looking):
    article = make.make_draft()
    workflow.confide(article, [], by=make.make_superuser())

    assert client.get(page("news_article_latest_sheet", article.pk)).status_code == 404


def test_it_is_for_those_who_may_see_articles(client):
    client.force_login(make.make_user())

    assert client.get(page("news_article_sheet", make.make_draft().pk, 1)).status_code == 403


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.django_db(transaction=True)
def test_on_paper_all_of_the_text_is_there_and_nothing_of_the_screen(page, live_server, language):
    user = make_staff(*LOOKING)
    body = "".join(
        f"<p>Paragraph number {number}. " + "words " * 60 + "</p>" for number in range(40)
    )
    article = make.make_draft(language=language, body=body + "<p>The last words</p>")
    log_in(page, live_server, user)

    page.goto(f"/admin/news/article/{article.pk}/sheet/")
    page.emulate_media(media="print")

    shown = page.inner_text("main")
    assert "The last words" in shown
    assert not page.locator(".off-paper").is_visible()
    assert page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") > 2
