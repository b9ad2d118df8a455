"""A kept letter read back, whatever its sender put in it; nothing here raises on a hostile letter."""

from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser, BytesParser
from functools import lru_cache
from pathlib import Path

PARSING = policy.compat32
LONGEST_PART = 1_000_000


@dataclass(frozen=True, slots=True)
class Heading:
    """What a list shows of a letter."""

    name: str
    sender: str
    to: str
    subject: str
    date: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole letter: every header in order, and its text and HTML parts ("" where there is none)."""

    heading: Heading
    headers: tuple[tuple[str, str], ...]
    text: str
    html: str


def names(folder: Path) -> list[str]:
    """The names of the letters kept in a folder, the newest first."""
    return sorted((path.name for path in folder.glob("*.eml")), reverse=True)


@lru_cache(10_000)
def heading(file: Path) -> Heading:
    """What a list shows of the letter in this file, which never changes once it is there."""
    with file.open("rb") as opened:
        return _heading(file.name, BytesHeaderParser(policy=PARSING).parse(opened))


def letter(file: Path) -> Letter:
    """The whole letter in this file."""
    with file.open("rb") as opened:
        message = BytesParser(policy=PARSING).parse(opened)
    headers = tuple((name, _plain(value)) for name, value in message.items())
    return Letter(_heading(file.name, message), headers, _part(message, "text/plain"), _part(message, "text/html"))


def _heading(name: str, message: Message) -> Heading:
    sender, to, subject, date = (_plain(message.get(key, "")) for key in ("From", "To", "Subject", "Date"))
    return Heading(name, sender, to, subject, date)


def _plain(value: object) -> str:
    """A header's words, decoded where they can be, as they stand where not."""
    written = " ".join(str(value).split())
    try:
        return str(make_header(decode_header(written)))
    except (ValueError, LookupError, MessageError):
        return written.encode("ascii", "replace").decode()


def _part(message: Message, kind: str) -> str:
    found = next(_parts(message, kind), None)
    payload = None if found is None else found.get_payload(decode=True)
    if found is None or not isinstance(payload, bytes):
        return ""
    try:
        return payload[:LONGEST_PART].decode(str(found.get_content_charset("utf-8")), "replace")
    except (LookupError, ValueError):
        return payload[:LONGEST_PART].decode("utf-8", "replace")


def _parts(message: Message, kind: str) -> Iterator[Message]:
    return (part for part in message.walk() if part.get_content_type() == kind)
