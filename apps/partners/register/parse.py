"""JSON as a register file may hold it: what it says twice, or what is no number, is refused."""

import json

from .errors import RegisterError, cut

LONGEST_NUMBER = 18


def parse(text: str):
    """The document in a text. Raises RegisterError, one line that says where it is no JSON."""
    try:
        return json.loads(
            text, object_pairs_hook=_object, parse_int=_number, parse_constant=_constant
        )
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise RegisterError("", f"not JSON: {error.msg} ({place})") from error
    except RecursionError as error:
        raise RegisterError("", "nested too deeply to be a register") from error


def _object(pairs: list) -> dict:
    """Of two fields of one name, JSON lets the last win; the first may be what was meant."""
    found: dict = {}
    for name, value in pairs:
        if name in found:
            raise RegisterError(_named(found), f'"{cut(name)}" is given twice')
        found[name] = value
    return found


def _named(found: dict) -> str:
    key = found.get("key")
    return f"the entry ({cut(key)})" if isinstance(key, str) else ""


def _number(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise RegisterError("", f"{cut(digits, 20)} is too long a number ({len(digits)} digits)")
    return int(digits)


def _constant(name: str):
    raise RegisterError("", f"{name} is no number a register can hold")
