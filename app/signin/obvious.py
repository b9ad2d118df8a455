"""Passwords that are guessed first; pure, and without any list from elsewhere.

What everybody thinks of is taken away: common words, names that belong to the place, keyboard rows, the alphabet, years
and digits, anything said twice. A password of which hardly a letter is left was obvious.
"""

import re
from collections.abc import Iterable
from unicodedata import combining, normalize

LEAST_LEFT = 6
SHORTEST_NAME = 3
WORDS = """
    password passphrase passwort salasana salaisuus losenord hemligt secret geheim welcome tervetuloa valkommen letmein
    login signin sisaan admin administrator root master user guest test testi default change changeme vaihda please
    kymppi customer asiakas kund service palvelu tjanst feedback palaute bonus target tavoite company yritys foretag
    office toimisto kontor work tyo jobb money raha pengar bank pankki hello hei moi moikka terve hejsan iloveyou love
    rakas rakkaus alskar sunshine princess prinsessa dragon monkey football jalkapallo fotboll jaakiekko hockey suomi
    finland sverige sweden helsinki stockholm tampere turku perkele saatana vittu kissa koira katt hund summer kesa
    sommar winter talvi vinter spring kevat var autumn syksy host monday maanantai mandag january tammikuu januari
    december joulukuu superman batman pokemon starwars qwerty azerty qwertz trustno whatever shadow michael jordan
    charlie computer tietokone dator internet abc pass word for the and my your
"""
COMMON = tuple(WORDS.split())
ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "qazwsxedcrfvtgbyhnujmikolp",
    "1q2w3e4r5t6y7u8i9o0p",
)
LOOKS_LIKE = str.maketrans("0134578@$!", "oieastbasi")
_SAID_TWICE = re.compile(r"(.+?)\1+")


def is_obvious(password: str, names: Iterable[str] = ()) -> bool:
    """Whether this is among the first things somebody would try; names are the company's and the person's."""
    plain = _plain(password)
    words = {word for name in names for word in re.split(r"[^a-z]+", _plain(name)) if len(word) >= SHORTEST_NAME}
    known = sorted({*COMMON, *words}, key=len, reverse=True)
    return any(len(_left(text, known)) < LEAST_LEFT for text in (plain, plain.translate(LOOKS_LIKE)))


def _plain(text: str) -> str:
    return "".join(letter for letter in normalize("NFKD", text).casefold() if not combining(letter))


def _left(text: str, known: list[str]) -> str:
    """What is left of it, and each piece that comes again only once."""
    for word in known:
        text = text.replace(word, " ")
    text = _SAID_TWICE.sub(r"\1", _without_runs(text))
    pieces = dict.fromkeys(re.findall(r"[^\W\d_]+", text))
    return "".join(pieces)


def _without_runs(text: str) -> str:
    """The text without three or more letters in a row of the alphabet or of a keyboard, in either direction."""
    kept, place = [], 0
    while place < len(text):
        length = next((size for size in range(len(text) - place, 2, -1) if _runs(text[place : place + size])), 0)
        kept.append(" " if length else text[place])
        place += length or 1
    return "".join(kept)


def _runs(piece: str) -> bool:
    return any(piece in row or piece[::-1] in row for row in ROWS)
