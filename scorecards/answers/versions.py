"""The versions of an answer as its page lists them, and moments as it writes them."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from flask_babel import gettext as _

from app.i18n import clock_text, day_text
from scorecards.answers.one_answer import Answer, Revision
from scorecards.answers.presenting import kind_word, state_word


@dataclass(frozen=True, slots=True)
class Version:
    """What stood stored from a moment on; is_now: it still does."""

    when: str
    told: str
    is_now: bool


def versions(found: Answer, earlier: list[Revision], zone: tzinfo) -> tuple[Version, ...]:
    """What stood stored, newest first; nothing where it never changed."""
    if not earlier:
        return ()
    replaced = [one.replaced_at for one in earlier]
    since = [*replaced, earlier[-1].received_at]
    told = [_told(found.score, found.band, state_word(found))]
    told += [_told(one.score, one.band, "") for one in earlier]
    pairs = zip(since, told, strict=True)
    return tuple(Version(moment(when, zone), text, at == 0) for at, (when, text) in enumerate(pairs))


def _told(score: int, band: int, state: str) -> str:
    text: str = _("Score %(score)s, %(kind)s", score=score, kind=kind_word(band).lower())
    return f"{text} · {state}" if state else text


def moment(instant: datetime, zone: tzinfo) -> str:
    """Day and time of an instant in a zone."""
    local = instant.astimezone(zone)
    return f"{day_text(local.date())}, {clock_text(local)}"
