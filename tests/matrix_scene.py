"""A newsroom with one of everything, and somebody in every role."""

from datetime import UTC, datetime

from django.test import Client

from apps.news import comments, workflow
from apps.news.models import Article, Bundle, OldAddress, Transition
from apps.news.roles import (
    ADMINISTRATORS,
    AUTHORS,
    PUBLISHERS,
    REGISTER_EDITORS,
    REVIEWERS,
    group_of,
)
from apps.news.texts import Text
from tests import factories as make

AHEAD = datetime(2030, 1, 1, tzinfo=UTC)


class Newsroom:
    """Articles in every state by somebody who plays no part, and a register nothing hangs on."""

    def __init__(self):
        self.boss = make.make_superuser()
        keeper = make.make_superuser("keeper")
        self.first, self.second = make.make_stage("First"), make.make_stage("Second")
        self.people = self._people()
        self.signers = [make.make_user(groups=[each.group]) for each in (self.first, self.second)]
        self.category = make.make_category("company")
        self.articles = {
            "draft": self._draft(),
            "review": self._submitted(),
            "approved": self._approved(),
            "scheduled": self._approved(),
            "public": self._article("public", make.make_article),
            "secret": self._draft(),
            "named": self._draft(),
        }
        workflow.schedule(self.articles["scheduled"], publish_at=AHEAD, by=self.boss)
        workflow.confide(self.articles["secret"], [], by=keeper)
        workflow.confide(self.articles["named"], self.people.values(), by=keeper)
        self.articles = {state: Article.objects.get(pk=each.pk)
                         for state, each in self.articles.items()}  # fmt: skip
        self.threads = {state: make.make_comment(each, by=keeper)
                        for state, each in self.articles.items()}  # fmt: skip
        comments.resolve(self.threads["approved"], by=keeper)
        self.links = {state: make.make_preview_link(each)
                      for state, each in self.articles.items()}  # fmt: skip
        self.bundle, self.planned = self._bundle(), self._bundle()
        workflow.schedule_bundle(self.planned, publish_at=AHEAD, by=self.boss)
        self.spare = self._spare()

    def _people(self):
        roles = {
            "author": [group_of(AUTHORS)],
            "reviewer": [group_of(REVIEWERS), self.first.group],
            "publisher": [group_of(PUBLISHERS)],
            "register": [group_of(REGISTER_EDITORS)],
            "admin": [group_of(ADMINISTRATORS)],
        }
        people = {name: make.make_user(name, groups=groups) for name, groups in roles.items()}
        looker = make.make_user("looker")
        looking = group_of(REVIEWERS).permissions.filter(codename__startswith="view_")
        looker.user_permissions.set(looking)
        people |= {"staff": make.make_user("staff"), "looker": looker, "boss": self.boss}
        for user in people.values():
            user.desk = Client()
            user.desk.force_login(user)
        return people

    def _article(self, title, made=make.make_draft, **fields):
        return made(title, category=self.category, **fields)

    def _draft(self):
        article = self._article("First text")
        workflow.revise(article, by=article.latest.author, text=Text(title="Second text"))
        return Article.objects.get(pk=article.pk)

    def _submitted(self):
        article = self._draft()
        workflow.submit(article, by=article.latest.author)
        return Article.objects.get(pk=article.pk)

    def _approved(self):
        article = self._submitted()
        for stage, signer in zip((self.first, self.second), self.signers, strict=True):
            workflow.approve(article.latest, by=signer, stage=stage)
        return Article.objects.get(pk=article.pk)

    def _bundle(self):
        bundle = Bundle.objects.create(name="Both languages", created_at=make.NOON)
        workflow.bundle_up(bundle, [self._approved()], by=self.boss)
        return bundle

    def _spare(self):
        """One of each model that nothing else names, so that it may be changed and deleted."""
        organisation = make.make_organisation("Tower", key="tower")
        identity = make.make_identity(make.make_home())
        agreement = make.make_agreement([identity.organisation, organisation])
        agreement.document.save("terms.pdf", make.picture_file())
        return {
            "org_office": make.make_office(identity.organisation),
            "org_picture": make.make_picture(),
            "org_post": make.make_post(),
            "org_siteidentity": identity,
            "org_user": make.make_user("spare"),
            "auth_group": make.make_stage("Third", category=make.make_category()).group,
            "partners_agreement": agreement,
            "partners_cooperationarea": make.make_area(),
            "partners_occasion": make.make_occasion(),
            "org_organisation": make.make_organisation("Alstom", key="alstom"),
            "org_person": make.make_person("Mei", key="mei"),
            "org_department": make.make_department(organisation, "Finance"),
            "news_bundle": self.bundle,
            "news_category": make.make_category("spare"),
            "news_transition": Transition.objects.first(),
            "news_oldaddress": OldAddress.objects.create(address="/old", path="/en/"),
            "news_reviewstage": make.make_stage("Fourth", category=make.make_category()),
        }
