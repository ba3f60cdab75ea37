"""The order of precedence: data, never the alphabet."""

from collections.abc import Iterable

from .models import Person, Post


def by_person(posts: Iterable[Post]) -> list[tuple[Person, list[Post]]]:
    """People in the order of their first post, each with all of theirs in that order."""
    held: dict[Person, list[Post]] = {}
    for post in posts:
        held.setdefault(post.person, []).append(post)
    return list(held.items())
