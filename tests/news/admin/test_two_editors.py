"""Two editors save the same article over and over, in turn and at once: every text is kept."""

from itertools import count
from threading import Thread

import pytest
from django.db import connection
from django.test import Client

from apps.news.choices import Action
from tests import factories as make
from tests.desk import filled, page
from tests.news.admin.people import make_writer

pytestmark = pytest.mark.django_db


def opened(client, article):
    return filled(client.get(page("news_article_change", article.pk))) | {"_save": "1"}


def send(client, article, form, **changes):
    return client.post(page("news_article_change", article.pk), form | changes)


def texts(article):
    return list(article.revisions.order_by("number").values_list("title", flat=True))


def test_of_two_hundred_saves_in_turn_two_hundred_texts_are_kept():
    article = make.make_draft("0")
    clients = [Client(), Client()]
    for each in clients:
        each.force_login(make_writer())
    forms = [opened(each, article) for each in clients]
    titles = [f"{number}" for number in range(1, 201)]

    for number, title in enumerate(titles):
        who = number % 2
        send(clients[who], article, forms[who], title=title)
        if number % 20 == 0:  # now and then one of them opens the form anew
            forms[who] = opened(clients[who], article)

    assert texts(article) == ["0", *titles]
    assert article.transitions.filter(action=Action.CONFLICTED).count() > 50


@pytest.mark.django_db(transaction=True)
def test_of_saves_at_the_same_moment_none_is_lost():
    article = make.make_draft("0")
    clients = [Client(), Client()]
    for each in clients:
        each.force_login(make_writer())
    forms = [opened(each, article) for each in clients]
    number = count(1)
    failed = []

    def write(who):
        try:
            for _time in range(15):
                answer = send(clients[who], article, forms[who], title=f"{who}-{next(number)}")
                assert answer.status_code == 302
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    writers = [Thread(target=write, args=[who]) for who in (0, 1)]
    for each in writers:
        each.start()
        if connection.vendor == "sqlite":  # of which a test in memory has one connection
            each.join()
    for each in writers:
        each.join()

    assert failed == []
    kept = texts(article)[1:]
    assert (len(kept), len(set(kept))) == (30, 30)
