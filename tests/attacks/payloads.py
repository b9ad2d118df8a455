"""The lists of what an attacker writes: one attempt per line of the files in payloads/, which say of what."""

import re
from pathlib import Path

FOLDER = Path(__file__).with_name("payloads")
MARK = "kx7q"
PRODUCT = str(1337 * 7331)
_NUMBER = re.compile("⟦([0-9A-F]+)⟧")


def _read(name: str) -> tuple[str, ...]:
    _, _, lines = FOLDER.joinpath(f"{name}.txt").read_text().partition("\n\n")
    found = (_NUMBER.sub(lambda one: chr(int(one[1], 16)), line) for line in lines.removesuffix("\n").split("\n"))
    return tuple(line.replace("MARK", MARK) for line in found)


XSS, TEMPLATES, HEADERS, FORMULAS, PLACES = map(_read, ("xss", "templates", "headers", "formulas", "places"))
LISTS = {"xss": XSS, "templates": TEMPLATES, "headers": HEADERS, "formulas": FORMULAS}
EVERY = (*XSS, *TEMPLATES, *HEADERS, *FORMULAS)
