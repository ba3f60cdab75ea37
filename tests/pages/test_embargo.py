"""Before its moment a story is nowhere: a visitor can't tell a site that has it from one that has
not, by any page, list, number, feed, file or answer. A second after, it is everywhere."""

import re
from datetime import timedelta
from urllib.parse import quote, quote_plus

import pytest
from django.core.cache import cache
from django.urls import URLPattern, get_resolver, reverse
from django.utils.translation import override

from apps.news import workflow
from apps.news.models import Article
from apps.news.search import register as searched
from apps.org.models import ContentVersion, Department
from tests import factories as make
from tests.pages import secret
from tests.pages.crawler import crawl, seen
from tests.pages.scene import furnish, make_scene
from tests.pages.secret import KEY, LEGACY, WORDS, T

pytestmark = pytest.mark.django_db

CONTROL = "qqqqqqqq"  # a name that nothing has
NOBODY = 987_654
LATE = "Fri, 01 Jan 2100 00:00:00 GMT"
KINDS = ["stories", "agreements", "people", "partners", "departments"]
QUERIES = [
    "search/?q={word}", "search/?q={word}+line", "search/?q=%22{word}+opens%22",
    "search/?q={half}", "search/?q={misspelt}", *(f"search/?q={{word}}&kind={k}" for k in KINDS),
    "news/?area={key}", "news/?category={key}", "news/in/agreements/?area={key}",
    "agreements/?area={key}", "agreements/?q={word}",
]  # fmt: skip
# What would have something to show if its register were public.
FILTERS = ["news/?year=2031", "agreements/?year=2031", "agreements/?kind=joint-venture",
           "organisation/leadership/?on=2031-05-05"]  # fmt: skip


class Embargo:
    """A newsroom with a story nobody has seen, and a text of one everybody has."""

    def __init__(self):
        self.picture = secret.make_picture()
        register = secret.make_register()
        self.new = secret.make_new_story(register, self.picture)
        self.newer = secret.make_newer_text(register, self.picture)
        secret.plan_together([*self.new, *self.newer])
        look_anew()

    def told_by(self, answers):
        """The addresses where one of the words stands, or the name of a file; markup put aside."""
        folder, *_rest = self.picture.original.name.removeprefix("pictures/").split("/")
        names = [*WORDS.values(), folder]
        pattern = re.compile("|".join(map(re.escape, names)), re.IGNORECASE)
        return [
            address
            for address, (_status, headers, body) in answers.items()
            for text in [f"{headers} {body.decode('utf8', 'replace')}"]
            if pattern.search(text) or pattern.search(re.sub(r"<[^>]*>", "", text))
        ]


@pytest.fixture
def site(db):
    make_scene(1, furnish())
    for article in Article.objects.filter(slug="story-1"):
        make.make_change(article)


@pytest.fixture
def embargo(site):
    return Embargo()


def look_anew():
    """Nothing is remembered from before: what hides something must not be a cache."""
    ContentVersion.bump()
    cache.clear()
    searched.forget()


def asked_for(word, key, queries=QUERIES):
    """What a visitor may try who has heard a name: lists, filters and searches for it."""
    names = {"word": word, "key": key, "half": word[:-1], "misspelt": word[:2] + word[3:]}
    return [f"/{language}/{query.format(**names)}" for language in WORDS for query in queries]


def pages_of(key, pk, languages=WORDS):
    """Every address of the site that names something, with these names, in each language."""
    names = {"slug": key, "key": key, "reference": key, "digest": "abc", "pk": pk, "number": 1,
             "section": key, "token": key}  # fmt: skip
    found = []
    for language in languages:
        with override(language):
            found += [
                reverse(name, kwargs={argument: names[argument] for argument in arguments})
                for name, arguments in patterns(get_resolver())
                if arguments
            ]
    return found


