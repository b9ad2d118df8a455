"""What a file's columns probably hold, from their names and a few of their values. Pure: a proposal, never more."""

import re
from collections.abc import Collection, Iterable, Sequence
from collections.abc import Mapping as Table

from scorecards.responses.answer import MatchedBy
from scorecards.responses.mapping import Mapping

WORDS = {
    "external_id": "id externalid responseid answerid surveyid uniqueid vastausid palauteid tunniste svarid",
    "answered_at": "answeredat answered date responsedate surveydate answerdate surveyresponsedate timestamp created "
    "vastattu vastausaika päivä pvm aika datum besvarad svarsdatum",
    "score": "score nps csat csatscore rating likelihood arvosana pisteet betyg poäng",
    "channel": "channel channelname way queue kanava jono kanal kö",
    "employee": "employee employeenumber agent agentname who servedby työntekijä henkilönumero asiakaspalvelija "
    "medarbetare handläggare",
    "comment": "comment comments verbatim words customerremarks remarks feedback kommentti palaute kommentar",
    "customer_key": "customer customerid customerkey asiakas asiakasnumero kund kundnummer",
    "interaction_at": "interactionat served servedat interactiondate contactdate calldate servicedate "
    "palvelupäivä kontaktdatum",
    "source_updated_at": "sourceupdatedat updatedat updated changed modified muutettu muokattu ändrad",
}
_NUMBER = re.compile(r"[A-Za-z]{0,4}[0-9]{1,12}")


def columns(header: Sequence[str]) -> dict[str, str]:
    """The column of each field whose name a header's column has; a column stands for one field."""
    plain = {_plain(name): name.strip() for name in reversed(header) if name.strip()}
    found: dict[str, str] = {}
    for field, words in WORDS.items():
        name = next((plain[word] for word in words.split() if word in plain), None)
        if name is not None and name not in found.values():
            found[field] = name
    return found


def match(values: Iterable[str]) -> MatchedBy:
    """What a column of employees probably calls them by."""
    some = [text.strip() for text in values if text.strip()]
    if some and all("@" in text for text in some):
        return MatchedBy.EMAIL
    numbers = sum(_NUMBER.fullmatch(text) is not None for text in some)
    return MatchedBy.EMPLOYEE_NUMBER if not some or numbers * 2 >= len(some) else MatchedBy.NAME


def best(header: Sequence[str], known: Iterable[tuple[str, Mapping]]) -> tuple[str, Mapping] | None:
    """The mapping, of those named, whose columns are all in a header; of several the one that uses most of it."""
    names = {name.strip() for name in header}
    fitting = [(name, one) for name, one in known if set(one.columns.values()) <= names]
    return max(fitting, key=lambda pair: len(pair[1].columns), default=None)


def channel_of(word: str, names: Table[str, Collection[str]]) -> str:
    """The key of the channel that a file's word names in any language, "" where it names none."""
    same = [key for key, called in names.items() if _plain(word) and _plain(word) in {_plain(one) for one in called}]
    return same[0] if len(same) == 1 else ""


def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
