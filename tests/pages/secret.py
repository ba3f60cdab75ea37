"""A story that is not out yet, and all that would tell of it: each name has one of two words."""

from dataclasses import replace
from datetime import date, timedelta

from django.utils import timezone

from apps.news import workflow
from apps.news.comments import Guest
from apps.news.models import Article, Bundle, OldAddress
from apps.news.texts import Text
from apps.org.models import Department, Organisation, Person
from tests import factories as make

WORDS = {"en": "Zanzibar", "zh-hans": "桑给巴尔"}
KEY = "zanzibar"
T = timezone.now().replace(microsecond=0) + timedelta(days=3)
LEGACY = "/news/zanzibar.aspx?id=7"


def named(field, kind):
    """A text in both languages: {"name_en": "Zanzibar office", …}"""
    return {f"{field}_en": f"{WORDS['en']} {kind}", f"{field}_zh_hans": f"{WORDS['zh-hans']}{kind}"}


def said(field, kind):
    """The same for factories that take the English text by the name of the field."""
    texts = named(field, kind)
    return {field: texts.pop(f"{field}_en")} | texts


def make_register():
    """What the story is about: all new, none of it public; some of it with those who are known."""
    home = Organisation.objects.get(is_home=True)
    known, mei = Organisation.objects.get(key="partner-1"), Person.objects.get(key="mei")
    partner = make.make_organisation(key=KEY, **said("name", "Rail"))
    agreement = make.make_agreement(
        [home, known, partner], reference=KEY, signed_on=date(2031, 5, 4), kind="joint-venture",
        is_public=False, **named("title", "agreement"),
    )  # fmt: skip
    agreement.areas.add(make.make_area(key=KEY, **said("name", "tides")))
    occasion = make.make_occasion(
        key=KEY, held_on=date(2031, 5, 4), is_public=False, **named("title", "ceremony"),
        **named("place", "hall"),
    )  # fmt: skip
    occasion.agreements.add(agreement)
    stranger = make.make_person(key=KEY, **said("name", "Abeid"))
    post = make.make_post(stranger, home, is_public=False, **said("title", "envoy"))
    other = make.make_post(mei, home, is_public=False, **said("title", "consul"))
    signature = make.make_signatory(agreement.parties.get(organisation=home), stranger,
                                    **named("printed_titles", "envoy"))  # fmt: skip
    signature.posts.add(post)
    attendance = make.make_attendance(occasion, mei, side=home, spoke=True)
    attendance.posts.add(other)
    for organisation in (home, partner):
        unit = make.make_department(organisation, is_public=False, **named("name", "desk"))
        make.make_department_attendance(occasion, unit)
    return {
        "agreements": [agreement],
        "occasions": [occasion],
        "people": [stranger, mei],
        "organisations": [partner, known],
        "departments": list(Department.objects.filter(organisation=home, is_public=False)),
    }


def make_picture():
    return make.make_picture(**named("alt", "harbour"), **named("caption", "seen from the sea"),
                             credit=WORDS["en"])  # fmt: skip


def text_of(language, register, picture):
    word = WORDS[language]
    body = f'<p>{word} opens.</p><figure data-picture="{picture.pk}"></figure>'
    return Text(title=f"{word} line opens", summary=f"{word} in short.", dateline=word, body=body,
                lead_picture=picture, **register)  # fmt: skip


def make_new_story(register, picture):
    """In both languages, in a category of its own, with all that staff keep beside it."""
    category = make.make_category(KEY, **named("name", "news"))
    story = [
        workflow.draft(language=language, slug=KEY, category=category, by=make.make_user(),
                       text=text_of(language, register, picture))
        for language in WORDS
    ]  # fmt: skip
    OldAddress.objects.create(address=LEGACY, article=story[0])
    for article in story:
        make.make_alias(article, register["organisations"][0], name=f"{WORDS['en']} short")
        link = make.make_preview_link(article, given_to=WORDS["en"], may_comment=True)
        make.make_comment(article, by=Guest(link, WORDS["en"]), body=WORDS["en"])
    return story


def make_newer_text(register, picture):
    """Of a story that is public, in both languages: a correction nobody has read yet."""
    story = list(Article.objects.filter(slug="story-1").order_by("language"))
    for article in story:
        text = replace(
            text_of(article.language, register, picture),
            change_kind="correction",
            change_note=f"{WORDS['en']} was meant.",
        )
        workflow.revise(article, by=make.make_user(), text=text)
    return [Article.objects.get(pk=article.pk) for article in story]


def plan_together(story):
    """Signed by all, to go out at T, and to come down again for a reason nobody is to hear yet."""
    stage = make.make_stage()
    reviewer, boss = make.make_user(groups=[stage.group]), make.make_superuser("planner")
    for article in story:
        workflow.submit(article, by=article.latest.author)
        workflow.approve(article.latest, by=reviewer, stage=stage)
    bundle = Bundle.objects.create(name=WORDS["en"], created_by=boss, created_at=timezone.now())
    workflow.bundle_up(bundle, story, by=boss)
    workflow.schedule_bundle(bundle, publish_at=T, by=boss)
    for article in story:
        workflow.schedule_withdrawal(article, withdraw_at=T + timedelta(days=9), by=boss,
                                     reason=f"{WORDS['en']} is over.")  # fmt: skip
