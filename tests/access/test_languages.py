"""Every page that anybody may open speaks their language from top to bottom."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from flask import Flask

from tests.access.languages import left_in_english, words_of_page, written_by_people
from tests.access.tour import Answer, touring
from tests.catalogues import HOMES, translated
from tests.plugins.telling import Tell

pytestmark = [pytest.mark.xdist_group("access"), pytest.mark.timeout(600)]
LANGUAGES = {"fi": "fi", "sv": "sv_FI"}
CURE = "put these through _() and translate them; the same word: to SAME in languages.py; a code or key: into <code>"


@dataclass(frozen=True, slots=True)
class Spoken:
    """The pages of the tour in each language, and what people wrote."""

    pages: dict[str, tuple[Answer, ...]]
    data: set[str]


@pytest.fixture(scope="session")
def spoken(standing: Callable[[str], Flask]) -> Spoken:
    """Every page of every role in three languages."""
    pages: dict[str, tuple[Answer, ...]] = {}
    with touring(standing("sqlite")) as tour:
        for language in ("en", *LANGUAGES):
            tour.speak(language)
            pages[language] = tuple(one for one in tour.pages() if one.is_page and one.column != "anonymous")
        return Spoken(pages, written_by_people(tour.world.session) | {tour.flask_app.config["COMPANY"]})


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_a_page_stays_in_english(spoken: Spoken, language: str, tell: Tell) -> None:
    both = list(zip(spoken.pages["en"], spoken.pages[language], strict=True))
    left = {
        f"{other.route}: {text!r}"
        for english, other in both
        for text in left_in_english(words_of_page(english.tree), words_of_page(other.tree), spoken.data, language)
    }
    tell(f"languages: {len(both)} pages in English and {language}, {len(left)} texts left in English")
    assert not left, f"{CURE}:\n" + "\n".join(sorted(left))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_shows_a_text_that_has_a_translation(spoken: Spoken, language: str) -> None:
    known = [
        one for home in HOMES for one in translated(home, LANGUAGES[language]) if isinstance(one.id, str) and one.id
    ]
    english = {one.id for one in known if one.string and one.string != one.id}
    found = {(one.route, text) for one in spoken.pages[language] for text in words_of_page(one.tree) & english}
    assert {(route, text) for route, text in found if text not in spoken.data} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_which_language_it_is_in(spoken: Spoken, language: str) -> None:
    assert {one.route for one in spoken.pages[language] if one.tree.get("lang") != language} == set()


def test_a_text_left_in_english_is_found_and_data_is_not() -> None:
    english, finnish = {"Team", "Aino Virtanen", "3 NPS"}, {"Team", "Aino Virtanen", "3 NPS", "Tiimi"}
    assert left_in_english(english, finnish, ["Aino Virtanen"], "fi") == {"Team"}
