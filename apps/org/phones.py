"""Telephone numbers as links."""


def dial(number: str) -> str:
    """A full number as `tel:` wants it: "86-21-5663 7080" → "+862156637080"."""
    return "+" + "".join(c for c in number if c.isdigit())
