"""A reading as JSON, in the format of `read_release --json` (docs/reading.md)."""

from .model import Reading


def as_json(reading: Reading) -> dict:
    """What the text does not say is None or []."""

    def organisation(mention) -> str | None:
        if mention is None:
            return None
        party = reading.party_named(mention.text)
        return party.name.text if party else mention.text

    return {
        "language": reading.language,
        "headline": reading.headline.text if reading.headline else None,
        "published": reading.published.value.isoformat() if reading.published else None,
        "signing_date": reading.signing.value.isoformat() if reading.signing else None,
        "parties": [
            {"name": p.name.text, "alias": p.alias.text if p.alias else None}
            for p in reading.parties
        ],
        "people": [
            {
                "name": person.name.text,
                "titles": [title.text for title in person.titles],
                "organisation": organisation(person.organisation),
                "roles": sorted({role.role for role in person.roles}),
            }
            for person in reading.people
        ],
        "departments": [
            {"name": unit.name.text, "organisation": organisation(unit.organisation)}
            for unit in reading.departments
        ],
        "areas": [area.text for area in reading.areas],
    }
