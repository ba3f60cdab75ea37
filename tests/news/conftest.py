"""An article on its way through three reviews."""

import pytest

from apps.news import workflow
from apps.news.models import Article
from tests import factories as make


@pytest.fixture
def chain():
    """Three stages, each with one reviewer."""
    stages = [make.make_stage(name) for name in ("First", "Second", "Final")]
    return [(stage, make.make_user(groups=[stage.group])) for stage in stages]


@pytest.fixture
def submitted(chain):
    article = make.make_draft()
    workflow.submit(article, by=article.latest.author)
    return fresh(article)


def fresh(article):
    return Article.objects.get(pk=article.pk)


def sign(article, chain):
    for stage, reviewer in chain:
        workflow.approve(article.latest, by=reviewer, stage=stage)
    return fresh(article)
