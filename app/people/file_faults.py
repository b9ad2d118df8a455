"""What is wrong with a file of people, told with its line and column; pure."""

from dataclasses import dataclass

from app.wording import RefusalError

MOST_TOLD = 20


class CellError(RefusalError):
    """What is wrong with a cell."""

    def __init__(self, column: str | None, text: str, **figures: object) -> None:
        """Name the column too, None for a line as a whole."""
        super().__init__(text, **figures)
        self.column = column


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a file: on which line, in which column (None: the whole line), what, and what to do.

    text is an English message id, figures fill its %(name)s places.
    """

    line: int
    column: str | None
    text: str
    figures: dict[str, object]

    def __str__(self) -> str:
        """The English sentence with its place."""
        return f"line {self.line}, {f'{self.column}: ' if self.column else ''}{self.text % self.figures}"


class PeopleFileError(ValueError):
    """The file cannot be taken; the message lists each wrong line and why, in English; faults say the same."""

    def __init__(self, told: str, faults: list[Fault]) -> None:
        """Keep what is wrong for a page that speaks the reader's language."""
        super().__init__(told)
        self.faults = faults


def refuse(faults: list[Fault]) -> None:
    """Raise PeopleFileError with the first of what is wrong, if anything is."""
    if faults:
        more = f"\n... and {len(faults) - MOST_TOLD} more" if len(faults) > MOST_TOLD else ""
        raise PeopleFileError("nothing was imported:\n" + "\n".join(map(str, faults[:MOST_TOLD])) + more, faults)
