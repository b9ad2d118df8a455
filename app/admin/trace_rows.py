"""Entries of the audit trail as the page and the file show them, in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from flask_babel import gettext as _

from app.admin.deeds import Deed, deeds
from app.admin.queries import Entry
from app.i18n import day_text

LONGEST = 60


@dataclass(frozen=True, slots=True)
class Trace:
    """One entry, every cell as text; details are (name, value)."""

    day: str
    time: str
    who: str
    deed: str
    about: str
    details: list[tuple[str, str]]


def traces(found: Iterable[Entry], zone: tzinfo) -> list[Trace]:
    """Entries in words, with days and times of this zone."""
    words = deeds()
    return [_trace(entry, words.get(entry.action), entry.at.astimezone(zone)) for entry in found]


def _trace(entry: Entry, deed: Deed | None, at: datetime) -> Trace:
    return Trace(
        day=day_text(at.date()),
        time=f"{at:%H:%M:%S}",
        who=_("By command") if entry.who is None else f"{entry.who[0]} ({entry.who[1]})",
        deed=entry.action if deed is None else str(deed.label),
        about=entry.key,
        details=[] if deed is None else _details(entry, deed),
    )


def _details(entry: Entry, deed: Deed) -> list[tuple[str, str]]:
    known = [(str(label), entry.details[name]) for name, label in deed.details.items() if name in entry.details]
    return [(label, _value(value)) for label, value in known if value is not None]


def _value(value: object) -> str:
    text = "–".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def table(found: Iterable[Trace]) -> Iterable[tuple[str, ...]]:
    """The rows of the file, its header first."""
    yield _("Day"), _("Time"), _("By whom"), _("Action"), _("Concerning"), _("Details")
    for trace in found:
        details = "; ".join(f"{name}: {value}" for name, value in trace.details)
        yield trace.day, trace.time, trace.who, trace.deed, trace.about, details


def choices(names: Iterable[str]) -> list[tuple[str, str]]:
    """Actions to choose from, by their words."""
    words = deeds()
    labelled = [(name, str(words[name].label) if name in words else name) for name in names]
    return [("", _("Every action")), *sorted(labelled, key=lambda one: one[1].casefold())]
