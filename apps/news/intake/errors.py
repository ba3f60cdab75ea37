"""Why a page could not be taken in."""


class IntakeError(Exception):
    """One line for the person who gave the file: what is wrong, and what mends it."""


class UnreadableFile(IntakeError):  # noqa: N818 — reads as what it is
    """The file is no text that can be read."""


class Incomplete(IntakeError):  # noqa: N818
    """The page lacks what an article can't do without."""


class Ambiguous(IntakeError):  # noqa: N818
    """The register has several entries these words may mean; nobody guesses which."""
