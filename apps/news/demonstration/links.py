"""Keys that the files of a demonstration refer to: each given once, each known."""

import re

from apps.partners.register.errors import meant

from .errors import DemoError
from .files import Demo, languages_of

REGISTER_KINDS = {
    "agreements": "agreement",
    "occasions": "occasion",
    "organisations": "organisation",
    "people": "person",
}
FIGURE = re.compile(r'data-picture="([^"]*)"')


def check_links(demo: Demo) -> None:
    """Raises DemoError at the first key that is given twice or that no file has."""
    pictures = _once("pictures.json", "picture", demo.pictures, "key")
    stages = _once("staff.json", "review stage", demo.staff["stages"], "key")
    _once("staff.json", "account", demo.staff["staff"], "username")
    categories = _once("stories.json", "category", demo.stories["categories"], "slug")
    _once("stories.json", "story", demo.stories["stories"], "slug")
    for entry in demo.pictures:
        if not (demo.folder / entry["file"]).is_file():
            raise DemoError("pictures.json", f"{entry['key']}.file: there is no {entry['file']}")
    for account in demo.staff["staff"]:
        if account.get("stage"):
            _known("staff.json", account["username"], "review stage", account["stage"], stages)
    register = {
        kind: {entry["key"] for entry in demo.register.get(kind, [])} for kind in REGISTER_KINDS
    }
    for story in demo.stories["stories"]:
        place = ("stories.json", story["slug"])
        _known(*place, "category", story["category"], categories)
        if "picture" in story:
            _known(*place, "picture", story["picture"], pictures)
        for kind, keys in register.items():
            for key in story.get(kind, []):
                _known(*place, REGISTER_KINDS[kind], key, keys)
        for unit in story.get("departments", []) + story.get("aliases", []):
            _known(*place, "organisation", unit["organisation"], register["organisations"])
        for language in languages_of(story):
            file = f"stories/{story['slug']}.{language}.html"
            for key in FIGURE.findall(demo.bodies[story["slug"], language]):
                _known(file, "figure", "picture", key, pictures)


def _once(file: str, kind: str, entries: list[dict], field: str) -> set[str]:
    keys: set[str] = set()
    for entry in entries:
        if entry[field] in keys:
            raise DemoError(file, f'the {kind} "{entry[field]}" is given twice')
        keys.add(entry[field])
    return keys


def _known(file: str, entry: str, kind: str, key: str, keys: set[str]) -> None:
    if key not in keys:
        raise DemoError(file, f'{entry}: no {kind} has the key "{key}"{meant(key, keys)}')
