"""What is due is done exactly once, whoever sees it and whoever dies of it."""

from apps.news import workflow
from apps.news.choices import Action
from apps.news.models import Notice
from tests import factories as make


def make_scheduled(title="A line opens", **fields):
    stage = make.make_stage()
    boss, article = make.make_superuser(), make.make_draft(title, **fields)
    workflow.submit(article, by=boss, at=make.NOON)
    reviewer = make.make_user(groups=[stage.group])
    workflow.approve(article.latest, by=reviewer, stage=stage, at=make.NOON)
    workflow.schedule(article, publish_at=make.LATER, by=boss, at=make.NOON)
    return article


def test_eight_processes_see_one_moment_and_publish_once(crowd, tmp_path):
    author = make.make_user(email="author@example.com")
    article = make_scheduled(by=author, slug="opening")
    Notice.objects.all().delete()

    seen = crowd("ask", "8", "/en/news/opening/")

    assert seen == [2] * 8
    assert article.transitions.filter(action=Action.PUBLISHED).count() == 1
    told = Notice.objects.filter(transition__action=Action.PUBLISHED, to=author)
    assert [notice.sent_at is not None for notice in told] == [True]
    assert len(list((tmp_path / "mails").iterdir())) == Notice.objects.count()


def test_a_publication_killed_at_any_statement_is_whole_or_not_there_and_the_next_finishes(crowd):
    seen = crowd("die")

    killed, states, finished = zip(*seen, strict=True)
    assert len(seen) > 10
    assert killed == (True,) * (len(seen) - 1) + (False,)
    assert states == tuple(sorted(states, reverse=True))  # old, and from the commit on new
    assert {*states} == {"old", "new"}
    assert {*finished} == {"new"}
