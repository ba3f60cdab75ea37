"""People with their dated posts."""

from apps.org.models import Person, Post
from apps.org.texts import translated

from .organisations import department_of
from .tally import Writer, columns, holds

PLAIN = {"rank": "rank", "from": "starts_on", "to": "ends_on", "public": "is_public"}


def load_people(entries: list, organisations: dict, writer: Writer) -> dict[str, Person]:
    """All people by key, those of the file brought up to date."""
    known = {person.key: person for person in Person.objects.prefetch_related("posts")}
    for i, entry in enumerate(entries):
        where = f"people[{i}] ({entry['key']})"
        found = known.get(entry["key"])
        posts = sorted(found.posts.all(), key=lambda post: post.pk) if found else []
        values = {"key": entry["key"], **columns("name", entry["name"])}
        person = writer.write(Person, found, values, where)
        known[entry["key"]] = person
        entered = entry.get("posts", [])
        for j, post in enumerate(entered):
            if post in entered[:j]:
                continue
            row = _load_post(person, posts, post, organisations, f"{where}.posts[{j}]", writer)
            if row in posts:
                posts.remove(row)
    return known


def _load_post(person, posts, entry, organisations, where, writer) -> Post:
    organisation = organisations[entry["organisation"]]
    values = {"person": person, "organisation": organisation, **columns("title", entry["title"])}
    values |= {column: entry[field] for field, column in PLAIN.items() if field in entry}
    if entry.get("department"):
        place = f"{where}.department"
        values["department"] = department_of(organisation, entry["department"], place)
    same = [row for row in posts if _is_same_post(row, organisation, entry)]
    # Of several, the one that needs the fewest changes: the same title may be held in two ways.
    wanted = {"department": None} | values
    same.sort(key=lambda row: sum(not holds(row, name, value) for name, value in wanted.items()))
    return writer.write(Post, next(iter(same), None), values, where)


def _is_same_post(row, organisation, entry) -> bool:
    """A post is known by organisation, title in any language, and the day it began."""
    titles = {getattr(row, column) for column in translated("title")} - {None, ""}
    return (
        row.organisation_id == organisation.pk
        and row.starts_on == entry.get("from")
        and bool(titles & set(entry["title"].values()))
    )
