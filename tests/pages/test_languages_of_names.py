"""A name the register has in another language only says which language it is in."""

import pytest
from django.utils.translation import override

from apps.org.texts import worded
from apps.partners.models import Agreement
from tests import factories as make
from tests.pages.scene import furnish
from tests.pages.soup import soup_of

pytestmark = pytest.mark.django_db

PATHS = {
    "/": {"Partner", "Visits", "Press desk"},
    "/news/visit/": {"Visits", "Press desk", "We make signals."},
    "/agreements/": {"Partner"},
    "/agreements/signed/": {"The agreement text", "Partner", "Mei Xiaobo", "President", "aviation",
                            "The Unit", "Signing ceremony"},
    "/partners/": {"Partner"},
    "/partners/partner/": {"Partner", "The agreement text", "Signing ceremony", "Mei Xiaobo",
                           "President", "Unit"},
    "/people/mei/": {"Mei Xiaobo", "Director", "Signals", "The agreement text", "President",
                     "Signing ceremony", "Partner"},
    "/organisation/departments/{signals}/": {"Signals", "Mei Xiaobo", "Director",
                                             "The agreement text"},
    "/organisation/departments/{unit}/": {"Partner", "Unit", "Signing ceremony", "The Unit"},
    "/organisation/": {"Signals"},
    "/organisation/leadership/": {"Mei Xiaobo", "Director", "Signals"},
    "/contact/": {"Headquarters", "1 Station Road", "Railway", "Press desk"},
}  # fmt: skip


@pytest.fixture
def scene():
    home = furnish()
    partner = make.make_organisation("Partner", key="partner")
    agreement = make.make_agreement(
        [home, partner], reference="signed", title_en="The agreement text"
    )
    agreement.areas.add(make.make_area("aviation"))
    person = make.make_person("Mei Xiaobo", key="mei")
    ours, theirs = agreement.parties.order_by("position")
    make.make_signatory(ours, make.make_person("Wang", name_zh_hans="王"))
    make.make_signatory(theirs, person, printed_titles_en="President")
    occasion = make.make_occasion()
    occasion.agreements.add(agreement)
    make.make_attendance(occasion, person, side=partner)
    unit = make.make_department(partner, "Unit")
    make.make_department_attendance(occasion, unit, printed_name_en="The Unit")
    signals = make.make_department(home, "Signals", is_public=True)
    Agreement.objects.update(owner=signals)
    make.make_post(person, home, "Director", department=signals, is_public=True)
    visits = make.make_category("visits")
    for language in ("en", "zh-hans"):
        make.make_article(slug="visit", language=language, category=visits)
    return {"signals": signals.pk, "unit": unit.pk}


@pytest.mark.parametrize("path", PATHS)
def test_an_english_name_on_a_chinese_page_says_so(client, scene, path):
    address = path.format(**scene)
    chinese = soup_of(client, f"/zh-hans{address}").main
    english = soup_of(client, f"/en{address}").main

    assert {span.text for span in chinese.select('span[lang="en"]')} == PATHS[path]
    assert not english.select("span[lang]")


def test_a_name_is_escaped_whichever_language_it_is_in():
    partner = make.make_organisation("<b>")

    with override("en"):
        assert worded(partner).__html__() == "&lt;b&gt;"
    with override("zh-hans"):
        assert worded(partner).__html__() == '<span lang="en">&lt;b&gt;</span>'
