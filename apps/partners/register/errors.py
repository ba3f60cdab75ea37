"""What is wrong with a register file, and where."""

from difflib import get_close_matches


class RegisterError(Exception):
    """One line that names the entry and the field: `people[3] (mei-xiaobo).name: …`."""

    def __init__(self, where: str, what: str):
        super().__init__(f"{where}: {what}" if where else what)


def meant(word: str, known) -> str:
    """ "; did you mean …?" where something known is close, else nothing."""
    close = get_close_matches(str(word), list(known), n=1)
    return f'; did you mean "{close[0]}"?' if close else ""
