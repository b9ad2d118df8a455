"""The letter as people get it: golden texts in three languages, text equal to HTML, nothing loaded from elsewhere."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask import Flask

from notifications import letters
from notifications.digest import digest
from tests.catalogues import collected, translated
from tests.notifications.figures import AT, CASES, HOUSE, LANGUAGES, MONTH, OPEN, case, channel, letter, member, text_of

GOLDEN = Path(__file__).parent / "golden"
BEGGING = re.compile(r"\b(ask|beg|urge|pyydä|pyytä|kehota|be kunden|be dina|uppmana)", re.IGNORECASE)


class Words(HTMLParser):
    """What an HTML letter says, and what it would load or run."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.tags: set[str] = set()
        self.links: list[str] = []
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag and where it leads."""
        self._inside = tag
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "background", "action")]

    def handle_data(self, data: str) -> None:
        """Note what is said, but not the title and the styles."""
        if self._inside not in ("title", "style"):
            self.said += data.split()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_the_letter_reads_as_agreed(flask_app: Flask, name: str, language: str) -> None:
    found = letter(flask_app, case(name, language), language, replace(HOUSE, in_euros=name == "all_met"))
    golden = (GOLDEN / f"{name}.{language}.txt").read_text()
    assert f"Subject: {found['Subject']}\n\n{text_of(found)}" == golden


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_the_html_says_what_the_text_says_in_the_same_order(flask_app: Flask, name: str, language: str) -> None:
    found = letter(flask_app, case(name, language), language)
    assert Words(text_of(found, "html")).said == text_of(found).split()


def test_the_html_loads_nothing_and_leads_only_to_the_card(flask_app: Flask) -> None:
    html = text_of(letter(flask_app, case("needed")), "html")
    words = Words(html)
    assert words.links == ["https://kymppi.pankki.example/card"]
    assert words.tags.isdisjoint({"img", "script", "link", "iframe", "object", "form"})
    assert not re.search(r"url\(|@import|javascript:", html)


def test_styles_stand_on_the_tags_for_readers_that_drop_the_head(flask_app: Flask) -> None:
    html = text_of(letter(flask_app, case("needed")), "html")
    assert '<td class="rest" width="' in html
    assert re.search(r'class="rest"[^>]*style="[^"]*background-color', html)
    assert "prefers-color-scheme: dark" in html


def test_names_of_channels_and_company_are_text_in_both_parts(flask_app: Flask) -> None:
    told = digest(MONTH, (channel("<b>Phone & co</b>", OPEN, "45"),), "A<i>", None)
    found = letter(flask_app, told, house=replace(HOUSE, company='"><script>'))
    assert "<b>Phone & co</b> 42.0, target 45" in text_of(found)
    assert Words(text_of(found, "html")).tags.isdisjoint({"b", "i", "script"})
    assert Words(text_of(found, "html")).said == text_of(found).split()


def test_a_channel_named_over_two_lines_makes_a_subject_of_one(flask_app: Flask) -> None:
    told = digest(MONTH, (channel("Phone\r\nBcc: all@pankki.example", OPEN, "45"),), None, None)
    found = letter(flask_app, told)
    assert found["Subject"] == "Phone Bcc: all@pankki.example: 3 more positive responses to your November target"


def test_euros_are_named_only_where_the_house_wishes(flask_app: Flask) -> None:
    assert "€" not in text_of(letter(flask_app, case("needed")))
    assert "€80.50" in text_of(letter(flask_app, case("needed"), house=replace(HOUSE, in_euros=True)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_tells_anybody_to_ask_customers_for_anything(flask_app: Flask, language: str) -> None:
    said = [text_of(letter(flask_app, case(name, language), language)) for name in CASES]
    assert [text for text in said if BEGGING.search(text)] == []


def test_the_headers_name_sender_reader_and_way_out(flask_app: Flask) -> None:
    found = letters.address(letter(flask_app, case("needed")), member(name="Åsa Öhman"), "<a@b>", HOUSE, sent_at=AT)
    assert str(found["From"]) == "Kymppi Pankki <kymppi@pankki.example>"
    assert found["To"].addresses[0].display_name == "Åsa Öhman"
    assert (found["Message-ID"], found["Auto-Submitted"]) == ("<a@b>", "auto-generated")
    assert found["List-Unsubscribe"] == "<mailto:kymppi@pankki.example?subject=unsubscribe>"
    assert found["Date"].datetime == AT


@pytest.mark.parametrize("locale", ["fi", "sv_FI"])
def test_every_sentence_is_translated_and_no_translation_is_left_over(locale: str) -> None:
    done = {message.id: message.string for message in translated("notifications", locale) if message.id}
    used = {message.id for message in collected("notifications") if message.id}
    assert set(done) == used
    assert all(all(text) if isinstance(text, tuple) else text for text in done.values())
