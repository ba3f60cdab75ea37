"""`manage.py make_renditions`: what pictures lack, and what nobody needs any more."""

import os
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from apps.org.models import Picture
from apps.org.pictures import lacks_renditions
from tests import factories as make

pytestmark = pytest.mark.django_db


def run(capsys, *options):
    call_command("make_renditions", *options)
    return capsys.readouterr().out.splitlines()


def bare(picture):
    """What is made of it forgotten."""
    Picture.objects.filter(pk=picture.pk).update(renditions={})
    return picture


def leave(name, *, days):
    """A file that no picture has."""
    path = Path(default_storage.path(default_storage.save(name, ContentFile(b"left"))))
    age = path.stat().st_mtime - days * 86_400
    os.utime(path, (age, age))
    return path


def test_it_makes_what_is_missing_and_only_once(capsys):
    bare(make.make_picture())
    make.make_picture()

    assert run(capsys) == ["Made: 1 of 2 pictures; 1 had everything."]
    assert run(capsys) == ["Made: 0 of 2 pictures; 2 had everything."]
    assert not any(map(lacks_renditions, Picture.objects.all()))


def test_it_makes_the_shapes_of_a_picture_that_predates_them(capsys):
    picture = make.make_picture()
    old = [{"width": 64, "height": 40, "files": {"jpg": "pictures/x/64.jpg"}}]
    Picture.objects.update(renditions={"whole": old})

    run(capsys)

    assert set(Picture.objects.get(pk=picture.pk).renditions) == {"whole", "card", "square"}


def test_it_makes_all_anew_where_asked(capsys):
    picture = make.make_picture()

    assert run(capsys, "--all") == ["Made: 1 of 1 pictures; 0 had everything."]
    assert not set(Picture.objects.get().files()[1:]) & set(picture.files())


def test_a_dry_run_changes_nothing(capsys):
    bare(make.make_picture())

    assert run(capsys, "--dry-run") == ["Would be made: 1 of 1 pictures; 0 had everything."]
    assert Picture.objects.get().renditions == {}


def test_a_picture_without_its_file_is_named_and_the_others_are_made(capsys):
    lost, sound = bare(make.make_picture()), bare(make.make_picture())
    Path(lost.original.path).unlink()

    with pytest.raises(CommandError, match=r"^1 could not be read\.$"):
        call_command("make_renditions")

    assert capsys.readouterr().err.startswith(f"Picture {lost.pk}: {lost.original.name}")
    assert not lacks_renditions(Picture.objects.get(pk=sound.pk))


def test_it_removes_what_was_left_behind_long_ago(capsys):
    picture = make.make_picture()
    old, young = leave("pictures/a/x.jpg", days=2), leave("pictures/b/x.jpg", days=0)

    assert run(capsys, "--tidy")[-1] == "Removed: 1 files."
    assert [path.exists() for path in (old, old.parent, young)] == [False, False, True]
    assert all(default_storage.exists(name) for name in picture.files())


def test_it_removes_nothing_unasked_and_nothing_in_a_dry_run(capsys):
    make.make_picture()
    left = leave("pictures/a/x.jpg", days=2)

    run(capsys)
    assert run(capsys, "--tidy", "--dry-run")[-1] == "Would be removed: 1 files."

    assert left.exists()


def test_it_removes_nothing_for_a_database_without_pictures(capsys):
    left = leave("pictures/a/x.jpg", days=2)

    with pytest.raises(CommandError, match="is this the right database"):
        call_command("make_renditions", "--tidy")

    assert left.exists()


def test_a_newsroom_without_pictures_needs_nothing(capsys):
    assert run(capsys) == ["Made: 0 of 0 pictures; 0 had everything."]
