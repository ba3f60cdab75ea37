"""The files of a demonstration, read and checked before anything is stored."""

import json
from dataclasses import dataclass
from pathlib import Path

from apps.partners.register.schema import REGISTER

from .errors import DemoError, told_of
from .schema import PICTURES, STAFF, STORIES


@dataclass(frozen=True)
class Demo:
    """A demonstration as its files have it."""

    folder: Path
    register: dict
    pictures: list[dict]
    staff: dict
    stories: dict
    bodies: dict[tuple[str, str], str]  # by address and language


def read(folder: Path) -> Demo:
    """Raises DemoError at the first file that is missing or not as it should be."""
    if not folder.is_dir():
        raise DemoError(str(folder), "there is no such folder")
    register = _json(folder, "register.json")
    with told_of("register.json"):
        REGISTER(register, "")
    stories = _checked(folder, "stories.json", STORIES)
    return Demo(
        folder=folder,
        register=register,
        pictures=_checked(folder, "pictures.json", PICTURES),
        staff=_checked(folder, "staff.json", STAFF),
        stories=stories,
        bodies={
            (story["slug"], language): _text(folder, f"stories/{story['slug']}.{language}.html")
            for story in stories["stories"]
            for language in languages_of(story)
        },
    )


def languages_of(story: dict) -> list[str]:
    """A story is told in each language it has a title in."""
    return [language for language, title in story["title"].items() if title]


def _checked(folder: Path, name: str, schema):
    with told_of(name):
        return schema(_json(folder, name), "")


def _json(folder: Path, name: str):
    try:
        return json.loads(_text(folder, name))
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise DemoError(name, f"not JSON: {error.msg} ({place})") from error
    except RecursionError as error:
        raise DemoError(name, "nested too deeply") from error


def _text(folder: Path, name: str) -> str:
    try:
        return (folder / name).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise DemoError(name, "this file is missing") from None
    except OSError as error:
        raise DemoError(name, error.strerror or error) from error
    except UnicodeDecodeError as error:
        raise DemoError(name, f"not UTF-8 at byte {error.start}") from error
