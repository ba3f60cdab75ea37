"""Old addresses from a file: all of them or none."""

import pytest
from django.core.management import CommandError, call_command

from apps.news.models import OldAddress
from apps.org.models import ContentVersion
from tests import factories as make
from tests.pages.scene import furnish

pytestmark = pytest.mark.django_db

GOOD = """\
old,new
https://old.example/en/news/detail.aspx?id=4513,/en/news/cooperation/
"/list.aspx?a=1,2&b=x",/en/news/

/关于.aspx,/zh-hans/contact/
"""


@pytest.fixture
def table(tmp_path):
    furnish()
    make.make_article(slug="cooperation")

    def write(content):
        file = tmp_path / "old.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    return write


def run(capsys, *arguments):
    call_command("load_redirects", *arguments)
    return capsys.readouterr().out


def refusal(file):
    """What the command says, having stored nothing; without the name of the file."""
    with pytest.raises(CommandError) as error:
        call_command("load_redirects", file)
    assert not OldAddress.objects.exists()
    return [line.removeprefix(f"{file}: ") for line in str(error.value).splitlines()]


def test_a_table_is_loaded_and_loaded_again(capsys, table):
    file = table("\ufeff" + GOOD)
    before = ContentVersion.current()

    first = run(capsys, file)
    version = ContentVersion.current()
    second = run(capsys, file)

    assert first == "3 added, 0 changed, 0 unchanged.\n"
    assert second == "0 added, 0 changed, 3 unchanged.\n"
    assert before < version == ContentVersion.current()
    assert [(str(old), old.target) for old in OldAddress.objects.order_by("pk")] == [
        ("/en/news/detail.aspx?id=4513", "/en/news/cooperation/"),
        ("/list.aspx?a=1%2C2&b=x", "/en/news/"),
        ("/关于.aspx", "/zh-hans/contact/"),
    ]


def test_a_table_changes_what_is_listed_and_leaves_the_rest(capsys, table):
    OldAddress.objects.create(address="/list.aspx?a=1%2C2&b=x", gone_reason_en="Gone.")
    OldAddress.objects.create(address="/other", gone_reason_en="Gone.")

    out = run(capsys, table(GOOD))

    assert out == "2 added, 1 changed, 0 unchanged.\n"
    assert OldAddress.objects.filter(path="/en/news/").count() == 1
    assert OldAddress.objects.get(address="/other").gone_reason_en == "Gone."


def test_a_dry_run_stores_nothing(capsys, table):
    out = run(capsys, table(GOOD), "--dry-run")

    assert out == "Would be: 3 added, 0 changed, 0 unchanged.\n"
    assert not OldAddress.objects.exists()


def test_every_bad_line_is_named_and_nothing_is_stored(table):
    file = table(
        'old,new\n/a,/en/news/\n"/b\n",/en/news/\n/c,//evil.example\n/d\n/e,/en/nothing/\n'
        "/en/contact/,/en/news/\nnothing,/en/news/\n/f,/a\n/b,/en/contact/,x\n"
    )

    assert refusal(file) == [
        "line 5: A redirect leads to a page of this site: give its path, “/en/…”.",
        "line 6: expected two columns, the old address and the new one",
        "line 7: No page answers there. Begin with the language, as in /en/contact/.",
        "line 8: This is an address of this site, and in use.",
        "line 9: Give a web address, or what follows the name of the site: “/…”.",
        "line 10: “/a” is an old address itself: lead where it leads.",
        "line 11: expected two columns, the old address and the new one",
        "Nothing was stored.",
    ]


@pytest.mark.parametrize(("content", "message"), [
    (b"/a,/\xff", "not UTF-8 at byte 4; save it as UTF-8"),
    (b'/a,"/en/news/', "line 1: unexpected end of data"),
    (b'/a,"' + b"x" * 200_000 + b'"', "line 1: field larger than field limit (131072)"),
])  # fmt: skip
def test_what_is_no_table_is_said_in_a_line(table, content, message):
    assert refusal(table(content))[0] == message


def test_an_empty_table_changes_nothing(capsys, table):
    assert run(capsys, table("")) == "0 added, 0 changed, 0 unchanged.\n"


@pytest.mark.parametrize("name", ["nothing.csv", "a\x00b", ""])
def test_a_file_that_can_not_be_read_is_said_in_a_line(name):
    with pytest.raises(CommandError) as error:
        call_command("load_redirects", name)

    assert "\n" not in str(error.value)
