"""The smallest valid object of each kind; what a test is about, it passes in."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from itertools import count

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from PIL import Image

from apps.news import comments, workflow
from apps.news.models import Alias, Article, Category, PreviewLink, ReviewStage
from apps.news.texts import Text
from apps.org.models import (
    Department,
    Office,
    Organisation,
    Person,
    Phone,
    Picture,
    Post,
    SiteIdentity,
    User,
)
from apps.org.pictures import store_picture
from apps.partners.models import (
    Agreement,
    Attendance,
    CooperationArea,
    DepartmentAttendance,
    Occasion,
    Party,
    RegisterCorrection,
    Signatory,
)

NOON = datetime(2024, 9, 11, 4, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)
_numbers = count(1)


def make_organisation(name="Shanghai Tower", **fields):
    fields.setdefault("key", f"organisation-{next(_numbers)}")
    return Organisation.objects.create(name_en=name, **fields)


def make_home(name="CASCO Signal Ltd.", **fields):
    return make_organisation(name, is_home=True, **fields)


def make_department(organisation=None, name=None, **fields):
    fields.setdefault("name_en", f"Department {next(_numbers)}" if name is None else name)
    return Department.objects.create(organisation=organisation or make_organisation(), **fields)


def make_office(organisation=None, **fields):
    fields.setdefault("address_en", "1 Station Road")
    return Office.objects.create(organisation=organisation or make_organisation(), **fields)


def make_phone(office=None, **fields):
    fields.setdefault("number", f"86-21-{next(_numbers):08}")
    return Phone.objects.create(office=office or make_office(), **fields)


def make_person(name="Mei Xiaobo", **fields):
    fields.setdefault("key", f"person-{next(_numbers)}")
    return Person.objects.create(name_en=name, **fields)


def make_post(person=None, organisation=None, title="President", **fields):
    return Post.objects.create(
        person=person or make_person(),
        organisation=organisation or make_organisation(),
        title_en=title,
        **fields,
    )


def picture_file(size=(64, 40), kind="PNG", color="#00714a"):
    buffer = BytesIO()
    Image.new("RGB", size, color).save(buffer, kind)
    return ContentFile(buffer.getvalue(), name=f"picture.{kind.lower()}")


def make_picture(file=None, **fields):
    picture = Picture(**({"alt_en": "A green square", "credit": "Drawn for a test"} | fields))
    store_picture(picture, file or picture_file())
    return picture


def make_identity(organisation=None, **fields):
    fields.setdefault("name_en", "CASCO newsroom")
    return SiteIdentity.objects.create(organisation=organisation or make_home(), **fields)


def make_user(username=None, groups=(), **fields):
    username = username or f"user-{next(_numbers)}"
    user = User.objects.create_user(username, password="correct horse", is_staff=True, **fields)
    user.groups.set(groups)
    return user


def make_superuser(username="root", **fields):
    return make_user(username, is_superuser=True, **fields)


def make_area(name="low-altitude economy", **fields):
    fields.setdefault("key", f"area-{next(_numbers)}")
    return CooperationArea.objects.create(name_en=name, **fields)


def make_agreement(parties=(), **fields):
    fields = {
        "reference": f"agreement-{next(_numbers)}",
        "kind": "strategic",
        "signed_on": date(2024, 9, 6),
        "is_public": True,
    } | fields
    agreement = Agreement.objects.create(**fields)
    for position, organisation in enumerate(parties):
        Party.objects.create(agreement=agreement, organisation=organisation, position=position)
    return agreement


def make_party(agreement=None, organisation=None, **fields):
    return Party.objects.create(
        agreement=agreement or make_agreement(),
        organisation=organisation or make_organisation(),
        **fields,
    )


def make_signatory(party=None, person=None, **fields):
    party = party or make_party()
    fields.setdefault("agreement", party.agreement)
    return Signatory.objects.create(party=party, person=person or make_person(), **fields)


def make_occasion(**fields):
    fields = {
        "key": f"occasion-{next(_numbers)}",
        "kind": "ceremony",
        "title_en": "Signing ceremony",
        "held_on": date(2024, 9, 6),
        "is_public": True,
    } | fields
    return Occasion.objects.create(**fields)


def make_attendance(occasion=None, person=None, **fields):
    return Attendance.objects.create(
        occasion=occasion or make_occasion(), person=person or make_person(), **fields
    )


def make_department_attendance(occasion=None, department=None, **fields):
    return DepartmentAttendance.objects.create(
        occasion=occasion or make_occasion(), department=department or make_department(), **fields
    )


def make_register_correction(thing, at=NOON, **fields):
    """A note to readers about a public agreement or occasion."""
    about = {"agreement" if isinstance(thing, Agreement) else "occasion": thing}
    return RegisterCorrection.objects.create(
        at=at, **about | {"note_en": "It was the 6th, not the 7th."} | fields
    )


def make_category(slug=None, **fields):
    slug = slug or f"category-{next(_numbers)}"
    return Category.objects.create(slug=slug, **({"name_en": slug.title()} | fields))


def make_stage(name="First review", position=None, **fields):
    if "group" not in fields:
        fields["group"] = Group.objects.create(name=f"{name} {next(_numbers)}")
    return ReviewStage.objects.create(
        name_en=name, position=position or ReviewStage.objects.count() + 1, **fields
    )


def make_draft(title="A line opens", by=None, **fields):
    """An article with one text that nobody has reviewed."""
    text = {name: fields.pop(name) for name in set(fields) & set(Text.__dataclass_fields__)}
    number = next(_numbers)
    fields = {"language": "en", "slug": f"story-{number}"} | fields
    category = fields.pop("category", None) or make_category()
    at = fields.pop("at", NOON)
    return workflow.draft(
        by=by or make_user(), category=category, text=Text(title=title, **text), at=at, **fields
    )


def make_article(title="A line opens", at=NOON, **fields):
    """A published article."""
    article = make_draft(title, at=at, **fields)
    boss = User.objects.filter(is_superuser=True).first() or make_superuser()
    workflow.publish(article, by=boss, at=at, override_reason="Made for a test")
    return Article.objects.get(pk=article.pk)


def make_change(article, at=NOON, **text):
    """A newer text of an article, live from a moment on; a correction, unless it says otherwise."""
    text = {"change_kind": "correction", "change_note": "It was the 6th."} | text
    newer = replace(Text.of(article.latest), **text)
    workflow.revise(article, by=None, text=newer, at=at)
    boss = User.objects.filter(is_superuser=True).first() or make_superuser()
    workflow.publish(article, by=boss, at=at, override_reason="Made for a test")
    return Article.objects.get(pk=article.pk)


def make_alias(article=None, organisation=None, name="Shanghai Tower"):
    return Alias.objects.create(
        article=article or make_draft(), organisation=organisation or make_organisation(), name=name
    )


def make_comment(article=None, by=None, body="Is this right?", at=NOON, **fields):
    """A thread by a member of staff, or by a `Guest`."""
    return comments.say(article or make_draft(), by=by or make_user(), body=body, at=at, **fields)


def make_preview_link(article=None, at=NOON, **fields):
    """Good for ever, as far as tests go."""
    fields = {"given_to": "The partner", "expires_at": datetime(9999, 1, 1, tzinfo=UTC)} | fields
    return PreviewLink.objects.create(article=article or make_draft(), created_at=at, **fields)
