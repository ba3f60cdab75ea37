"""A bad register is refused with one line that names the entry and the field."""

import json

import pytest
from django.core.management import CommandError, call_command

from apps.org.models import Organisation
from apps.partners.models import CooperationArea
from apps.partners.register import RegisterError, load

from .documents import full_register

pytestmark = pytest.mark.django_db


def put(document, path, value):
    *way, last = path
    for step in way:
        document = document[step]
    document[last] = value


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (["people", 0, "posts", 0, "organisation"], "cascoo",
         'people[0] (mei-xiaobo).posts[0].organisation: no organisation has the key "cascoo"; '
         'did you mean "casco"?'),
        (["people", 0, "nmae"], {}, "people[0] (mei-xiaobo).nmae: unknown field; did you mean "
         '"name"?'),
        (["people", 0, "name"], {"fr": "Mei"},
         'people[0] (mei-xiaobo).name: unknown language "fr"; known: en, zh-hans'),
        (["people", 0, "name"], {}, "people[0] (mei-xiaobo): Give the name in one language at "
         "least."),
        (["people", 0, "name"], "Mei", "people[0] (mei-xiaobo).name: expected one text per "
         "language, got a text"),
        (["people", 0, "posts", 0, "to"], "2022-12-31",
         "people[0] (mei-xiaobo).posts[0]: “From” is after “until”."),
        (["people", 0, "posts", 0, "from"], "2022-13-01",
         'people[0] (mei-xiaobo).posts[0].from: "2022-13-01" is no date: write YYYY-MM-DD'),
        (["people", 0, "posts", 0, "rank"], -1,
         "people[0] (mei-xiaobo).posts[0].rank: expected a whole number from 0 to 32767"),
        (["people", 0, "posts", 0, "department"], {"en": "Marketing"},
         'people[0] (mei-xiaobo).posts[0].department: casco has no department "Marketing"'),
        (["people"], {}, "people: expected a list, got an object"),
        (["peopel"], [], 'peopel: unknown field; did you mean "people"?'),
        (["organisations", 0, "parent"], "shanghai-tower",
         'organisations[0] (casco).parent: this makes a circle through "casco"'),
        (["organisations", 1, "home"], True, "organisations[1] (shanghai-tower).home: only one "
         "organisation is home"),
        (["organisations", 1, "key"], "casco", 'organisations[1] (casco).key: "casco" is given '
         "twice"),
        (["agreements", 0, "supplements"], "tower-2024",
         'agreements[0] (tower-2024).supplements: this makes a circle through "tower-2024"'),
        (["agreements", 0, "parties"], [{"organisation": "casco"}],
         "agreements[0] (tower-2024).parties: an agreement has two distinct parties at least"),
        (["agreements", 0, "expires_on"], "2024-01-01",
         "agreements[0] (tower-2024): The agreement would end before it begins."),
        (["agreements", 0, "kind"], "treaty",
         "agreements[0] (tower-2024).kind: “treaty” is none of strategic, framework, mou, "
         "letter-of-intent, contract, joint-venture, supplementary, other"),
        (["occasions", 0, "agreements"], ["tower-2025"],
         'occasions[0] (tower-ceremony).agreements[0]: no agreement has the key "tower-2025"; '
         'did you mean "tower-2024"?'),
        (["occasions", 0, "attendances", 0, "roles"], [],
         "occasions[0] (tower-ceremony).attendances[0]: Say what the person did: attended, "
         "witnessed, spoke."),
        (["site", "copyright_year"], "2019",
         "site.copyright_year: expected a whole number from 0 to 32767"),
        (["site", "press_contact_email"], "nobody", "site.press_contact_email: Enter a valid "
         "email address."),
    ],
)  # fmt: skip
def test_a_bad_entry_is_named(path, value, message):
    document = full_register()
    put(document, path, value)

    with pytest.raises(RegisterError) as refusal:
        load(document)

    assert str(refusal.value) == message


def test_nothing_of_a_bad_register_is_stored():
    document = full_register()
    document["people"][0]["posts"][0]["to"] = "2022-12-31"

    with pytest.raises(RegisterError):
        load(document)

    assert (Organisation.objects.count(), CooperationArea.objects.count()) == (0, 0)


def people(*names):
    entries = (b'{"key": "k%d", "name": {"en": %s}}' % pair for pair in enumerate(names))
    return b'{"people": [%s]}' % b", ".join(entries)


LONG = b"x" * 5_000
BAD_JSON = {
    "long number": (people(b"9" * 10_000), "99… is too long a number (10000 digits)"),
    "not a number": (people(b"NaN"), "NaN is no number"),
    "infinite": (people(b"-Infinity"), "-Infinity is no number"),
    "half": (people(b'"\\ud800"'),
             r"people[0] (k0).name.en: the text holds \ud800, which no page can show"),
    "escape": (people(b'"Mei"', b'"W\\u001bang"'), r"people[1] (k1).name.en: the text holds \x1b"),
    "twice": (b'{"people": [{"key": "mei", "name": {}, "name": {}}]}',
              'the entry (mei): "name" is given twice'),
    "twice, outside": (b'{"people": [], "people": []}', '"people" is given twice'),
    "field": (b'{"a\\nb\\u001b%s": 1}' % LONG, r"a\nb\x1bxx"),
    "long key": (people().replace(b"[]", b'[{"key": "%s"}]' % LONG), "…).name: is missing"),
    "no date": (b'{"people": [{"key": "k", "name": {}, "posts": [{"organisation": "o", "title": '
                b'{}, "from": "%s"}]}]}' % LONG, "is no date"),
    "language": (b'{"people": [{"key": "k", "name": {"%s": ""}}]}' % LONG, "unknown language"),
    "kind": (b'{"organisations": [{"key": "k", "name": {}, "kind": "\\u001b%s"}]}' % LONG,
             r"“\x1bxx"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"[]", "expected an object, got a list"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (json.dumps({"people": [{"key": "a b", "name": {}}]}).encode(), "is no key"),
        *BAD_JSON.values(),
    ],
    ids=["empty", "broken", "list", "binary", "deep", "key", *BAD_JSON],
)
def test_a_bad_file_is_one_line(tmp_path, content, message):
    file = tmp_path / "register.json"
    file.write_bytes(content)

    with pytest.raises(CommandError) as refusal:
        call_command("load_register", str(file))

    assert message in str(refusal.value)
    assert str(refusal.value).isprintable()
    assert len(str(refusal.value)) < 600 + len(str(tmp_path))


def test_a_missing_file_is_named():
    with pytest.raises(CommandError, match=r"nowhere\.json: No such file"):
        call_command("load_register", "nowhere.json")


def test_a_register_is_dumped_to_a_file_that_loads(tmp_path, capsys):
    load(full_register())
    file = tmp_path / "register.json"

    call_command("dump_register", str(file))
    call_command("load_register", str(file))

    assert capsys.readouterr().out.splitlines()[-1].startswith("0 changes")
