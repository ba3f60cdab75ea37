"""The people, parties, departments and areas of an English text."""

from ..model import Layout, Mention, Participant, Party, Unit
from ..participants import participants
from ..sentences import sentences
from .areas import find_areas
from .departments import find_departments
from .parties import find_parties
from .people import find_people
from .roles import roles_in


class English:
    """One text, read as English."""

    def __init__(self, text: str, layout: Layout):
        self.text = text
        self.headline = layout.headline
        self.sentences = [s for paragraph in layout.paragraphs for s in sentences(text, paragraph)]
        self.cast = find_people(text, list(layout.paragraphs))

    def parties(self) -> list[Party]:
        return find_parties(self.text, self.headline, self.sentences)

    def departments(self) -> list[Unit]:
        return find_departments(self.text, self.sentences)

    def areas(self) -> list[Mention]:
        return find_areas(self.text, self.sentences)

    def people(self) -> list[Participant]:
        return participants(self.text, self.sentences, self.cast.sightings, roles_in)
