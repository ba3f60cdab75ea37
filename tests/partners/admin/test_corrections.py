"""A fact that visitors read is changed at the desk with a note to them, and never without."""

import pytest

from apps.org.models import ContentVersion
from apps.partners.models import RegisterCorrection
from tests import factories as make
from tests.desk import filled, page, said, submit

pytestmark = pytest.mark.django_db

WANTED = "visitors read this already. Tell them what was wrong and what is right."
NOTE = "It was signed on the 7th, not on the 6th."


@pytest.fixture
def agreement():
    return make.make_agreement([make.make_organisation(), make.make_organisation()])


def change(thing):
    return page(f"partners_{thing._meta.model_name}_change", thing.pk)


def test_a_changed_date_asks_for_a_note_and_changes_nothing_without_it(admin_client, agreement):
    response = submit(admin_client, change(agreement), signed_on="2024-09-07", title_en="New")

    assert said(response) == [f"“6 September 2024” is now “7 September 2024”: {WANTED}"]
    assert 'value="2024-09-07"' in response.text
    agreement.refresh_from_db()
    assert (str(agreement.signed_on), agreement.title_en) == ("2024-09-06", None)


def test_with_a_note_it_changes_and_the_note_stands(admin_client, agreement):
    before = ContentVersion.current()

    submit(admin_client, change(agreement), signed_on="2024-09-07", correction_en=NOTE)

    agreement.refresh_from_db()
    note = RegisterCorrection.objects.get()
    assert str(agreement.signed_on) == "2024-09-07"
    assert (note.agreement, note.note_en, note.by.username) == (agreement, NOTE, "admin")
    assert ContentVersion.current() > before


def test_the_note_is_in_any_language(admin_client, agreement):
    submit(admin_client, change(agreement), kind="mou", correction_zh_hans="应为谅解备忘录。")

    agreement.refresh_from_db()
    assert agreement.kind == "mou"


@pytest.mark.parametrize("thing", [make.make_agreement, make.make_occasion])
def test_what_is_not_public_changes_without_a_note(admin_client, thing):
    hidden = thing(is_public=False)
    if hasattr(hidden, "parties"):
        for _ in range(2):
            make.make_party(hidden)
    name = "signed_on" if hasattr(hidden, "parties") else "held_on"

    form = admin_client.get(change(hidden))
    submit(admin_client, change(hidden), **{name: "2024-09-07"})

    hidden.refresh_from_db()
    assert str(getattr(hidden, name)) == "2024-09-07"
    assert "correction" not in form.text
    assert not RegisterCorrection.objects.exists()


def test_other_edits_of_a_public_agreement_want_no_note(admin_client, agreement):
    submit(admin_client, change(agreement), title_en="A title", expires_on="2030-01-01")

    agreement.refresh_from_db()
    assert agreement.title_en == "A title"
    assert not RegisterCorrection.objects.exists()


def test_the_titles_of_a_signatory_are_a_public_fact(admin_client, agreement):
    signatory = make.make_signatory(agreement.parties.first(), printed_titles_en="President")
    titles = {"signatories-0-printed_titles_en": "Vice President"}

    response = submit(admin_client, change(agreement), **titles)
    submit(admin_client, change(agreement), **titles, correction_en="She is vice president.")

    assert said(response) == [f"“President” is now “Vice President”: {WANTED}"]
    signatory.refresh_from_db()
    assert signatory.printed_titles_en == "Vice President"


def test_who_was_there_is_a_public_fact_and_a_new_guest_is_none(admin_client):
    occasion = make.make_occasion()
    make.make_attendance(occasion, make.make_person("Ada"))
    new = {"attendances-TOTAL_FORMS": "2", "attendances-1-person": make.make_person("Bo").pk,
           "attendances-1-attended": "on", "attendances-1-position": "1",
           "attendances-1-occasion": occasion.pk}  # fmt: skip

    submit(admin_client, change(occasion), **new)
    response = submit(admin_client, change(occasion), **{"attendances-0-DELETE": "on"})

    assert said(response) == [f"“Ada” is gone: {WANTED}"]
    assert occasion.attendances.count() == 2


def test_a_note_without_a_changed_fact_is_kept_too(admin_client, agreement):
    submit(admin_client, change(agreement), correction_en="The place was wrong.")

    assert RegisterCorrection.objects.get().note_en == "The place was wrong."


def test_a_note_holds_nothing_no_page_can_show(admin_client, agreement):
    response = submit(admin_client, change(agreement), kind="mou", correction_en="a\x1b")

    assert "control character" in " ".join(said(response))
    assert not RegisterCorrection.objects.exists()


def test_what_somebody_changed_meanwhile_is_not_changed_back_in_silence(admin_client, agreement):
    opened = filled(admin_client.get(change(agreement)))
    submit(admin_client, change(agreement), signed_on="2024-09-07", correction_en=NOTE)

    response = admin_client.post(change(agreement), opened | {"_save": "1"})

    assert said(response) == [f"“7 September 2024” is now “6 September 2024”: {WANTED}"]
