"""The page that tells what a file's columns hold: what it proposes, and what it asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import request
from sqlalchemy.orm import Session

from app.i18n import language
from scorecards.channels import queries as channels
from scorecards.imports import date_styles, proposing, queries
from scorecards.imports.forms import ASK, FORMATS, MappingForm
from scorecards.imports.looking import Look
from scorecards.responses.mapping import Mapping

MOST_WORDS = 30


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the file's channel column and the key of the channel it stands for, "" for none yet."""

    name: str
    word: str
    key: str


def proposed(session: Session, look: Look) -> tuple[dict[str, Any], str]:
    """The form's data for a file nobody has told of yet, and the name of the mapping it is from, if any."""
    known = proposing.best(look.header, queries.named_mappings(session))
    if known is not None:
        return _from_mapping(known[1]), known[0]
    columns = proposing.columns(look.header)
    styles = {name: _style(look, columns.get(field, "")) for field, name in FORMATS.items()}
    match = proposing.match(look.values(columns.get("employee", "")))
    return {**columns, **styles, "match": match.value}, ""


def _from_mapping(mapping: Mapping) -> dict[str, Any]:
    styles = {name: (mapping.formats.get(field) or ("",))[0] for field, name in FORMATS.items()}
    channel = {"channel": f"={mapping.channel}"} if mapping.channel else {}
    return {**mapping.columns, **styles, **channel, "match": mapping.match, "source": mapping.source}


def _style(look: Look, column: str) -> str:
    found = date_styles.guess(look.values(column)).style
    return ASK if found is None else found


def form_for(session: Session, look: Look, data: dict[str, Any] | None = None) -> MappingForm:
    """The form as sent, or with this data."""
    form = MappingForm(request.form if data is None else None, data=data)
    form.offer(look.header, channels_to_choose(session))
    return form


def channels_to_choose(session: Session) -> list[tuple[str, str]]:
    """Every channel as (key, name in the reader's language)."""
    return [(info.key, info.name_in(language())) for info in channels.everything(session)]


def words(session: Session, look: Look, form: MappingForm) -> list[Word]:
    """The words of the chosen channel column that are no keys, each with what was chosen for it, or is proposed."""
    infos = channels.everything(session)
    names = {info.key: (info.key, info.name, info.name_fi or "", info.name_sv or "") for info in infos}
    known = dict(pair for _name, one in queries.named_mappings(session) for pair in one.channels.items())
    found = []
    for at, word in enumerate(look.words(form.channel.data or "", MOST_WORDS)):
        proposal = known.get(word, proposing.channel_of(word, names))
        chosen = request.form.get(f"word-{at}", proposal if proposal in names else "")
        found.append(Word(f"word-{at}", word, chosen if chosen in names else ""))
    return [one for one in found if one.word not in names]


def asked_for_all(found: Sequence[Word]) -> bool:
    """Whether the sent form asked what each of these words stands for, or a proposal says so."""
    return all(one.key or one.name in request.form for one in found)


def doubts(look: Look, form: MappingForm) -> dict[str, str]:
    """A value that could be two days, for each date column whose style somebody has to choose; by the style's field."""
    chosen = {name: form[field].data for field, name in FORMATS.items() if form[field].data}
    found = {name: date_styles.guess(look.values(column)).doubtful for name, column in chosen.items()}
    return {name: value for name, value in found.items() if value}
