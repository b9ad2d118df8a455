"""The forms of HR's pages. What a form does not name cannot be changed by it."""

from datetime import date
from zoneinfo import available_timezones

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import Form, HiddenField, SearchField, SelectField, StringField
from wtforms.validators import DataRequired, Length, Regexp, ValidationError

from app.people.editing import Facts
from app.people.move_checks import Move
from app.people.people_cells import FROM_THE_START, LONGEST, address_or_none
from app.personnel import words
from app.personnel.fields import TOO_LONG, DayField, choices, plain

A_SHARE = "(?a:[1-9][0-9]?|100)$"
NOT_OURS = {"autocomplete": "off"}  # the browser knows who types, not whom the form is about
ZONES = available_timezones()


class PeopleFilter(Form):  # type: ignore[misc]  # WTForms is untyped
    """Whom the list shows, sent in the address."""

    q = SearchField(_l("Name, number or e-mail"))
    team = SelectField(_l("Team"), validate_choice=False)
    role = SelectField(_l("Role"), validate_choice=False)
    state = SelectField(_l("State"), choices=choices(words.CHOICES), validate_choice=False)
    sort = SelectField(_l("Order"), choices=choices(words.SORTS), validate_choice=False)


class FactsForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """What is known of a person; seen is what the form was opened with."""

    seen = HiddenField()
    name = StringField(
        _l("Name"),
        [DataRequired(_l("Write the name.")), Length(max=LONGEST["name"], message=TOO_LONG)],
        filters=[plain],
        render_kw=NOT_OURS,
    )
    email = StringField(
        _l("E-mail address"),
        [Length(max=LONGEST["email"], message=TOO_LONG)],
        filters=[plain],
        render_kw=NOT_OURS,
    )
    language = SelectField(_l("Language"), choices=choices(words.LANGUAGES))
    time_zone = StringField(_l("Time zone"), filters=[plain])
    part_time_percent = StringField(
        _l("Part-time share in percent"),
        [Regexp(A_SHARE, message=_l("Write a whole number from 1 to 100."))],
        filters=[plain],
    )
    employed_from = DayField(_l("First day"))
    employed_to = DayField(_l("Last day"))

    def validate_email(self, field: StringField) -> None:
        """Refuse what is no address."""
        try:
            address_or_none(field.data)
        except ValueError:
            raise ValidationError(_l("Write an address such as aino@company.example, or leave it empty.")) from None

    def validate_time_zone(self, field: StringField) -> None:
        """Refuse what is no time zone."""
        if field.data not in ZONES:
            raise ValidationError(_l("Write a time zone such as Europe/Helsinki."))

    def facts(self) -> Facts:
        """The facts as written; call it after the form was validated."""
        return Facts(
            name=self.name.data,
            email=address_or_none(self.email.data),
            language=self.language.data,
            time_zone=self.time_zone.data,
            part_time_percent=int(self.part_time_percent.data),
            employed_from=self.employed_from.day or FROM_THE_START,
            employed_to=self.employed_to.day,
        )


class MoveForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """To which team, under whom, from which day; step is `look` for what it would do and `move` to do it."""

    seen = HiddenField()
    team = StringField(
        _l("Team"),
        [DataRequired(_l("Name the team.")), Length(max=LONGEST["team"], message=TOO_LONG)],
        filters=[plain],
        render_kw={"list": "teams", "autocomplete": "off"},
    )
    supervisor = StringField(
        _l("Supervisor's employee number"),
        [Length(max=LONGEST["employee_number"], message=TOO_LONG)],
        filters=[plain],
        render_kw={"list": "leads", "autocomplete": "off"},
    )
    starts_on = DayField(_l("From"), [DataRequired(_l("Choose the first day in the team."))])

    def move(self) -> Move:
        """The move as written; call it after the form was validated."""
        return Move(self.team.data, self.supervisor.data or None, self.starts_on.day or FROM_THE_START)


class AbsenceForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """The first and the last day somebody is away."""

    seen = HiddenField()
    first_day = DayField(_l("First day"), [DataRequired(_l("Choose the first day."))])
    last_day = DayField(_l("Last day"), [DataRequired(_l("Choose the last day."))])

    def days(self) -> tuple[date, date]:
        """Both days; call it after the form was validated."""
        return self.first_day.day or FROM_THE_START, self.last_day.day or FROM_THE_START


class RoleForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """A role to be given or taken away, from a day on."""

    role = SelectField(_l("Role"), choices=choices(words.ROLES))
    wish = SelectField(_l("What"), choices=choices(words.WISHES))
    starts_on = DayField(_l("From"), [DataRequired(_l("Choose the day it is to hold from."))])


class UploadForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """A file of people."""

    file = FileField(_l("File"), [FileRequired(_l("Choose a file first."))])
