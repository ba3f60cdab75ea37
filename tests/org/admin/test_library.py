"""The picture library: what is uploaded, what is refused, where it is used."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from apps.org.models import Picture, User
from apps.org.pictures import lacks_renditions
from tests import factories as make
from tests.desk import filled, page, said, submit

pytestmark = pytest.mark.django_db


def many_pixels():
    buffer = BytesIO()
    Image.new("1", (50_000, 2_000)).save(buffer, "PNG")
    return ContentFile(buffer.getvalue(), name="huge.png")


def test_a_picture_is_added_with_its_renditions_and_who_added_it(admin_client):
    submit(
        admin_client,
        page("org_picture_add"),
        upload=make.picture_file((1000, 500)),
        alt_en="A green square",
        credit="Lin Yue",
    )

    picture = Picture.objects.get()
    assert [size["width"] for size in picture.renditions["whole"]] == [360, 720, 1000]
    assert not lacks_renditions(picture)
    assert picture.created_by == User.objects.get(username="admin")


@pytest.mark.parametrize(
    ("file", "message"),
    [
        (ContentFile(b"not a picture", name="x.png"), "This is not a picture that can be read."),
        (ContentFile(b"<svg/>", name="x.svg"), "This is not a picture that can be read."),
        (ContentFile(b"", name="x.png"), "The submitted file is empty."),
        (make.picture_file(kind="GIF"), "Use a JPEG, PNG, WebP or AVIF picture."),
        (many_pixels(), "The picture has more than 50 million pixels: make it smaller."),
    ],
    ids=["text", "svg", "empty", "gif", "huge"],
)
def test_what_is_no_picture_for_us_is_refused_in_the_form(admin_client, file, message):
    file.seek(0)
    url = page("org_picture_add")

    response = submit(admin_client, url, upload=file, alt_en="A", credit="B")

    assert said(response) == [message]
    assert Picture.objects.count() == 0


def test_a_picture_needs_a_file_a_text_alternative_and_a_credit(admin_client):
    response = submit(admin_client, page("org_picture_add"))

    assert said(response) == [
        "This field is required.",
        "This field is required.",
        "Say what the picture shows.",
    ]


def test_a_focal_point_lies_inside_the_picture(admin_client):
    picture = make.make_picture()

    response = submit(admin_client, page("org_picture_change", picture.pk), focal_x="1.5")

    assert said(response) == ["The focal point lies between 0 and 1."]


def test_another_text_keeps_the_file(admin_client):
    picture = make.make_picture()

    submit(admin_client, page("org_picture_change", picture.pk), alt_en="A square, green")

    changed = Picture.objects.get()
    assert (changed.alt_en, changed.original.name, changed.renditions) == (
        "A square, green",
        picture.original.name,
        picture.renditions,
    )


def test_another_file_makes_new_renditions_and_clears_away_the_old(
    admin_client, django_capture_on_commit_callbacks
):
    picture = make.make_picture()
    old = [picture.original.path]
    old += [
        picture.original.storage.path(n) for n in picture.renditions["whole"][0]["files"].values()
    ]

    with django_capture_on_commit_callbacks(execute=True):
        url = page("org_picture_change", picture.pk)
        submit(admin_client, url, upload=make.picture_file((300, 200)))

    changed = Picture.objects.get()
    assert [size["width"] for size in changed.renditions["whole"]] == [300]
    assert [Path(path).exists() for path in [changed.original.path, *old]] == [True] + [False] * 4


def test_a_picture_in_use_is_not_deleted(admin_client):
    picture = make.make_picture()
    make.make_person(portrait=picture)
    url = page("org_picture_delete", picture.pk)

    shown = admin_client.get(url)
    admin_client.post(url, {"post": "yes"})

    assert shown.context["protected"]
    assert Path(Picture.objects.get().original.path).exists()


def test_a_deleted_picture_leaves_no_file(admin_client, django_capture_on_commit_callbacks):
    picture = make.make_picture()

    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(page("org_picture_delete", picture.pk), {"post": "yes"})

    assert not Path(picture.original.path).exists()


def test_expired_pictures_are_listed(admin_client):
    make.make_picture()
    expired = make.make_picture(rights_until="2020-01-01")

    response = admin_client.get(page("org_picture_changelist"), {"rights": "expired"})

    assert list(response.context["cl"].result_list) == [expired]


def test_the_crops_follow_the_focal_point(admin_client, django_capture_on_commit_callbacks):
    picture = make.make_picture(make.picture_file((900, 300)))
    old = Picture.objects.get().largest("square")

    with django_capture_on_commit_callbacks(execute=True):
        submit(admin_client, page("org_picture_change", picture.pk), focal_x="0.1")

    changed = Picture.objects.get()
    assert changed.renditions["square"][-1]["box"] == [0, 0, 300, 300]
    assert [Path(default_storage.path(name)).exists() for name in old.files.values()] == [False] * 3


def test_a_form_from_before_another_file_came_does_not_bring_the_old_one_back(admin_client):
    picture = make.make_picture()
    url = page("org_picture_change", picture.pk)
    form = filled(admin_client.get(url))
    submit(admin_client, url, upload=make.picture_file((300, 200)))
    stored = Picture.objects.get()

    admin_client.post(url, form | {"focal_x": "0.1"})

    changed = Picture.objects.get()
    assert (changed.focal_x, changed.width) == (0.1, 300)
    assert (changed.original, changed.largest()) == (stored.original, stored.largest())


def test_a_lost_original_does_not_stop_the_form(admin_client, caplog):
    picture = make.make_picture()
    Path(picture.original.path).unlink()

    submit(admin_client, page("org_picture_change", picture.pk), focal_x="0.1")

    assert Picture.objects.get().focal_x == 0.1
    assert "renditions of picture" in caplog.text
