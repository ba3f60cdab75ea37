"""From a file to a draft and a register, by the command that staff use."""

import json
import os
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from apps.news.management.commands.read_release import Command
from apps.news.models import Article
from apps.org.models import ContentVersion, Organisation, Person, Post
from apps.partners.models import Agreement, Occasion
from apps.partners.register import load
from tests.factories import make_home, make_organisation, make_superuser, make_user

from .intake.pages import CHINESE, PAGE, as_the_database_has_it, gold, rows_of_all_tables, write

REGISTER = Path(__file__).parent.parent.parent / "demo" / "register.json"


def run(*arguments):
    """What the command says on standard output and on standard error, and its exit code."""
    out, err, code = StringIO(), StringIO(), 0
    try:
        call_command("read_release", *map(str, arguments), stdout=out, stderr=err)
    except SystemExit as stopped:
        code = stopped.code
    return out.getvalue(), err.getvalue(), code


@pytest.mark.django_db
def test_an_empty_newsroom_then_holds_what_the_page_says():
    run(PAGE, "--accept")

    found, wanted = as_the_database_has_it(Article.objects.get()), gold()
    by_name = {"key": lambda person: person["name"]}
    assert sorted(found.pop("people"), **by_name) == sorted(wanted.pop("people"), **by_name)
    assert found == wanted


@pytest.mark.django_db
def test_every_printed_title_is_linked_to_a_post_of_unknown_beginning():
    run(PAGE, "--accept")

    credits = [
        *Agreement.objects.get().signatories.all(),
        *Occasion.objects.get().attendances.all(),
    ]
    assert [sorted(post.title for post in credit.posts.all()) for credit in credits] == [
        sorted(credit.titles) for credit in credits
    ]
    assert Post.objects.count() == 9
    assert set(Post.objects.values_list("starts_on", "ends_on")) == {(None, None)}


@pytest.mark.django_db
def test_what_is_accepted_is_linked_to_the_article_and_not_public_before_it():
    run(PAGE, "--accept")

    text = Article.objects.get().latest
    assert list(text.agreements.all()) == list(Agreement.objects.all())
    assert list(text.occasions.all()) == list(Occasion.objects.all())
    assert not Agreement.objects.public().exists()
    assert not Occasion.objects.public().exists()
    counts = [text.people.count(), text.organisations.count(), text.departments.count()]
    assert counts == [6, 2, 9]
    assert ContentVersion.current() > 0


@pytest.mark.django_db
def test_a_page_that_is_read_twice_makes_nothing_twice():
    run(PAGE, "--accept")
    before, version = rows_of_all_tables(), ContentVersion.current()

    out, err, code = run(PAGE, "--accept")

    assert rows_of_all_tables() == before
    assert ContentVersion.current() == version
    assert (out.splitlines()[-1], err, code) == (
        "1 of 1 read; new drafts: 0; register: 0 created, 0 updated.", "", 0,
    )  # fmt: skip


@pytest.mark.django_db
def test_what_the_register_holds_already_is_used():
    load(json.loads(REGISTER.read_text(encoding="utf-8")))
    before = rows_of_all_tables()

    out, _err, _code = run(PAGE, "--accept")

    after = rows_of_all_tables()
    changed = {name for name in before if before[name] != after[name]}
    assert not {name for name in changed if name.startswith("org.") and "Version" not in name}
    assert not {name for name in changed if name.startswith("partners.")}
    assert Article.objects.get().latest.agreements.get().reference == "shanghai-tower-2024"
    assert "  new      " not in out


@pytest.mark.django_db
def test_without_accept_only_the_draft_is_stored_and_the_proposals_are_shown():
    out, _err, code = run(PAGE)

    assert [Article.objects.count(), Organisation.objects.count(), Person.objects.count()] == [
        1,
        0,
        0,
    ]
    assert (
        "new      short name                 Shanghai Tower for Shanghai Branch of China Tower"
        in out
    )
    assert "“Secretary of the Party Committee” " in out
    assert out.endswith("Add --accept to take these into the register.\n")
    assert code == 0


@pytest.mark.django_db
def test_proposals_may_be_accepted_after_the_draft_was_made():
    run(PAGE)

    run(PAGE, "--accept")

    assert Article.objects.get().latest.agreements.count() == 1


@pytest.mark.django_db
def test_the_body_is_escaped_and_leaves_the_footer_out(tmp_path):
    text = PAGE.read_text(encoding="utf-8").replace(
        "new technology.", "new technology & <b>\"R'n'D\"</b><script>alert(1)</script> in Xi'an."
    )

    run(write(tmp_path, text))

    body = Article.objects.get().latest.body
    assert "&amp; &lt;b&gt;" in body
    assert "<script" not in body
    assert "Xi'an" in body
    assert body.count("<p>") == 5
    assert "Jiangchang Road" not in body


