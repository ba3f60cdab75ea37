"""From sightings in single sentences to the participants of a page; for every language."""

from collections.abc import Callable, Iterable

from .model import Participant, Span


def participants(
    text: str, sentences: list[Span], sightings: list, roles_in: Callable
) -> list[Participant]:
    """Those who did something; whoever is only mentioned is left out."""
    roles: dict[str, list] = {}
    by_sentence = _by_sentence(sentences, sightings)
    for sentence, here in zip(sentences, by_sentence, strict=True):
        for person, role in roles_in(text, sentence, here):
            roles.setdefault(person.name.text, []).append(role)
    return [
        _participant(people, roles[name])
        for name, people in _by_name(sightings).items()
        if name in roles
    ]


def _by_sentence(sentences: list[Span], sightings: list) -> list[list]:
    """The sightings of each sentence; both lists are in the order of the text."""
    groups, i = [], 0
    for sentence in sentences:
        here = []
        while i < len(sightings) and sightings[i].name.span.end <= sentence.end:
            if sightings[i].name.span.start >= sentence.start:
                here.append(sightings[i])
            i += 1
        groups.append(here)
    return groups


def _by_name(sightings: Iterable) -> dict[str, list]:
    grouped: dict[str, list] = {}
    for sighting in sightings:
        grouped.setdefault(sighting.name.text, []).append(sighting)
    return grouped


def _participant(sightings: list, roles: list) -> Participant:
    titles = {title.text.casefold(): title for s in reversed(sightings) for title in s.titles}
    first_roles = {role.role: role for role in reversed(roles)}
    return Participant(
        name=sightings[0].name,
        titles=tuple(sorted(titles.values(), key=lambda title: title.span)),
        organisation=next((s.organisation for s in sightings if s.organisation), None),
        roles=tuple(sorted(first_roles.values(), key=lambda role: role.span)),
        mentions=tuple(sighting.name.span for sighting in sightings),
    )
