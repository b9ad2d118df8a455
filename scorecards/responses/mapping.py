"""The mapping: where each field of an answer stands in a file. Pure; refused with what, where and what to do."""

import tomllib
from collections.abc import Mapping as Table
from dataclasses import dataclass
from typing import Any

from app.wording import N_, RefusalError
from scorecards.responses.dates import compiled

DATES = ("answered_at", "interaction_at", "source_updated_at")
FIELDS = ("external_id", "answered_at", "score", "channel", "employee", "comment", "customer_key", *DATES[1:])
REQUIRED = ("external_id", "answered_at", "score", "channel")
SECTIONS = ("columns", "constants", "formats", "match", "channels")
MATCHES = ("employee_number", "name", "email")
LONGEST_SOURCE = 60


class MappingError(RefusalError):
    """The mapping file cannot be used; the message names the key and says what to write."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping in order: each field's column, the source, a channel where all is one, and how cells are read.

    formats: the declared styles of a date field, none for ISO 8601. match: what the employee column holds. channels:
    the file's words for channel keys.
    """

    columns: dict[str, str]
    source: str
    channel: str | None
    formats: dict[str, tuple[str, ...]]
    match: str
    channels: dict[str, str]


def parse(text: str) -> Mapping:
    """The mapping written in TOML. Raises MappingError."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MappingError(N_("the mapping is not TOML: %(error)s; correct it there"), error=error) from None
    _only(document, SECTIONS, "at the top")
    section = {name: _section(document, name) for name in SECTIONS}
    columns, constants = section["columns"], section["constants"]
    _only(columns, FIELDS, "in [columns]")
    _only(constants, ("source", "channel"), "in [constants]")
    _only(section["match"], ("employee",), "in [match]")
    _check_fields(columns, constants)
    return Mapping(
        columns={field: _text(columns, field, "columns") for field in columns},
        source=_source(constants),
        channel=_text(constants, "channel", "constants") if "channel" in constants else None,
        formats=_formats(section["formats"], columns),
        match=_match(section["match"]),
        channels={word.strip(): _text(section["channels"], word, "channels") for word in section["channels"]},
    )


def known_channels(mapping: Mapping, keys: Table[str, object]) -> None:
    """Check that every channel the mapping names exists. Raises MappingError naming those there are."""
    named = {f"[channels] {word}": key for word, key in mapping.channels.items()}
    if mapping.channel is not None:
        named["[constants] channel"] = mapping.channel
    for where, key in named.items():
        if key not in keys:
            known = ", ".join(keys) or "none yet"
            told = N_(
                "%(where)s: there is no channel '%(key)s' (there is: %(known)s); correct it, or `flask channels add` it"
            )
            raise MappingError(told, where=where, key=key, known=known)


def _section(document: dict[str, Any], name: str) -> dict[str, Any]:
    found = document.get(name, {})
    if not isinstance(found, dict):
        told = N_("%(name)s must be a section of the mapping, written [%(name)s], with its keys below")
        raise MappingError(told, name=name)
    return found


def _only(found: dict[str, Any], allowed: tuple[str, ...], where: str) -> None:
    unknown = [key for key in found if key not in allowed]
    if unknown:
        told = N_("'%(key)s' is not known %(where)s of the mapping; use only %(allowed)s")
        raise MappingError(told, key=unknown[0], where=where, allowed=", ".join(allowed))


def _check_fields(columns: dict[str, Any], constants: dict[str, Any]) -> None:
    for field in REQUIRED:
        if field not in columns and not (field == "channel" and "channel" in constants):
            constant = N_(
                "[columns] lacks channel; name the column that holds it, "
                "or give [constants] channel for a file that is one channel"
            )
            plain = N_("[columns] lacks %(field)s; name the column that holds it")
            raise MappingError(constant if field == "channel" else plain, field=field)
    if "channel" in columns and "channel" in constants:
        raise MappingError(N_("channel stands in [columns] and in [constants]; keep the one that holds"))


def _text(section: dict[str, Any], key: str, name: str) -> str:
    value = section[key]
    if not isinstance(value, str) or not value.strip():
        told = N_('[%(name)s] %(key)s must be a text that is not empty, such as %(key)s = "..."')
        raise MappingError(told, name=name, key=key)
    return value.strip()


def _source(constants: dict[str, Any]) -> str:
    if "source" not in constants:
        told = N_('[constants] lacks source; name the system the answers come from: source = "survey-tool"')
        raise MappingError(told)
    source = _text(constants, "source", "constants")
    if len(source) > LONGEST_SOURCE or not source.isprintable():
        told = N_("[constants] source must be at most %(longest)s characters on one line")
        raise MappingError(told, longest=LONGEST_SOURCE)
    return source


def _formats(section: dict[str, Any], columns: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    _only(section, DATES, "in [formats]")
    formats = {}
    for field, value in section.items():
        if field not in columns:
            told = N_("[formats] %(field)s has no column; name it in [columns] or take its format away")
            raise MappingError(told, field=field)
        styles = [value] if isinstance(value, str) else value
        if not isinstance(styles, list) or not styles or not all(isinstance(style, str) for style in styles):
            told = N_('[formats] %(field)s must be a format such as "%%d/%%m/%%Y", or a list of formats')
            raise MappingError(told, field=field)
        formats[field] = tuple(styles)
        _check_order(field, styles)
    return formats


def _check_order(field: str, styles: list[str]) -> None:
    try:
        orders = {compiled(style).order for style in styles}
    except ValueError as error:
        raise MappingError(N_("[formats] %(field)s: %(error)s"), field=field, error=error) from None
    if len(orders) > 1:
        written = ", ".join(map(repr, styles))
        told = N_("[formats] %(field)s: %(written)s order day, month and year differently; one file has one order")
        raise MappingError(told, field=field, written=written)


def _match(section: dict[str, Any]) -> str:
    match = section.get("employee", MATCHES[0])
    if match not in MATCHES:
        told = N_("[match] employee = '%(match)s' is not known; use one of %(known)s")
        raise MappingError(told, match=match, known=", ".join(MATCHES))
    return str(match)