@pytest.mark.django_db
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "gbk", "utf-16"])
def test_a_chinese_page_is_read_right_in_any_encoding(tmp_path, encoding):
    run(write(tmp_path, CHINESE, encoding=encoding), "--accept")

    article, agreement = Article.objects.get(), Agreement.objects.get()
    assert (article.language, article.latest.title) == ("zh-hans", CHINESE.splitlines()[0])
    assert article.slug.startswith("2024-09-11-")
    assert agreement.title_zh_hans == "卡斯柯与中国铁塔上海分公司战略合作协议"
    assert agreement.title_en is None
    names = Person.objects.order_by("pk").values_list("name_zh_hans", flat=True)
    assert list(names) == ["李明", "张华", "王印"]
    assert all(key.startswith("person-") for key in Person.objects.values_list("key", flat=True))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7 \xe2\xe3", "is a PDF"),
        (b"\x7fELF\x02\x01\x00", "is binary"),
        (b"Signed.\n\nNo date.", "headline and no text"),
        (b"A headline\n\nCASCO and Acme signed an agreement on September 6.", "--published"),
        (b"11 Sep 2024\n\nCASCO and Acme signed an agreement on September 6.", "no headline"),
    ],
)
def test_a_page_that_cannot_be_taken_in_stores_nothing(tmp_path, data, words):
    before, path = rows_of_all_tables(), tmp_path / "page.txt"
    path.write_bytes(data)

    _out, err, code = run(path, "--accept")

    assert rows_of_all_tables() == before
    assert err.startswith(f"{path}: ")
    assert words in err
    assert (err.count("\n"), code) == (1, 1)


@pytest.mark.django_db
def test_a_huge_file_is_refused_in_one_line(tmp_path):
    path = tmp_path / "page.txt"
    path.touch()
    os.truncate(path, 50 * 1024 * 1024)

    _out, err, code = run(path, "--accept")

    assert err == f"{path}: is 50.0 MiB; a page of news has at most 2: give the page alone\n"
    assert code == 1


@pytest.mark.django_db
def test_a_write_that_is_refused_half_way_leaves_nothing_behind(tmp_path):
    text = PAGE.read_text(encoding="utf-8").replace("Vice President", "Vice President " * 20)
    text = text.replace("Shanghai Branch of China", "Shanghai " * 24 + "Branch of China")
    before = rows_of_all_tables()

    _out, err, code = run(write(tmp_path, text), "--accept")

    assert rows_of_all_tables() == before
    assert "at most 200 characters" in err
    assert (err.count("\n"), code) == (1, 1)


@pytest.mark.django_db
def test_one_bad_file_does_not_hold_up_the_others(tmp_path):
    bad = write(tmp_path, "", name="bad.txt")

    out, err, code = run(bad, PAGE, tmp_path / "none.txt", "--accept")

    assert Article.objects.count() == 1
    assert err.splitlines() == [
        f"{bad}: is empty; nothing to read",
        f"{tmp_path / 'none.txt'}: cannot be opened: No such file or directory",
    ]
    assert out.splitlines()[-1].startswith("1 of 3 read; new drafts: 1;")
    assert code == 1


@pytest.mark.django_db
def test_the_day_of_publication_may_be_given(tmp_path):
    text = PAGE.read_text(encoding="utf-8").replace("11 Sep 2024\n", "")

    run(write(tmp_path, text), "--accept", "--published", "2023-09-08")

    assert Article.objects.get().latest.dated_on == date(2023, 9, 8)
    assert Agreement.objects.get().signed_on == date(2023, 9, 6)


@pytest.mark.django_db
def test_the_date_on_the_page_is_stronger_than_the_one_given():
    run(PAGE, "--published", "2023-09-08")

    assert Article.objects.get().latest.dated_on == date(2024, 9, 11)


@pytest.mark.django_db
def test_two_organisations_of_one_name_are_not_guessed_between():
    for organisation in (
        make_home(key="casco"),
        make_organisation("Casco Ltd.", key="casco-paint"),
    ):
        organisation.short_names.create(language="en", name="CASCO")
    before = rows_of_all_tables()

    _out, err, code = run(PAGE, "--accept")

    assert "CASCO Signal Ltd. (casco) or Casco Ltd. (casco-paint)" in err
    assert rows_of_all_tables() == before
    assert (err.count("\n"), code) == (1, 1)


@pytest.mark.django_db
def test_the_draft_is_nobodys_unless_an_author_is_named(tmp_path):
    make_superuser()
    mei = make_user("mei")

    run(PAGE)
    run(write(tmp_path, CHINESE), "--by", "mei")

    authors = [article.latest.author for article in Article.objects.order_by("pk")]
    assert authors == [None, mei]


@pytest.mark.django_db
def test_an_unknown_author_is_an_error_of_usage():
    with pytest.raises(CommandError, match="nobody has the user name “mei”") as error:
        run(PAGE, "--by", "mei")

    assert error.value.returncode == 2


def test_json_needs_no_database_and_has_a_line_for_each_file(tmp_path):
    undated = write(tmp_path, "A line opens today in Shanghai.\n")

    out, err, code = run(PAGE, tmp_path, undated, "--json")

    first, second = map(json.loads, out.splitlines())
    assert first == {"file": str(PAGE), **gold()}
    assert (second["file"], second["published"], second["headline"]) == (undated, None, None)
    assert err == f"{tmp_path}: is a folder; name the files in it\n"
    assert code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["page.txt", "--published", "11.9.2024"],
        ["page.txt", "--published", "2024-02-30"],
        ["page.txt", "--published", "20240911"],
        ["page.txt", "--json", "--accept"],
    ],
)
def test_wrong_usage_ends_with_code_2(arguments, capsys):
    command = Command()
    command._called_from_command_line = True

    with pytest.raises(SystemExit) as stopped:
        command.create_parser("manage.py", "read_release").parse_args(arguments)

    assert stopped.value.code == 2
    assert "read_release: error: " in capsys.readouterr().err
