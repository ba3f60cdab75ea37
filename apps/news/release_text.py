"""A press release as plain text, for whoever writes about it."""

from collections.abc import Iterable
from html import unescape

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from apps.org.models import SiteIdentity
from apps.org.texts import worded
from apps.partners.models import Agreement, Occasion
from apps.partners.panels import Credited, Panel, Side
from apps.partners.templatetags.register_tags import known_to

from .captions import caption_lines, labelled
from .notes import Note
from .plain_text import as_plain_text, tidy
from .release import Release
from .versions import Version


def release_text(
    release: Release, versions: Iterable[Version], identity: SiteIdentity | None
) -> str:
    """Headline, text, facts, pictures, notes, who we are, whom to ask, and where it stands.

    That it was corrected, or may be behind one of its other `versions`, is said at its head.
    """
    parts = [
        release.headline,
        date_format(release.article.published_on, "DATE_FORMAT"),
        _corrected(release.corrected),
        *(version.warning for version in versions),
        tidy(release.text.summary),
        _text(release),
        *(part for panel in release.panels for part in _facts(panel)),
        _pictures(release),
        *(f"{note.heading}\n{note.text.strip()}" for note in release.notes),
        *(_about_us(identity) if identity else ()),
        release.address,
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _corrected(note: Note | None) -> str:
    return _("Corrected %(day)s") % {"day": date_format(note.day, "DATE_FORMAT")} if note else ""


def _text(release: Release) -> str:
    """Opened by place and day, as on the page."""
    words, dateline = as_plain_text(release.text.body, release.address), release.dateline
    if not dateline:
        return words
    if not release.text.body.startswith("<p>"):
        return f"{dateline}\n\n{words}"
    return _("%(dateline)s %(words)s") % {"dateline": dateline, "words": words}


def _facts(panel: Panel) -> list[str]:
    """What the panel of the page says: first of the whole, then of each side."""
    if panel.agreement:
        lines = _agreement(panel.agreement)
        if not panel.has_signatories:
            lines.append(strip_tags(_("Signatories: <b>not published</b>")))
    else:
        lines = [line for occasion in panel.occasions for line in _occasion(occasion)]
    if panel.areas:
        lines.append(_line(_("Areas of cooperation"), [worded(area) for area in panel.areas]))
    return ["\n".join(filter(None, lines)), *("\n".join(_side(side)) for side in panel.sides)]


def _agreement(agreement: Agreement) -> list[str]:
    signed, term = (
        tidy(unescape(strip_tags(render_to_string(template, {"agreement": agreement}))))
        for template in ("partners/_signed_on.html", "partners/_term.html")
    )
    return [agreement.get_kind_display(), signed, term]


def _occasion(occasion: Occasion) -> list[str]:
    day = known_to(occasion.held_on, occasion.held_precision)
    return [worded(occasion, "title"), day, worded(occasion, "place")]


def _side(side: Side) -> list[str]:
    lines = [_credit(person) for person in side.people.values()]
    if side.departments:
        lines.append(_line(_("Departments"), [row.name for row in side.departments]))
    return [*filter(None, [side.name]), *(f"- {line}" for line in lines)]


def _credit(person: Credited) -> str:
    first, *others = (str(role.label) for role in person.roles)
    roles = _(", ").join([first, *(role.lower() for role in others)])
    titles = _(", ").join(tidy(title) for title in person.titles)
    if person.name and titles:
        titled = _("%(name)s, %(titles)s") % {"name": tidy(person.name), "titles": titles}
    else:
        titled = tidy(person.name) or titles
    return labelled(roles, titled)


def _line(label: str, words: list[str]) -> str:
    return labelled(label, _(", ").join(tidy(word) for word in words if word))


def _pictures(release: Release) -> str:
    entries = [
        "\n   ".join([f"{number}. {first}", *others])
        for number, (first, *others) in enumerate(map(caption_lines, release.pictures), start=1)
    ]
    return "\n".join([_("Pictures"), *entries]) if entries else ""


def _about_us(identity: SiteIdentity) -> list[str]:
    about = worded(identity, "boilerplate").strip()
    contact = [
        tidy(worded(identity, "press_contact_name")),
        identity.press_contact_phone,
        identity.press_contact_email,
    ]
    return [
        f"{_('About %(name)s') % {'name': identity.name}}\n{about}" if about else "",
        "\n".join([_("Press contact"), *filter(None, contact)]) if any(contact) else "",
    ]
