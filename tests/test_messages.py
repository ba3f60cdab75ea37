"""The Chinese interface: every message has its translation, and every visible word is a message."""

import gettext
import re
import shutil
from collections import Counter

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.management import call_command
from django.utils.translation import override

from apps.partners.choices import Role
from tests.catalogue import CATALOGUE, PLACEHOLDER, messages

WESTERN_PUNCTUATION = re.compile(r"[\u4e00-\u9fff][,;:!?]|[,;:!?][\u4e00-\u9fff]")
SPACED_PUNCTUATION = re.compile(r"\s[，。；：、？！（）“”]|[，。；：、？！（）“”]\s")
# What a template holds besides markup and bare words; one block fills an attribute nobody sees.
NOT_BARE = re.compile(
    r"{%\s*blocktranslate.*?{%\s*endblocktranslate\s*%}"
    r"|{%\s*block bodyclass\b.*?{%\s*endblock.*?%}"
    r"|{#.*?#}|{%.*?%}|{{.*?}}",
    re.DOTALL,
)
READ_ALOUD = ["alt", "aria-label", "placeholder", "title"]
WORD = re.compile(r"[^\W\d_]{2,}")
THE_SAME_IN_EVERY_LANGUAGE = {"Atom", "RSS", "JSON"}
BILINGUAL_BY_HAND = {"500.html", "503.html"}


@pytest.fixture
def ours():
    return messages(settings.BASE_DIR / CATALOGUE)


@pytest.fixture
def collected(tmp_path, monkeypatch, settings, missing):
    """The messages as they are collected from the source now, into a copy of the catalogue."""
    if not shutil.which("xgettext"):
        missing("no gettext here, so no message is collected from the source")
    for folder in ("apps", "config", "templates", "locale"):
        shutil.copytree(settings.BASE_DIR / folder, tmp_path / folder)
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    monkeypatch.chdir(tmp_path)
    call_command(
        "makemessages", locale=["zh_Hans"], no_location=True, no_obsolete=True, verbosity=0
    )
    return messages(tmp_path / CATALOGUE)


def test_every_message_of_the_source_has_a_translation(collected):
    assert [message.id for message in collected if not message.text or message.is_fuzzy] == []


def test_the_catalogue_holds_the_messages_of_the_source_and_no_others(collected, ours):
    assert {message[:2] for message in ours} == {message[:2] for message in collected}


def test_a_translation_keeps_the_placeholders_and_the_markup(ours):
    def parts(text):
        return Counter(PLACEHOLDER.findall(text))

    assert [message for message in ours if parts(message.id) != parts(message.text)] == []


def test_translations_are_punctuated_as_chinese_is(ours):
    wrong = [
        message.text
        for message in ours
        if WESTERN_PUNCTUATION.search(message.text) or SPACED_PUNCTUATION.search(message.text)
    ]

    assert wrong == []


def test_the_compiled_catalogue_is_that_of_the_text(ours):
    with (settings.BASE_DIR / CATALOGUE).with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)

    def read(message):
        if message.context:
            return compiled.pgettext(message.context, message.id)
        return compiled.gettext(message.id)

    assert [message for message in ours if read(message) != message.text] == []


def test_no_template_holds_words_that_are_not_marked_for_translation():
    folder = settings.BASE_DIR / "templates"
    bare = {
        str(path.relative_to(folder)): words
        for path in folder.rglob("*.html")
        if path.name not in BILINGUAL_BY_HAND and (words := bare_words(path))
    }

    assert bare == {}


def bare_words(path):
    soup = BeautifulSoup(NOT_BARE.sub("", path.read_text(encoding="utf-8")), "html.parser")
    spoken = [tag[name] for tag in soup.find_all() for name in READ_ALOUD if tag.has_attr(name)]
    texts = [*soup.stripped_strings, *spoken]
    return [text for text in texts if {*WORD.findall(text)} - THE_SAME_IN_EVERY_LANGUAGE]


def test_roles_are_called_what_the_trade_calls_them():
    with override("zh-hans"):
        assert [role.label for role in Role] == ["签署", "出席", "见证", "致辞"]
