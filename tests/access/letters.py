"""The daily letters that people of the company get today, as they read them."""

from email.message import EmailMessage

from app import clock
from app.people import queries as people
from notifications import letters, queries
from notifications.letters import House
from tests.access.tour import Tour

HOUSE = House("Kymppi Pankki", "kymppi@pankki.example", "http://localhost", in_euros=True)
READERS = ("1001", "1002", "1006")


def letters_of(tour: Tour) -> dict[str, str]:
    """The subject, text and HTML of each reader's letter, by employee number, with sums of money in it."""
    session, today = tour.world.session, tour.world.today
    members = people.everyone(session, today, [tour.world.member(number).id for number in READERS])
    with tour.flask_app.test_request_context():
        told = queries.digests(session, members, today, today=today)
        return {one.employee_number: _read(letters.daily(told[one.id], one, clock.now(), HOUSE)) for one in members}


def _read(letter: EmailMessage) -> str:
    parts = [str(part.get_content()) for part in letter.walk() if not part.is_multipart()]
    return "\n".join([str(letter["Subject"]), *parts])
