"""What visitors see already gains nothing from a page that nobody has reviewed."""

import pytest
from django.core import serializers

from apps.news.intake.store import take_in
from apps.news.reading import read
from apps.org.models import Department, Post
from apps.partners.models import Agreement, Attendance, Occasion

from .pages import PAGE

pytestmark = pytest.mark.django_db
TEXT = PAGE.read_text(encoding="utf-8")


def accepted(text=TEXT):
    return take_in(read(text), accepting=True).page


def publish():
    accepted()
    for model in (Agreement, Occasion, Post, Department):
        model.objects.update(is_public=True)


def on_show():
    """The agreement and the occasion with all that hangs on them."""
    agreement, occasion = Agreement.objects.get(), Occasion.objects.get()
    parts = [
        agreement.parties,
        agreement.signatories,
        occasion.attendances,
        occasion.department_attendances,
    ]
    rows = [agreement, occasion, *(row for part in parts for row in part.order_by("pk"))]
    return serializers.serialize("json", rows)


def test_no_name_and_no_department():
    publish()
    before = on_show()
    text = TEXT.replace("Mei Xiaobo", "Zhao Newman").replace("Wang Yin", "Qian Newman")

    page = accepted(text.replace("Finance Department", "Secret Department"))

    assert on_show() == before
    left = "\n".join(page.remarks)
    assert all(name in left for name in ("Zhao Newman", "Qian Newman", "Secret Department"))
    assert all("is public already; add it at the desk" in remark for remark in page.remarks)


def test_no_role_no_area_and_no_text_in_another_language():
    publish()
    Attendance.objects.filter(person__name_en="Wang Yin").update(attended=True, witnessed=False)
    Agreement.objects.get().areas.clear()
    Agreement.objects.update(title_en=None, title_zh_hans="协议")
    before = on_show()

    page = accepted()

    assert on_show() == before
    assert page.remarks
    assert not any(proposal.adds for proposal in page.rows)


def test_no_ceremony():
    publish()
    Occasion.objects.all().delete()

    page = accepted()

    assert not Occasion.objects.exists()
    assert page.remarks[0].startswith("Signing ceremony of")


def test_what_lacks_nothing_is_not_remarked_upon():
    publish()

    page = accepted()

    assert page.remarks == []


def test_new_posts_and_departments_wait_for_their_story():
    accepted()

    assert Post.objects.count() == 9
    assert not Post.objects.filter(is_public=True).exists()
    assert not Department.objects.filter(is_public=True).exists()
