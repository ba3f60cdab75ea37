from datetime import date

import pytest

from tests import factories as make
from tests.pages.scene import furnish, make_scene
from tests.pages.soup import soup_of

pytestmark = pytest.mark.django_db


def rows(panel):
    """The tracks of a panel as (left, roles, right)."""

    def words(cell, css):
        return [part.get_text(strip=True) for part in cell.select(css)]

    return [tuple(words(cell, ".name, .role-name") for cell in row.select("td"))
            for row in panel.select("tbody tr")]  # fmt: skip


def test_people_who_did_the_same_stand_opposite_each_other(client):
    home = furnish()
    partner = make.make_organisation("Partner")
    agreement = make.make_agreement([home, partner])
    occasion = make.make_occasion()
    occasion.agreements.add(agreement)
    ours, theirs = agreement.parties.order_by("position")
    make.make_signatory(ours, make.make_person("Ours Signing"))
    make.make_signatory(theirs, make.make_person("Theirs Signing"))
    for side, name, roles in [
        (home, "Ours Speaking", {"spoke": True}), (partner, "Theirs Speaking", {"spoke": True}),
        (partner, "Theirs Only", {"attended": False, "witnessed": True}),
    ]:  # fmt: skip
        make.make_attendance(occasion, make.make_person(name), side=side, **roles)
    article = make.make_article(slug="signed")
    article.live.agreements.add(agreement)
    article.live.occasions.add(occasion)

    panels = soup_of(client, "/en/news/signed/").select(".fact-panel")

    assert [rows(panel) for panel in panels] == [[
        (["Ours Signing"], ["Signed"], ["Theirs Signing"]),
        (["Ours Speaking"], ["Attended", "Spoke"], ["Theirs Speaking"]),
        ([], ["Witnessed"], ["Theirs Only"]),
    ]]  # fmt: skip


def test_one_person_with_several_credits_is_one_entry_with_all_roles(client):
    home = furnish()
    partner, person = make.make_organisation("Partner"), make.make_person("Mei Xiaobo")
    agreement, occasion = make.make_agreement([home, partner]), make.make_occasion()
    occasion.agreements.add(agreement)
    make.make_signatory(agreement.parties.get(organisation=home), person)
    make.make_attendance(occasion, person, side=home)
    article = make.make_article(slug="signed")
    article.live.agreements.add(agreement)
    article.live.occasions.add(occasion)

    (panel,) = soup_of(client, "/en/news/signed/").select(".fact-panel")

    assert rows(panel) == [(["Mei Xiaobo"], ["Signed", "Attended"], [])]


def test_with_three_parties_the_sides_stand_beside_each_other(client):
    home = furnish()
    agreement = make.make_agreement([home, *(make.make_organisation(n) for n in ("B", "C"))])
    for party in agreement.parties.order_by("position"):
        make.make_signatory(party, make.make_person(f"For {party.organisation}"))
    make.make_article(slug="signed").live.agreements.add(agreement)

    soup = soup_of(client, "/en/news/signed/")

    assert [h.text for h in soup.select(".sides h3")] == ["CASCO Signal Ltd.", "B", "C"]
    assert not soup.select(".tracks")


def test_who_attended_for_nobody_stands_where_they_signed(client):
    home, partner, person = furnish(), make.make_organisation("Nova"), make.make_person("Ada")
    agreement, occasion = make.make_agreement([home, partner]), make.make_occasion()
    occasion.agreements.add(agreement)
    make.make_signatory(agreement.parties.get(organisation=partner), person)
    make.make_attendance(occasion, person)
    make.make_article(slug="signed", agreements=[agreement], occasions=[occasion])

    (panel,) = soup_of(client, "/en/news/signed/").select(".fact-panel")

    assert [cell.text for cell in panel.select("thead .party")] == ["CASCO Signal Ltd.", "Nova"]
    assert rows(panel) == [([], ["Signed", "Attended"], ["Ada"])]


def test_titles_stay_as_printed_on_the_day(client):
    home = furnish()
    person = make.make_person("Wang Yin")
    make.make_post(person, home, "Chairman")
    occasion = make.make_occasion()
    make.make_attendance(occasion, person, side=home, printed_titles_en="President")
    make.make_article(slug="visit").live.occasions.add(occasion)

    titles = soup_of(client, "/en/news/visit/").select(".fact-panel .title")

    assert [title.text for title in titles] == ["President"]


def test_a_month_is_not_shown_as_a_day(client):
    home = furnish()
    parties = [home, make.make_organisation("B")]
    make.make_agreement(
        parties, reference="b", signed_on=date(2024, 6, 1), signed_precision="month"
    )

    times = soup_of(client, "/en/agreements/b/").select(".fact-panel time")

    assert [(time["datetime"], time.text) for time in times] == [("2024-06", "Signed June 2024")]


def test_a_text_opens_with_its_place_and_day(client):
    furnish()
    make.make_article(slug="padma", dateline="Dhaka", body="<p>The line opened.</p>")

    prose = soup_of(client, "/en/news/padma/").select_one(".prose")

    assert prose.p.text == "Dhaka, 11 September. The line opened."


def test_the_same_story_in_both_languages_names_the_other(client):
    make_scene(1)

    english = soup_of(client, "/en/news/story-1/")
    chinese = soup_of(client, "/zh-hans/news/story-1/")

    expected = {"en": "/en/news/story-1/", "zh-Hans": "/zh-hans/news/story-1/"}
    expected["x-default"] = expected["en"]
    for soup in (english, chinese):
        links = soup.select("link[rel=alternate][hreflang]")
        assert {link["hreflang"]: link["href"].split("8000")[1] for link in links} == expected
    assert (english.html["lang"], chinese.html["lang"]) == ("en", "zh-Hans")


def test_a_railway_number_is_no_telephone_link(client):
    furnish()

    soup = soup_of(client, "/en/contact/")

    assert {a["href"] for a in soup.select("a[href^=tel]")} == {"tel:+86212000", "tel:+86211000"}
    assert "041-35775" in soup.text


def test_markup_in_register_texts_is_shown_as_text(client):
    home = furnish()
    evil = "<script>alert(1)</script>"
    partner = make.make_organisation(evil, key="evil")
    agreement = make.make_agreement([home, partner], title_en=evil, reference="evil")
    article = make.make_article(evil, slug="evil", summary=evil)
    article.live.agreements.add(agreement)

    for path in ("/en/", "/en/news/evil/", "/en/agreements/evil/", "/en/partners/evil/"):
        assert "<script>alert" not in client.get(path).text
