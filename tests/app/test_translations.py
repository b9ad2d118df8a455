"""Three equal languages: every text of every floor is translated, with the same figures in it, and pages show it."""

import re
from itertools import product

import pytest
from babel.messages.catalog import Catalog

from tests.catalogues import HOMES, LOCALES, collected, path_of, texts, translated, untranslated, written

PLACES = re.compile(r"%\(\w+\)[sd]")
HTML = re.compile(r"</?\w+>")
SOURCES = {home: collected(home) for home in HOMES}
each = pytest.mark.parametrize(("home", "locale"), list(product(HOMES, LOCALES)))


def test_texts_of_code_templates_and_letters_are_collected() -> None:
    found = {message.id for source in SOURCES.values() for message in source}
    assert {"My card", "Score", "Skip to the content", "Open your card"} <= found
    assert ("more positive response", "more positive responses") in found


@each
def test_every_text_is_translated(home: str, locale: str) -> None:
    cure = f"run `make strings`, then write these in {path_of(home, locale)}"
    assert untranslated(SOURCES[home], translated(home, locale)) == [], cure


@each
def test_every_translation_has_the_figures_of_its_text(home: str, locale: str) -> None:
    known = {message.id: message for message in translated(home, locale) if message.id}
    differing = [
        (message.id, text)
        for message in SOURCES[home]
        if message.id in known and message.id
        for text in texts(known[message.id])
        if text and places(text) != places(message.id if isinstance(message.id, str) else message.id[-1])
    ]
    assert differing == []


def places(text: str) -> tuple[set[str], list[str]]:
    """The places for figures, and the tags, of a text."""
    return set(PLACES.findall(text)), sorted(HTML.findall(text))


@each
def test_a_catalogue_holds_just_what_is_said_and_collecting_again_keeps_it(home: str, locale: str) -> None:
    again = written(locale, SOURCES[home], translated(home, locale))
    assert again == path_of(home, locale).read_text(), "run `make strings`"


def test_a_missing_and_a_half_translated_text_are_found() -> None:
    source, target = Catalog(), Catalog(locale="fi")
    for text in ("one", "two", ("a day", "days")):
        source.add(text)
    target.add("one", "yksi")
    target.add(("a day", "days"), ("päivä", ""))
    assert untranslated(source, target) == ["two", "('a day', 'days')"]
