"""A company in which everything that can be written is an attack: names, teams, channels, reasons, notes, comments."""

import csv
import re
from collections.abc import Iterator, Sequence
from io import BytesIO, StringIO

from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse

from app.people.people_cells import LONGEST
from app.people.people_file import COLUMNS
from tests.access.matrix import COLUMNS as PEOPLE
from tests.attacks.attacker import Attacker

ANSWERS = ("id", "date", "score", "employee", "comment", "customer", "channel")
PLACE = re.compile(r"/([0-9a-f-]{36})")
SHORT = 55  # fits wherever a text can be written


class Filling:
    """Writes attacks by the pages; `kept` counts what was taken, `refused` names the places that took none."""

    def __init__(self, attacker: Attacker) -> None:
        """Nothing is written yet."""
        self.attacker, self.kept, self.refused = attacker, 0, list[str]()

    def write(self, texts: Sequence[str], own: Sequence[str]) -> int:
        """All the texts as people, answers and comments; the first of `own` at each place there is one of.

        How many were written; the test fails where a place takes none.
        """
        for waits in (False, True):
            self._people(texts, waits=waits)
            self._answers(texts, waits=waits)
        self.write_single(own)
        assert not self.refused, self.refused
        return 2 * len(texts) + self.kept

    def write_single(self, own: Sequence[str]) -> None:
        """The first of these at each place there is one of: Aino's name and team, channels, a reason, a note."""
        for (route, changes), text in zip(self._single(), own, strict=False):
            self._note(route, self.attacker.post(route, {name: value or text for name, value in changes.items()}))

    def _single(self) -> Iterator[tuple[str, dict[str, str]]]:
        yield "POST /people/<uuid:uuid>/facts", {"name": ""}
        yield "POST /people/<uuid:uuid>/move", {"team": "", "supervisor": "2001"}
        names = {"name": "", "name_fi": "", "name_sv": "", "sure": "1"}
        yield "POST /admin/channels/<key>", names
        yield "POST /admin/channels/new", {"key": "new", **names}
        yield "POST /targets", {"reason": "", "seen": "0"}
        yield "POST /team/low-scores/<uuid:uuid>/answer", {"note": ""}

    def _people(self, texts: Sequence[str], *, waits: bool) -> None:
        rows = [self._person(at, text) for at, text in enumerate(texts)]
        answer = self._upload("POST /people/import", "hr", COLUMNS, rows, texts[0])
        place = f"/people/import/{_uuid(answer)}"
        if not waits:
            self._note("people", self._send("hr", place, {}))

    @staticmethod
    def _person(at: int, text: str) -> list[str]:
        number, team = f"{at:04}{text}"[: LONGEST["employee_number"]], text[: LONGEST["team"]]
        return [number, text[: LONGEST["name"]], "", team, "2001", "employee", "en", "", "2020-01-01", ""]

    def _answers(self, texts: Sequence[str], *, waits: bool) -> None:
        day = self.attacker.tour.world.today
        rows = [
            [f"{at}{text}", str(day), "3", "1001" if at % 2 else text, text, text, "phone"]
            for at, text in enumerate(texts)
        ]
        answer = self._upload("POST /admin/imports", "admin", ANSWERS, rows, texts[-1])
        place = f"/admin/imports/{_uuid(answer)}"
        form = {"external_id": "id", "answered_at": "date", "answered_at_style": "YYYY-MM-DD", "score": "score"}
        more = {"employee": "employee", "match": "employee_number", "comment": "comment", "customer_key": "customer"}
        names = {"channel": "channel", "source": texts[0][:SHORT], "save_as": texts[1][:SHORT]}
        styles = {f"{name}_style": "ask" for name in ("interaction_at", "source_updated_at")}
        self._send("admin", f"{place}/columns", {**form, **more, **names, **styles})
        if not waits:
            self._note("answers", self._send("admin", f"{place}/confirm", {}))

    def _upload(self, route: str, column: str, head: Sequence[str], rows: list[list[str]], name: str) -> TestResponse:
        file = StringIO(newline="")
        csv.writer(file).writerows([head, *rows])
        content = file.getvalue().replace("\0", "").encode("utf-8", "replace")
        return self._send(column, route.partition(" ")[2], {"file": FileStorage(BytesIO(content), name)})

    def _send(self, column: str, place: str, form: dict[str, object]) -> TestResponse:
        tour, who = self.attacker.tour, PEOPLE[column].actor
        return tour.send(who, place, method="POST", data={**form, "csrf_token": tour.tokens[who]})

    def _note(self, what: str, answer: TestResponse) -> None:
        assert answer.status_code < 500, f"{what} answered {answer.status_code}"
        if answer.status_code == 302:
            self.kept += 1
        else:
            self.refused.append(f"{what}: {answer.status_code}")


def _uuid(answer: TestResponse) -> str:
    found = PLACE.search(answer.headers.get("Location", ""))
    assert found, f"{answer.request.path} answered {answer.status_code}"
    return found[1]
