"""What a file of people does, as the page shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from app.i18n import number
from app.people.file_faults import Fault
from app.people.rehearsal import Preview
from app.personnel import words

Rows = Iterable[Sequence[object]]
MOST_FAULTS = 50
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
WIDE = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Wrong:
    """A refused line, in words."""

    line: int
    column: str
    told: str


@dataclass(frozen=True, slots=True)
class First:
    """One of the first lines, in words: what becomes of it, with a tone."""

    line: int
    number: str
    name: str
    team: str
    became: tuple[str, str]
    fields: str


@dataclass(frozen=True, slots=True)
class ImportPage:
    """Everything on the page; taken is how many people the confirmation stores something of."""

    figures: list[tuple[str, str, str]]
    wrong: list[Wrong]
    wrong_in_all: int
    first: list[First]
    taken: int
    asked: int


def no_table(content: bytes) -> list[str]:
    """What is wrong with a file that is no text at all; nothing where it may be a table."""
    if not content.strip():
        return [_("The file is empty. Choose another.")]
    if content.startswith(WORKBOOKS):
        return [_("This is a workbook of a spreadsheet. Save it there as CSV UTF-8, and choose that file.")]
    if content.startswith(WIDE):
        return [_("The file is UTF-16. Save it as CSV UTF-8, and choose that file.")]
    return []


def page(preview: Preview) -> ImportPage:
    """The preview in the reader's language."""
    lines = {fault.line for fault in preview.faults}
    figures = [
        (_("New"), preview.added, ""),
        (_("Changed"), preview.changed, ""),
        (_("Unchanged"), preview.unchanged, ""),
        (_("Change team"), preview.moved, _("from today on")),
        (_("Get a last day"), preview.leaving, ""),
        (_("Roles to approve"), preview.asked, _("by an administrator")),
        (_("Refused lines"), len(lines), _("left out")),
    ]
    return ImportPage(
        figures=[(label, number(count), under) for label, count, under in figures],
        wrong=[_wrong(fault) for fault in preview.faults[:MOST_FAULTS]],
        wrong_in_all=len(preview.faults),
        first=[
            First(one.line, one.number, one.name, one.team, _became(one.became), _fields(one.fields))
            for one in preview.first
        ],
        taken=preview.added + preview.changed + preview.asked,
        asked=preview.asked,
    )


def table(preview: Preview) -> Rows:
    """The report of refused lines, its header first."""
    yield _("Line"), _("Column"), _("What is wrong")
    for one in map(_wrong, preview.faults):
        yield one.line, one.column, one.told


def _wrong(fault: Fault) -> Wrong:
    return Wrong(fault.line, fault.column or "", _(fault.text, **fault.figures))


def _became(word: str) -> tuple[str, str]:
    known = {"new": (_("new"), "close"), "changed": (_("changed"), "open"), "unchanged": (_("unchanged"), "none")}
    return known[word]


def _fields(names: Iterable[str]) -> str:
    return ", ".join(str(words.FIELDS.get(name, name)) for name in names)
