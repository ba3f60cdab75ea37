"""A file that changes what visitors read brings the note for them."""

import pytest

from apps.partners.models import Agreement, Occasion, RegisterCorrection
from apps.partners.register import RegisterError, load

from .documents import full_register

pytestmark = pytest.mark.django_db

NOTE = {"en": "It was the 7th.", "zh-hans": "应为7日。"}


def changed(kind, /, **fields):
    document = full_register()
    document[kind][0] |= fields
    return document


@pytest.mark.parametrize(
    ("kind", "fields", "line"),
    [
        ("agreements", {"signed_on": "2024-09-07"},
         "agreements[0] (tower-2024).correction: is missing: “6 September 2024” is now"
         " “7 September 2024”: visitors read this already."),
        ("occasions", {"held_on": "2024-09-07"},
         "occasions[0] (tower-ceremony).correction: is missing: “6 September 2024” is now"
         " “7 September 2024”: visitors read this already."),
    ],
)  # fmt: skip
def test_without_a_note_it_is_refused_in_one_line_and_changes_nothing(kind, fields, line):
    load(full_register())

    with pytest.raises(RegisterError) as refusal:
        load(changed(kind, **fields))

    assert str(refusal.value).startswith(line)
    assert "\n" not in str(refusal.value)
    assert str(Agreement.objects.get().signed_on) == "2024-09-06"


def test_with_a_note_it_is_loaded_and_the_second_time_nothing_changes():
    load(full_register())
    document = changed("agreements", signed_on="2024-09-07", correction=NOTE)

    load(document)
    again = load(document)

    note = RegisterCorrection.objects.get()
    assert (note.note_en, note.note_zh_hans) == ("It was the 7th.", "应为7日。")
    assert (note.agreement, note.by, again.changes) == (Agreement.objects.get(), None, 0)


def test_of_what_is_not_public_nothing_is_told():
    hidden = changed("agreements", public=False)
    load(hidden)

    load(changed("agreements", public=False, kind="mou"))

    assert not RegisterCorrection.objects.exists()
    assert Agreement.objects.get().kind == "mou"


def test_what_was_unknown_is_filled_in_without_a_note():
    load(changed("occasions", held_on=None, held_precision="unknown"))

    load(full_register())

    assert str(Occasion.objects.get().held_on) == "2024-09-06"
