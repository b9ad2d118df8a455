"""Which passwords are too obvious: told by what is left of them once everything that everybody thinks of is gone."""

import pytest

from app.signin.obvious import is_obvious

NAMES = ("Aino Virtanen", "aino.virtanen@pankki.example", "Kymppi Pankki")
OBVIOUS = [
    "password1234", "salasana1234", "Lösenord2026!", "p4ssw0rd1234", "Passw0rd!2345", "aaaaaaaaaaaa", "abcabcabcabc",
    "qwertyuiop12", "poiuytrewq12", "xkqzxkqzxkqz", "123456789012", "2026-11-23-08", "ainovirtanen1", "VirtanenAino26",
    "Kymppi-Pankki-26", "helsinki2026!", "kissakissakissa", "SummerWinter26", "zaq12wsxcde3", "            a",
    "tervetuloa!!1", "iloveyou1234",
]  # fmt: skip
FINE = [
    "sininen lumi on kaunista", "correct horse battery staple", "järvi on syvä ja šuuri", "vihreä-lautta-9-marraskuu",
    "T7#rLq2!xWz9pKd", "日本語のパスワードはどうですか", "mansikkamaito kaivaa", "Tvättbjörnens paraply",
]  # fmt: skip


@pytest.mark.parametrize("password", OBVIOUS)
def test_what_everybody_tries_first_is_obvious(password: str) -> None:
    assert is_obvious(password, NAMES)


@pytest.mark.parametrize("password", FINE)
def test_words_that_do_not_belong_together_and_chance_are_not(password: str) -> None:
    assert not is_obvious(password, NAMES)


def test_a_name_is_obvious_for_its_owner_alone() -> None:
    assert is_obvious("Virtanen-2026", NAMES)
    assert not is_obvious("Virtanen-2026", ("Eero Mäkinen",))


def test_the_longest_password_is_looked_at_in_no_time() -> None:
    assert not is_obvious("ax" * 30 + "".join(chr(200 + place) for place in range(68)))
