"""The states of letters in words, and what to do about each."""

from dataclasses import dataclass
from datetime import tzinfo

from flask_babel import gettext as _

from app.i18n import clock_text, day_text
from app.mailbox import MailLine
from app.outbox import MailState
from notifications.mailer import SYSTEM_CODES

TONES = {
    MailState.SENT: "met",
    MailState.FAILED_PERMANENT: "stuck",
    MailState.EXPIRED: "stuck",
    MailState.CANCELLED: "none",
}
SIGN_IN_CODES = frozenset({530, 534, 535, 538})
LONGEST = 160


@dataclass(frozen=True, slots=True)
class ShownLetter:
    """A letter's fate, every cell as text."""

    name: str
    number: str
    day: str
    state: str
    tone: str
    sent: str
    attempts: str
    said: str
    cure: str


def shown(line: MailLine, zone: tzinfo) -> ShownLetter:
    """A letter as the page shows it; times are of this zone."""
    said = " ".join(str(part) for part in (line.code, line.error) if part)
    sent = line.sent_at
    return ShownLetter(
        name=line.name,
        number=line.number,
        day=day_text(line.day),
        state=words()[line.state],
        tone=TONES.get(line.state, "open"),
        sent="" if sent is None else clock_text(sent.astimezone(zone)),
        attempts=str(line.attempts),
        said="" if line.state is MailState.SENT else said[:LONGEST],
        cure=_cure(line),
    )


def words() -> dict[MailState, str]:
    """Every state in a word or two."""
    return {
        MailState.DUE: _("waiting"),
        MailState.SENDING: _("being sent"),
        MailState.SENT: _("sent"),
        MailState.RETRY: _("tried again soon"),
        MailState.UNKNOWN: _("perhaps sent"),
        MailState.FAILED_PERMANENT: _("failed"),
        MailState.EXPIRED: _("too late"),
        MailState.CANCELLED: _("called off"),
    }


def _cure(line: MailLine) -> str:
    cures = {
        MailState.RETRY: _trouble(line),
        MailState.UNKNOWN: _("The connection broke at the very end. It goes once more, by itself."),
        MailState.FAILED_PERMANENT: _failure(line),
        MailState.EXPIRED: _("The day was over before it could go. See whether the scheduler and the mail server run."),
        MailState.CANCELLED: _("Nothing to do: the person was away, had left or had no address when it was to go."),
    }
    return str(cures.get(line.state, ""))


def _trouble(line: MailLine) -> str:
    if line.code in SIGN_IN_CODES:
        told = _("The mail server does not let us in. Check KYMPPI_SMTP_USER and KYMPPI_SMTP_PASSWORD.")
    elif line.code is None or line.code in SYSTEM_CODES:
        told = _("The mail server cannot be reached. Check KYMPPI_SMTP_HOST, KYMPPI_SMTP_PORT and the network.")
    else:
        told = _("Nothing to do: the mail server asked us to wait.")
    return str(told)


def _failure(line: MailLine) -> str:
    if line.code is None:
        told = _("See the scheduler's log. The person can open the card meanwhile.")
    else:
        told = _("The mail server refuses it. Check the person's e-mail address with HR.")
    return str(told)
