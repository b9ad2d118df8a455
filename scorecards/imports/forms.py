"""The forms of an import: the file, and what its columns hold."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import SelectField, StringField
from wtforms.validators import DataRequired, Length, Regexp

from scorecards.imports import date_styles, mapping_text
from scorecards.responses.mapping import DATES, FIELDS, LONGEST_SOURCE

ASK = "ask"
FORMATS = {field: f"{field}_style" for field in DATES}
ONE_LINE = Regexp(r"^[^\x00-\x1f\x7f]*$", message=_l("Write it on one line."))


class UploadForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """The file."""

    file = FileField(_l("File"), [FileRequired(_l("Choose a file."))])


class MappingForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """Which column holds what, and how its cells are read."""

    source = StringField(
        _l("System the answers come from"),
        [
            DataRequired(_l("Name the system; an answer is known by it and its own id.")),
            Length(max=LONGEST_SOURCE, message=_l("Write at most 60 characters.")),
            ONE_LINE,
        ],
    )
    external_id = SelectField(_l("Id of the answer"))
    answered_at = SelectField(_l("When it was answered"))
    answered_at_style = SelectField(_l("How that day is written"))
    score = SelectField(_l("Score given"))
    employee = SelectField(_l("Who served the customer"))
    match = SelectField(_l("That column holds"))
    channel = SelectField(_l("Channel"))
    comment = SelectField(_l("What the customer wrote"))
    customer_key = SelectField(_l("Customer's key"))
    interaction_at = SelectField(_l("When the customer was served"))
    interaction_at_style = SelectField(_l("How that day is written"))
    source_updated_at = SelectField(_l("When the answer was last changed"))
    source_updated_at_style = SelectField(_l("How that day is written"))
    save_as = StringField(
        _l("Keep these choices under a name"), [Length(max=60, message=_l("Write at most 60 characters.")), ONE_LINE]
    )

    def offer(self, header: Sequence[str], channels: Sequence[tuple[str, str]]) -> None:
        """Fill in what can be chosen: the file's columns, and the channels as (key, name)."""
        names = list(dict.fromkeys(name.strip() for name in header if name.strip()))
        own = [(name, name) for name in names]
        for field in FIELDS:
            self[field].choices = [("", _("– none –")), *own]
        whole = [(f"={key}", _("the whole file: %(channel)s", channel=name)) for key, name in channels]
        self.channel.choices = [("", _("– none –")), *own, *whole]
        self.match.choices = [
            ("employee_number", _("employee numbers")),
            ("name", _("names")),
            ("email", _("e-mail addresses")),
        ]
        styles = [(style, date_styles.example(style)) for style in date_styles.STYLES]
        for name in FORMATS.values():
            self[name].choices = [(ASK, _("– choose –")), *styles]

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Whether every field that is needed has a column, and every date a style."""
        fine: bool = super().validate(*args, **kwargs)
        for name in ("external_id", "answered_at", "score", "channel"):
            if not self[name].data:
                self[name].errors = [_("Choose the column; every answer needs it.")]
                fine = False
        chosen = [self[field].data for field in FIELDS if self[field].data]
        for field in FIELDS:
            if self[field].data and chosen.count(self[field].data) > 1:
                self[field].errors = [_("Another field has this column already; choose one for each.")]
                fine = False
        for field, name in FORMATS.items():
            if self[field].data and self[name].data == ASK:
                self[name].errors = [_("Say which day comes first, or which style it is.")]
                fine = False
        return fine

    def document(self, words: dict[str, str]) -> str:
        """The mapping these choices make; words are the file's words for channels."""
        whole = self.channel.data.startswith("=")
        columns = {name: self[name].data for name in FIELDS if self[name].data and not (name == "channel" and whole)}
        constants = {"source": self.source.data.strip()} | ({"channel": self.channel.data[1:]} if whole else {})
        styles = {field: self[name].data for field, name in FORMATS.items() if field in columns and self[name].data}
        sections = {"columns": columns, "constants": constants, "formats": styles}
        chosen = {word: key for word, key in words.items() if key and not whole}
        return mapping_text.written(sections | {"match": {"employee": self.match.data}, "channels": chosen})
