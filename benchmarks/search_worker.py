"""Answers `benchmarks.search` for one database: "load 5000", "find words"."""

import random
import sys
from datetime import UTC, date, datetime, timedelta
from time import perf_counter

import django
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client

django.setup()

from apps.news.models import Article, Category, Revision  # noqa: E402
from apps.news.search.query import Query  # noqa: E402
from apps.org.models import ContentVersion  # noqa: E402

SUBJECTS = "Metro line|railway bridge|depot|tram|airport link|control centre".split("|")
VERBS = "opens|is tested|goes into service|is extended|is connected|is signed for".split("|")
PLACES = "Shanghai Suzhou Chengdu Xi'an Zhengzhou Dhaka Hanoi".split()
ABOUT_US = "CASCO is a signalling company. 卡斯柯信号有限公司是一家信号公司。"


def body(number: int, chance: random.Random) -> str:
    words = " ".join(chance.choices([*SUBJECTS, *VERBS, *PLACES, "station", "safety"], k=250))
    rare = "A centenary. " * (number % 100 == 0) + "The needle. " * (number == 77)
    return f"<p>{words}</p><p>{rare}{ABOUT_US}</p>"


def load(number: int) -> None:
    """Up to so many stories, live and indexed."""
    names = ({"slug": f"category-{i}", "name_en": f"Category {i}"} for i in range(4))
    categories = [Category.objects.get_or_create(**name)[0] for name in names]
    now, first = datetime(2026, 1, 1, tzinfo=UTC), Article.objects.count()
    chance = random.Random(first)  # noqa: S311
    for start in range(first, number, 1000):
        numbers = range(start, min(start + 1000, number))
        articles = Article.objects.bulk_create(
            Article(
                language="en", slug=f"story-{n}", category=categories[n % 4],
                first_published_at=now, published_on=date(2006, 1, 1) + timedelta(n % 7000),
            )
            for n in numbers
        )  # fmt: skip
        revisions = Revision.objects.bulk_create(
            Revision(
                article=article, number=1, created_at=now, body=body(n, chance),
                title=f"{chance.choice(SUBJECTS)} {chance.choice(VERBS)} in {chance.choice(PLACES)}"
                + " with new signalling" * (n % 10 == 0),
            )
            for n, article in zip(numbers, articles, strict=True)
        )  # fmt: skip
        for article, revision in zip(articles, revisions, strict=True):
            article.live = article.latest = revision
        Article.objects.bulk_update(articles, ["live", "latest"], batch_size=200)
    call_command("index_stories", stdout=sys.stderr)
    ContentVersion.bump()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def find(client, words: str) -> str:
    """How many stories there are, and the milliseconds of the page at first and again."""
    query = Query.read(words)
    found = Article.objects.matching(query).count() if query else 0
    cache.clear()
    return f"{found} {milliseconds(client, words):.2f} {milliseconds(client, words):.2f}"


def milliseconds(client, words: str) -> float:
    start = perf_counter()
    client.get("/en/search/", {"q": words, "kind": "stories"})
    return (perf_counter() - start) * 1000


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    client = Client()
    for line in sys.stdin:
        order, _, words = line.rstrip("\n").partition(" ")
        if order == "load":
            load(int(words))
            print("done", flush=True)
        else:
            print(find(client, words), flush=True)


if __name__ == "__main__":
    main()
