"""The colours of the pages, and how far two of them stand apart by WCAG's measure."""

import re
from pathlib import Path

from tests.architecture.sources import ROOT

STYLES: Path = ROOT / "app/static/css/kymppi.css"
TOKEN = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")


def tokens(scheme: str) -> dict[str, str]:
    """Every colour by its name; dark mode changes some of the light ones."""
    light, dark = STYLES.read_text(encoding="utf-8").split("@media (prefers-color-scheme: dark)")[:2]
    found = dict(TOKEN.findall(light))
    return found if scheme == "light" else found | dict(TOKEN.findall(dark.split("/* The page */")[0]))


def contrast(one: str, other: str) -> float:
    """The ratio of two colours written as #rrggbb, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
