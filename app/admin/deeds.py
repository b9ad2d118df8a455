"""The actions of the audit trail in words, handed up by the floors that record them.

An entry's details may be money or what somebody wrote. So only those details are shown that a floor names here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import Flask, current_app
from flask_babel.speaklater import LazyString


@dataclass(frozen=True, slots=True)
class Deed:
    """An action in words, and those of its details that an administrator may read, each with its name."""

    label: LazyString
    details: Mapping[str, LazyString] = field(default_factory=dict)


def name_deeds(flask_app: Flask, deeds: Mapping[str, Deed]) -> None:
    """Hand up the words for some actions; called by a package's wiring."""
    flask_app.extensions.setdefault("kymppi_deeds", {}).update(deeds)


def deeds() -> dict[str, Deed]:
    """Every action that has words, by its name in the trail."""
    found: dict[str, Deed] = current_app.extensions.get("kymppi_deeds", {})
    return found
