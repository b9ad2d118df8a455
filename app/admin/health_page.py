"""What the health page says: the answer of /readyz in words, and how each job last went."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app import jobs
from app.health import LONGEST_SILENCE, SCHEDULER
from app.i18n import moment_text, span_text
from app.jobs import JobRun

QUICK = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Line:
    """A job's last run, every cell as text; tone as chips have it."""

    job: str
    name: str
    word: str
    tone: str
    when: str
    took: str
    well: str


def ready(session: Session, now: datetime) -> tuple[bool, str]:
    """Whether /readyz says that the service is well, and the sentence that says why."""
    beat = jobs.last_beat(session, SCHEDULER)
    if beat is None:
        return False, _("The database answers, but no scheduler has ever run: start it with flask scheduler.")
    span = span_text(now - beat)
    if now - beat <= LONGEST_SILENCE:
        return True, _("The database answers and the scheduler did its round %(span)s ago.", span=span)
    return False, _("The scheduler has been silent for %(span)s: start it with flask scheduler.", span=span)


def lines(runs: Mapping[str, JobRun], names: Iterable[str], now: datetime, zone: tzinfo) -> list[Line]:
    """The last run of every job there is, in their order; the scheduler's own first."""
    return [_line(name, runs.get(name), now, zone) for name in (SCHEDULER, *names)]


def _line(job: str, run: JobRun | None, now: datetime, zone: tzinfo) -> Line:
    if run is None:
        return Line(job, _name(job), _("has not run"), "none", "–", "–", "–")
    took, well = run.ended_at - run.started_at, run.well_at
    return Line(
        job=job,
        name=_name(job),
        word=_("ended well") if run.failure is None else _("failed: %(kind)s", kind=run.failure),
        tone="met" if run.failure is None else "stuck",
        when=_("%(span)s ago", span=span_text(now - run.started_at)),
        took=_("under a second") if took < QUICK else span_text(took),
        well=_("never") if well is None else moment_text(well.astimezone(zone)),
    )


def _name(job: str) -> str:
    names = {
        SCHEDULER: _("The scheduler's own beat"),
        "letters": _("Daily letters"),
        "nightly": _("The night's work: chances and forecasts"),
        "clearing": _("Clearing away sessions and links that are over"),
        "roles": _("Letting granted roles begin and end"),
        "staging": _("Forgetting uploads that nobody confirmed"),
    }
    return str(names.get(job, job))
