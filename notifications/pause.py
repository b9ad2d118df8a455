"""The growing pause between rounds while the mail server is out of order."""

from datetime import datetime, timedelta

STEPS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 30))


class Pause:
    """Rounds rest 1, 5, 15, then 30 minutes after one failed round, two in a row, and so on."""

    def __init__(self) -> None:
        self._failures = 0
        self._until: datetime | None = None

    def over(self, now: datetime) -> bool:
        """Whether a round may begin."""
        return self._until is None or now >= self._until

    def note(self, now: datetime, *, failed: bool) -> None:
        """Note how the round that began now went."""
        self._failures = self._failures + 1 if failed else 0
        self._until = now + STEPS[min(self._failures, len(STEPS)) - 1] if failed else None
