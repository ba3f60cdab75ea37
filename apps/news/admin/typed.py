"""What was typed into the article form, as it is sent and as a working copy keeps it."""

from dataclasses import fields

from django.http import QueryDict

from ..models import Article
from ..texts import Text

OWN = {field.name for field in fields(Text)} | {"language", "slug", "category"}
PARTS = ("aliases-", "initial-")  # rows of short names, and what fields held at first


def as_kept(sent: QueryDict) -> dict[str, list[str]]:
    """Of what a page sends, what an editor typed or chose."""
    names = [name for name in sent if name in OWN or name.startswith(PARTS)]
    return {
        name: [value.replace("\x00", "") for value in sent.getlist(name)]
        for name in names
        if "\x00" not in name
    }


def as_sent(kept: dict[str, list[str]]) -> QueryDict:
    """What a browser would send again."""
    typed = QueryDict(mutable=True)
    for name, values in kept.items():
        typed.setlist(name, values)
    return typed


def leaves_the_rest(typed: QueryDict, article: Article) -> bool:
    """Are address, category and short names typed as they stand?"""
    beside = {"language": article.language, "slug": article.slug}
    beside["category"] = str(article.category_id)
    if any(typed.get(name, stored) != stored for name, stored in beside.items()):
        return False
    rows = [name.removesuffix("-name") for name in typed
            if name.startswith("aliases-") and name.endswith("-name")]  # fmt: skip
    names = {(typed.get(f"{row}-organisation", ""), typed[f"{row}-name"].strip()) for row in rows}
    stored = {(str(row.organisation_id), row.name) for row in article.aliases.all()}
    is_deleted = any(name.endswith("-DELETE") for name in typed)
    return names - {("", "")} == stored and not is_deleted
