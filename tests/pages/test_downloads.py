"""A story to take away: as text, as pictures, on paper."""

from datetime import date, timedelta
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from PIL import Image

from apps.news import workflow
from apps.news.models import Article
from apps.news.texts import Text
from apps.org.models import ContentVersion
from tests import factories as make
from tests.pages.scene import furnish
from tests.pages.soup import soup_of

pytestmark = pytest.mark.django_db

SECRET = "Zanzibar"
PAGE = "/en/news/a-story/"
DOWNLOADS = ["text.txt", "pictures.zip", "print/", "qr.svg"]
HOSTILE = ['A "line"\r\nX-Evil: 1', "../../etc/passwd", "线" * 300, "<script>alert(1)</script>"]
YESTERDAY = timezone.localdate() - timedelta(1)


def figures(*pictures):
    return "".join(f'<figure data-picture="{picture.pk}"></figure>' for picture in pictures)


def body_of(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def archive(client, path=PAGE):
    return ZipFile(BytesIO(body_of(client.get(f"{path}pictures.zip"))))


def text_of(client, path=PAGE):
    return client.get(f"{path}text.txt").content.decode()


@pytest.fixture
def release():
    """A story with all there is to take away."""
    home = furnish()
    partner = make.make_organisation("Nova")
    agreement, occasion = make.make_agreement([home, partner]), make.make_occasion()
    for area in ("aviation", "metro"):  # one by one: what is set at once comes in any order
        agreement.areas.add(make.make_area(area))
    occasion.agreements.add(agreement)
    signer = make.make_person("Mei Xiaobo")
    party = agreement.parties.get(organisation=partner)
    make.make_signatory(party, signer, printed_titles_en="President\nChair")
    make.make_attendance(occasion, make.make_person("Ada"), side=home, spoke=True)
    make.make_department_attendance(occasion, make.make_department(home, "Finance Department"))
    lead = make.make_picture(caption_en="A loop", rights_until=date(2099, 1, 2))
    second = make.make_picture(make.picture_file(kind="JPEG"), alt_en="A red square")
    article = make.make_article(
        "Two sign", slug="a-story", summary="In short.", dateline="Shanghai", lead_picture=lead,
        body=f'<p>They <a href="/en/contact/">signed</a>.</p>{figures(second, lead)}',
        agreements=[agreement], occasions=[occasion],
    )  # fmt: skip
    return make.make_change(article, make.NOON + timedelta(40), change_note="It was the 6th.")


def test_the_text_holds_the_release_whole(client, release):
    response = client.get(f"{PAGE}text.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Content-Disposition"] == 'inline; filename="a-story.en.txt"'
    assert (
        response.content.decode()
        == """\
Two sign

11 September 2024

Corrected 21 October 2024

In short.

Shanghai, 11 September. They signed (http://127.0.0.1:8000/en/contact/).

Strategic cooperation agreement
Signed 6 September 2024
Term: not published
Areas of cooperation: aviation, metro

CASCO Signal Ltd.
- Attended, spoke: Ada
- Departments: Finance Department

Nova
- Signed: Mei Xiaobo, President, Chair

Pictures
1. What it shows: A green square
   Caption: A loop
   Credit: Drawn for a test
   Rights until: 2 January 2099
2. What it shows: A red square
   Credit: Drawn for a test

Correction, 21 October 2024
It was the 6th.

About CASCO newsroom
We make signals.

Press contact
Press desk
86-21-1000

http://127.0.0.1:8000/en/news/a-story/
"""
    )


def test_the_text_of_a_visit_says_when_and_where(client):
    home = furnish()
    occasion = make.make_occasion(title_en="A visit", place_en="Xi'an & around")
    make.make_attendance(occasion, side=home, printed_name_en="A  guest")
    make.make_article(slug="a-story", occasions=[occasion])

    assert "A visit\n6 September 2024\nXi'an & around\n\n" in text_of(client)
    assert "CASCO Signal Ltd.\n- Attended: A guest\n" in text_of(client)


def test_a_text_in_chinese_stands_under_its_own_name(client):
    furnish()
    make.make_article("线路开通", slug="a-story", language="zh-hans", body="<p>卡斯柯\n签约。</p>")

    response = client.get("/zh-hans/news/a-story/text.txt")

    assert 'filename="a-story.zh-hans.txt"' in response["Content-Disposition"]
    assert response.content.decode().startswith("线路开通\n\n2024年9月11日\n\n卡斯柯签约。\n\n")


def test_the_pictures_come_in_their_best_quality_with_what_is_printed_beside_them(client, release):
    response = client.get(f"{PAGE}pictures.zip")

    entries = ZipFile(BytesIO(body_of(response)))
    assert response["Content-Type"] == "application/zip"
    assert response["Content-Disposition"] == 'attachment; filename="a-story.en.pictures.zip"'
    assert [entry.filename for entry in entries.infolist()] == [
        "a-story-1.png", "a-story-2.jpg", "captions.txt",
    ]  # fmt: skip
    assert {entry.compress_type for entry in entries.infolist()} == {ZIP_STORED}
    assert Image.open(BytesIO(entries.read("a-story-1.png"))).size == (64, 40)
    assert (
        entries.read("captions.txt").decode()
        == """\
a-story-1.png
What it shows: A green square
Caption: A loop
Credit: Drawn for a test
Rights until: 2 January 2099

a-story-2.jpg
What it shows: A red square
Credit: Drawn for a test
"""
    )


def test_a_picture_whose_rights_have_run_out_is_left_out(client):
    furnish()
    expired = make.make_picture(rights_until=YESTERDAY, alt_en=SECRET)
    make.make_article(
        slug="a-story", lead_picture=expired, body=figures(expired, make.make_picture())
    )

    entries = archive(client)

    assert entries.namelist() == ["a-story-1.png", "captions.txt"]
    assert SECRET not in entries.read("captions.txt").decode()
    assert SECRET not in text_of(client)


@pytest.mark.parametrize("rights", [None, YESTERDAY])
def test_without_a_picture_to_show_there_is_no_archive_and_no_link(client, rights):
    furnish()
    lead = make.make_picture(rights_until=rights) if rights else None
    make.make_article(slug="a-story", lead_picture=lead)

    assert client.get(f"{PAGE}pictures.zip").status_code == 404
    assert "pictures.zip" not in client.get(PAGE).text


def test_a_picture_whose_file_is_lost_breaks_nothing(client, release):
    lost = release.live.lead_picture.original
    lost.storage.delete(lost.name)

    assert archive(client).namelist() == ["a-story-2.jpg", "captions.txt"]


def test_the_sheet_for_paper_is_the_release_alone(client, release, vnu):
    response = client.get(f"{PAGE}print/")

    page = BeautifulSoup(response.content, "html.parser")
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert page.select_one("link[rel=canonical]")["href"] == f"http://127.0.0.1:8000{PAGE}"
    assert [h1.text for h1 in page.find_all("h1")] == ["Two sign"]
    assert page.select_one(".source .address").text == f"http://127.0.0.1:8000{PAGE}"
    assert page.select_one(".source img")["src"] == f"{PAGE}qr.svg"
    assert not page.select("nav, script, form, [loading=lazy]")
    for words in (
        "They signed.",
        "Mei Xiaobo",
        "It was the 6th.",
        "We make signals.",
        "Press desk",
    ):
        assert words in " ".join(page.main.text.split())
    assert vnu(response.content) == []


def test_the_page_leads_to_every_download(client, release):
    page = soup_of(client, PAGE)

    links = [link["href"] for link in page.select(".downloads a")]

    assert links == [f"{PAGE}text.txt", f"{PAGE}pictures.zip", f"{PAGE}print/"]
    assert all(body_of(client.get(link)) for link in links)


@pytest.mark.parametrize("download", DOWNLOADS)
def test_a_download_is_answered_like_the_page(client, download):
    furnish()
    picture = make.make_picture()
    make.make_draft(slug="draft", lead_picture=picture)
    gone = make.make_article(SECRET, slug="gone", lead_picture=picture)
    workflow.withdraw(gone, by=make.make_superuser("boss"), reason="The date was wrong.")
    make.make_article(slug="chinese", language="zh-hans", lead_picture=picture)

    withdrawn = client.get(f"/en/news/gone/{download}")

    assert withdrawn.status_code == 410
    assert "The date was wrong." in withdrawn.text
    assert SECRET not in withdrawn.text
    for slug in ("draft", "nothing", "chinese"):
        assert client.get(f"/en/news/{slug}/{download}").status_code == 404
    assert client.post(f"/en/news/gone/{download}").status_code == 405


@pytest.mark.parametrize("download", DOWNLOADS)
def test_nothing_unpublished_is_taken_away(client, release, download):
    hidden = make.make_agreement([make.make_organisation(SECRET)], is_public=False)
    visit = make.make_occasion(title_en=SECRET, is_public=False)
    make.make_attendance(visit, make.make_person(SECRET))
    release.live.agreements.add(hidden)
    release.live.occasions.add(visit)
    newer = make.make_picture(alt_en=SECRET)
    workflow.revise(release, by=None, text=Text(
        SECRET, body=f"<p>{SECRET}</p>{figures(newer)}", summary=SECRET,
        change_kind="update", change_note=SECRET))  # fmt: skip

    content = body_of(client.get(PAGE + download))

    assert SECRET.encode() not in content
    if download == "pictures.zip":
        assert len(archive(client).namelist()) == 3


@pytest.mark.parametrize("download", DOWNLOADS)
def test_a_download_is_kept_until_anything_public_changes(client, release, download):
    first = client.get(PAGE + download)
    etag = first["ETag"]

    again = client.get(PAGE + download, headers={"If-None-Match": etag})
    ContentVersion.bump()
    changed = client.get(PAGE + download, headers={"If-None-Match": etag})

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200
    assert changed["ETag"] != etag
    for response in (first, again, changed):
        assert response["Cache-Control"] == "no-cache"
        assert response["X-Robots-Tag"] == "noindex"
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
        response.close()


@pytest.mark.parametrize("download", DOWNLOADS)
def test_asking_for_the_head_gives_the_headers_alone(client, release, download):
    head, whole = client.head(PAGE + download), client.get(PAGE + download)

    assert body_of(head) == b""
    assert head["ETag"] == whole["ETag"]
    assert head.get("Content-Disposition") == whole.get("Content-Disposition")
    assert head["Content-Length"] == str(len(body_of(whole)))


@pytest.mark.parametrize("title", HOSTILE)
@pytest.mark.parametrize("download", DOWNLOADS)
def test_a_hostile_title_stays_a_title(client, download, title):
    furnish()
    make.make_article(title[:300], slug="a-story", lead_picture=make.make_picture())

    response = client.get(PAGE + download)

    assert response.status_code == 200
    assert "X-Evil" not in response
    assert "\n" not in response.get("Content-Disposition", "")
    assert b"<script" not in body_of(response) or download == "text.txt"
    response.close()


@pytest.mark.parametrize("download", DOWNLOADS)
def test_a_download_costs_the_same_queries_however_much_it_holds(
    client, release, download, django_assert_max_num_queries
):
    body_of(client.get(PAGE + download))
    with django_assert_max_num_queries(8) as before:
        body_of(client.get(PAGE + download))
    article = Article.objects.get()
    for number in range(3):
        make.make_change(article, body=figures(*(make.make_picture() for _ in range(3))),
                         change_note=f"Note {number}")  # fmt: skip
        for agreement in article.live.agreements.all():
            occasion = make.make_occasion()
            occasion.agreements.add(agreement)
            make.make_attendance(occasion)
    body_of(client.get(PAGE + download))

    with django_assert_max_num_queries(8) as after:
        body_of(client.get(PAGE + download))

    assert len(after) == len(before)


@pytest.mark.parametrize("name", ["text.txt", "print/"])
def test_what_is_taken_away_says_that_another_language_was_corrected_since(client, name):
    furnish()
    make.make_article(slug="a-story")
    chinese = make.make_article(slug="a-story", language="zh-hans")
    make.make_change(chinese, make.NOON + timedelta(40), change_note="日期有误。")

    told = client.get(f"/en/news/a-story/{name}").text

    assert "The Chinese version was corrected on 21 October 2024" in told
