"""The form of an article with much around it takes no more queries than one with little."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.desk import page
from tests.news.admin.people import make_writer

pytestmark = pytest.mark.django_db


def make_surrounded(size):
    article = make.make_article()
    for number in range(size):
        organisation, person = make.make_organisation(), make.make_person()
        make.make_post(person, organisation)
        make.make_alias(article, organisation, name=f"Name {number}")
        article.latest.people.add(person)
        article.latest.organisations.add(organisation)
        article.latest.departments.add(make.make_department(organisation))
        article.latest.agreements.add(make.make_agreement([organisation]))
        article.latest.occasions.add(make.make_occasion())
    return article


def test_the_form_takes_the_same_number_of_queries_with_one_and_three(client):
    client.force_login(make_writer())

    def count(article):
        with CaptureQueriesContext(connection) as queries:
            client.get(page("news_article_change", article.pk))
        return len(queries)

    count(make_surrounded(1))  # the first page of a process also learns its content types

    assert count(make_surrounded(1)) == count(make_surrounded(3))
