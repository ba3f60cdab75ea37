"""The page of our own that the tests of the reading use, and what the register says of it."""

import json
from pathlib import Path

from django.apps import apps

from apps.partners.models import Agreement, Occasion

PAGES = Path(__file__).parent.parent / "reading" / "pages"
PAGE = PAGES / "strategic-agreement.txt"
CHINESE = """卡斯柯与上海铁塔签署战略合作协议

2024年9月11日

9月6日，卡斯柯与中国铁塔上海分公司（以下简称“上海铁塔”）签署战略合作协议，双方将在低空经济、定位技术等领域开展合作。

卡斯柯公司副总裁李明、上海铁塔副总经理张华代表双方签署协议。卡斯柯公司党委书记、董事长王印出席签约仪式并致辞。
"""


def gold():
    return json.loads(PAGE.with_suffix(".gold.json").read_text(encoding="utf-8"))


def write(folder, text, name="page.txt", encoding="utf-8"):
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return str(path)


def rows_of_all_tables():
    """How many rows each of our tables has."""
    ours = [config.get_models(include_auto_created=True)
            for config in apps.get_app_configs() if config.name.startswith("apps.")]  # fmt: skip
    return {model._meta.label: model.objects.count() for models in ours for model in models}


def as_the_database_has_it(article):
    """The facts of an article from the database alone, in the form of the gold file."""
    agreement, occasion = Agreement.objects.get(), Occasion.objects.get()
    aliases = {alias.organisation_id: alias.name for alias in article.aliases.all()}
    parties = agreement.parties.order_by("position")
    organisations = {party.organisation_id: str(party) for party in parties}
    return {
        "language": article.language,
        "headline": article.latest.title,
        "published": article.latest.dated_on.isoformat(),
        "signing_date": agreement.signed_on.isoformat(),
        "parties": [
            {"name": str(party), "alias": aliases.get(party.organisation_id)} for party in parties
        ],
        "people": list(_people(agreement, occasion, organisations)),
        "departments": [
            {"name": str(row), "organisation": organisations[row.department.organisation_id]}
            for row in occasion.department_attendances.order_by("position")
        ],
        "areas": [area.name for area in _in_order_of_linking(agreement)],
    }


def _in_order_of_linking(agreement):
    links = Agreement.areas.through.objects.filter(agreement=agreement).order_by("pk")
    return [link.cooperationarea for link in links]


def _people(agreement, occasion, organisations):
    for row in agreement.signatories.order_by("position"):
        yield _person(row, organisations[row.party.organisation_id], ["signed"])
    for row in occasion.attendances.order_by("position"):
        yield _person(row, organisations[row.side_id], sorted(str(role) for role in row.roles))


def _person(credit, organisation, roles):
    return {"name": credit.name, "titles": credit.titles, "organisation": organisation,
            "roles": roles}  # fmt: skip
