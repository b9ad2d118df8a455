"""What of a page is its own words, and what is data that is the same in every language."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml.html import HtmlElement
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import Base

NOT_SAID = (
    "ancestor::script or ancestor::code or ancestor::pre or ancestor::*[not(self::html)][@lang or @translate='no']"
)
# The ways to write a date are offered as they are written.
DATE_STYLE = "ancestor::select[contains(@name, '_style')]"
SAID = f"//body//text()[not({NOT_SAID} or {DATE_STYLE})]"
ATTRIBUTES = "//@aria-label | //@placeholder | //@alt | //body//@title | //head/title/text()"
PEOPLES_OWN = {"key", "name", "content", "choices"}
CODE = re.compile(r"[a-z_.\-:/]*")
ADDRESS = re.compile(r"\w+://\S+|\S+@\S+")
WORD = re.compile(r"[^\W\d_]{2,}")
# Names, marks and words that are the same in English and in the other language.
NAMES = ["NPS", "CSAT", "CSV", "XLSX", "PDF", "Excel", "Net Promoter", "API", "SMTP", "HR", "OK"]
MAKES = ["SQLite", "PostgreSQL"]
LANGUAGES = ["English", "Suomi", "Svenska", "suomi", "svenska"]
SAME = {
    "fi": [*NAMES, *MAKES, *LANGUAGES, "Chat", "Bonus"],
    "sv": [*NAMES, *MAKES, *LANGUAGES, "Bonus", "Plan", "Team", "Person", "Administration", "Minimum", "version"],
}


def words_of_page(tree: HtmlElement) -> set[str]:
    """Every text a page shows or reads out, runs of space made one."""
    return {" ".join(str(text).split()) for text in tree.xpath(f"{SAID} | {ATTRIBUTES}")} - {""}


def written_by_people(session: Session) -> set[str]:
    """Every text the company's database holds, in files kept there too, that is not a code of ours in small letters;
    keys, names and files are people's own."""
    columns = [column for table in Base.metadata.sorted_tables for column in table.c]
    found = {(column.name, value) for column in columns for value in _texts(session.scalars(select(column)))}
    return {value for name, value in found if value and (name in PEOPLES_OWN or not CODE.fullmatch(value))}


def _texts(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, bytes):
            yield from re.split(r"[,;\t\r\n]", value.decode(errors="replace"))
        elif isinstance(value, dict | list):
            yield from _texts(value.values() if isinstance(value, dict) else value)


def left_in_english(english: set[str], other: set[str], data: Iterable[str], language: str) -> set[str]:
    """The texts that a page says in English and in this language alike, though they have words that are not data."""
    parts = sorted({*data, *SAME[language]}, key=len, reverse=True)
    known = re.compile("|".join(rf"(?<!\w){re.escape(part)}(?!\w)" for part in parts))
    return {text for text in english & other if WORD.search(ADDRESS.sub("", known.sub("", text)))}
