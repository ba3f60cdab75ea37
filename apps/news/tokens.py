"""The part of a preview's address that cannot be guessed: a key with its signature."""

from django.core.signing import BadSignature, Signer


def token_of(key: str) -> str:
    return _signer().sign(key)


def key_of(token: str) -> str | None:
    """The key in a token that we have signed, whole and unchanged; of any other, None."""
    try:
        return _signer().unsign(token)
    except BadSignature:
        return None


def _signer() -> Signer:
    return Signer(salt="news.preview", sep=".")
