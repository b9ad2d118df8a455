"""Files staged by a page: their uploader's alone, once, for a while."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import staging
from app.people import queries
from app.staging import KEPT, StagedUpload
from tests.app.people.making import NOW, bring_in, line

LATER = NOW + KEPT


@pytest.fixture
def aino(session: Session, tmp_path: Path) -> int:
    """Aino's id."""
    bring_in(session, tmp_path, line("1001"), line("1002", "Eero Mäkinen"))
    member = queries.by_number(session, "1001", NOW.date())
    assert member
    return member.id


def put(session: Session, owner: int, name: str = "a.csv", content: bytes = b"x", kind: str = "answers") -> UUID:
    return staging.stage(session, kind, owner, name, content, NOW)


def kept(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(StagedUpload)) or 0


def test_a_staged_file_comes_back_as_it_was(session: Session, aino: int) -> None:
    uuid = put(session, aino, content=b"\x00\xff")
    found = staging.staged(session, "answers", aino, uuid, NOW)
    assert found is not None
    assert (found.name, found.content, found.choices) == ("a.csv", b"\x00\xff", {})
    assert found.sha256 == "06eb7d6a69ee19e5fbdf749018d3d2abfa04bcbd1365db312eb86dc7169389b8"


def test_nobody_else_and_no_other_page_gets_it(session: Session, aino: int) -> None:
    uuid, other = put(session, aino), aino + 1
    assert staging.staged(session, "answers", other, uuid, NOW) is None
    assert staging.staged(session, "people", aino, uuid, NOW) is None
    assert staging.staged(session, "answers", aino, uuid4(), NOW) is None
    assert (staging.drop(session, "answers", other, uuid), kept(session)) == (False, 1)


def test_its_time_ends_whether_it_was_swept_or_not(session: Session, aino: int) -> None:
    uuid = put(session, aino)
    assert staging.staged(session, "answers", aino, uuid, LATER - timedelta(seconds=1))
    assert staging.staged(session, "answers", aino, uuid, LATER) is None
    assert staging.sweep(session, LATER - timedelta(seconds=1)) == 0
    assert (staging.sweep(session, LATER), kept(session)) == (1, 0)


def test_it_is_dropped_once(session: Session, aino: int) -> None:
    uuid = put(session, aino)
    assert [staging.drop(session, "answers", aino, uuid) for _ in range(2)] == [True, False]


def test_a_newer_file_of_the_same_page_takes_the_place_of_the_earlier(session: Session, aino: int) -> None:
    first, other_kind, second = put(session, aino), put(session, aino, kind="people"), put(session, aino)
    assert staging.staged(session, "answers", aino, first, NOW) is None
    assert staging.staged(session, "people", aino, other_kind, NOW)
    assert staging.staged(session, "answers", aino, second, NOW)


def test_choices_gather(session: Session, aino: int) -> None:
    uuid = put(session, aino)
    found = staging.staged(session, "answers", aino, uuid, NOW)
    assert found is not None
    staging.choose(session, staging.choose(session, found, mapping="a"), source="b")
    session.expire_all()
    again = staging.staged(session, "answers", aino, uuid, NOW)
    assert again is not None
    assert again.choices == {"mapping": "a", "source": "b"}


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("C:\\Users\\x\\answers.csv", "answers.csv"),
        ("../../etc/passwd", "passwd"),
        ("..", "file.csv"),
        ("", "file.csv"),
        ("a\0\nb.csv", "a b.csv"),
        ("x" * 500 + ".csv", "x" * 116 + ".csv"),
        ("🎯" * 500 + ".csv", "🎯" * 59 + ".csv"),
    ],
)
def test_a_name_is_a_name_and_fits_a_file_system(session: Session, aino: int, sent: str, name: str) -> None:
    found = staging.staged(session, "answers", aino, put(session, aino, sent), NOW)
    assert found is not None
    assert found.name == name
    with staging.as_file(found) as path:
        assert (path.name, path.read_bytes()) == (name, b"x")
    assert not path.exists()