def patterns(resolver, space=""):
    """The name and the arguments of each address outside of the desk."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            if pattern.name:
                yield f"{space}{pattern.name}", list(pattern.pattern.converters)
        elif pattern.namespace != "admin":
            yield from patterns(pattern, f"{pattern.namespace}:" if pattern.namespace else space)


def without(names, response):
    """What it answers, whatever name it was asked for: a page says that again."""
    status, headers, body = seen(response)
    text = f"{headers} {body.decode('utf8', 'replace')}"
    for name in sorted(names, key=len, reverse=True):
        for form in {name, quote(name), quote_plus(name)}:
            text = re.sub(re.escape(form), "…", text, flags=re.IGNORECASE)
    return status, re.sub(r"'Content-Length', '\d+'", "", text)


# Before its moment.


def test_the_whole_site_is_as_if_nobody_had_written_it(client, site):
    tries = asked_for(CONTROL, CONTROL, FILTERS)
    before = crawl(client, *tries)
    embargo = Embargo()

    now = crawl(client, *tries)

    assert set(now) == set(before)
    assert {a: (now[a], before[a]) for a in now if now[a] != before[a]} == {}
    assert embargo.told_by(now) == []


@pytest.mark.parametrize("word", WORDS.values())
def test_who_has_heard_its_name_learns_nothing_by_asking(client, embargo, word):
    names = [word, word[:-1], word[:2] + word[3:], CONTROL, CONTROL[:-1], KEY]

    for known, unknown in zip(asked_for(word, KEY), asked_for(CONTROL, CONTROL), strict=True):
        answers = [without(names, client.get(address)) for address in (known, unknown)]

        assert answers[0] == answers[1], known


def test_its_addresses_answer_as_those_of_nothing(client, embargo):
    hidden = Department.objects.get(organisation__is_home=True, is_public=False).pk

    for known, unknown in zip(pages_of(KEY, hidden), pages_of(CONTROL, NOBODY), strict=True):
        answers = [without([KEY, CONTROL, str(hidden), str(NOBODY)], client.get(address))
                   for address in (known, unknown)]  # fmt: skip

        assert answers[0] == answers[1], known
        assert answers[0][0] in {404, 410, 302}


@pytest.mark.parametrize(("method", "headers"), [
    ("head", {}), ("get", {"if-none-match": "*"}), ("get", {"if-modified-since": LATE}),
    ("get", {"accept-encoding": "gzip"}),
])  # fmt: skip
def test_nor_does_another_way_of_asking_tell(client, embargo, method, headers):
    pairs = zip(pages_of(KEY, 1, ["en"]), pages_of(CONTROL, 1, ["en"]), strict=True)

    for known, unknown in pairs:
        answers = [getattr(client, method)(address, headers=headers)
                   for address in (known, unknown)]  # fmt: skip

        assert answers[0].status_code == answers[1].status_code, known
        assert answers[0].headers.keys() == answers[1].headers.keys(), known


def test_a_live_story_is_not_newer_for_its_newer_text(client, site):
    address = "/en/news/story-1/"
    before = client.get(address)
    Embargo()

    again = client.get(address, headers={"if-none-match": before["ETag"]})

    assert again.status_code == 304


def test_an_old_address_of_it_answers_as_one_nobody_listed(client, embargo):
    addresses = [LEGACY, LEGACY.replace(KEY, CONTROL)]

    answers = [without([KEY, CONTROL], client.get(address)) for address in addresses]

    assert answers[0] == answers[1]
    assert answers[0][0] == 404


def test_its_files_are_not_found_by_trying(client, embargo):
    pks = {embargo.picture.pk, *(article.pk for article in embargo.new)}
    names = [KEY, "original", "2031-05-04", *map(str, pks), *WORDS.values()]
    endings = ("", "/", ".png", "/original.png", "/whole-360.avif")
    guesses = [f"{folder}{name}{ending}" for folder in ("/media/", "/media/pictures/")
               for name in names for ending in endings]  # fmt: skip

    assert {client.get(guess).status_code for guess in guesses} == {404}


def test_a_second_before_its_moment_nothing_is_due(embargo):
    workflow.keep_up(at=T - timedelta(seconds=1))

    texts = [article.latest_id for article in (*embargo.new, *embargo.newer)]
    assert not Article.objects.public().filter(live__in=texts).exists()


# A second after.


def test_a_second_after_its_moment_it_is_everywhere(client, embargo):
    workflow.keep_up(at=T + timedelta(seconds=1))
    ours = Department.objects.get(organisation__is_home=True, name_en__startswith=WORDS["en"])
    paths = [
        "", "news/", f"news/{KEY}/", f"news/{KEY}/text.txt", f"news/{KEY}/print/",
        f"news/in/{KEY}/", "news/feed.atom", "news/feed.rss", "news/feed.json", "news/story-1/",
        "news/story-1/text.txt", f"news/in/{KEY}/feed.atom", "agreements/", f"agreements/{KEY}/",
        f"agreements/?area={KEY}", "partners/", f"partners/{KEY}/", f"partners/{KEY}/feed.json",
        "partners/partner-1/", f"people/{KEY}/", "people/mei/", "organisation/",
        "organisation/leadership/", f"organisation/departments/{ours.pk}/", "corrections/",
        "press/",
    ]  # fmt: skip
    addresses = [f"/{language}/{path}" for language in WORDS for path in paths]
    addresses += [f"/{code}/search/?q={word}" for code, word in WORDS.items()]
    addresses += ["/sitemap-stories.xml", "/sitemap-agreements.xml", "/sitemap-people.xml",
                  "/sitemap-partners.xml", "/llms.txt"]  # fmt: skip

    answers = {address: seen(client.get(address)) for address in addresses}

    assert {address: answer[0] for address, answer in answers.items() if answer[0] != 200} == {}
    assert set(addresses) - set(embargo.told_by(answers)) == set()
    assert client.get(LEGACY).url == f"/en/news/{KEY}/"
