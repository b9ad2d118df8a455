"""Files as they really come: each is told what is wrong with it, or taken for what it is; nothing is half stored."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from scorecards.responses import proving
from scorecards.responses.models import Response
from scorecards.tallies import rollup
from tests.pages import Visitor, checked
from tests.scorecards.imports.making import HEAD, ROW, confirm, figures, offered, send, stored, tried, uploaded

BLANK_COLUMNS = {"answered_at": "date", "answered_at_style": "", "score": "score", "external_id": "id"}
NO_FILES = [
    ("empty", b"", "the file is empty"),
    ("a BOM alone", b"\xef\xbb\xbf", "no header"),
    ("line breaks alone", b"\n\n\n", "no header"),
    ("separators alone", b",,,,\n,,,\n", "no header"),
    ("a header alone", HEAD.encode(), "no row below the header"),
    ("a header and blank lines", HEAD.encode() + b"\n\r\n\n", "no row below the header"),
    ("a workbook renamed", b"PK\x03\x04\x14\x00\x06\x00" + b"\x00" * 50, "is a workbook"),
    ("an old workbook renamed", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 50, "is a workbook"),
    ("UTF-16", "\ufeffid,date\na1,2026\n".encode("utf-16-le"), "is UTF-16"),
    ("UTF-16 the other way", b"\xfe\xff\x00i\x00d", "is UTF-16"),
    ("latin-1", HEAD.encode() + ROW.replace("words", "hyvää").encode("latin-1"), "line 2: is not utf-8-sig"),
    ("latin-1 far below", (HEAD + ROW * 9000).encode() + b"a2,2026-10-20,9,phone,1001,\xe4\n", "line 9002: is not"),
    ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "line 1: is not utf-8-sig"),
    ("a quote never closed", (HEAD + '"a1,2026-10-20,9,phone,1001,x\n').encode(), "line 2"),
    ("a quote in the middle", (HEAD + 'a1,"2026"x,9,phone,1001,x\n').encode(), "line 2"),
    (
        "turned on its side",
        (",".join(f"a{n}" for n in range(301)) + "\n" + "9," * 300 + "9\n").encode(),
        "has 301 columns",
    ),
    ("a huge field", (HEAD + f"a1,2026-10-20,9,phone,1001,{'x' * 140_000}\n").encode(), "field larger"),
]
ODD_ROWS = [
    ("NUL in a comment", "a1,2026-10-20,9,phone,1001,a\0b\n", {"New": 1}),
    ("NUL in an id", "a\x001,2026-10-20,9,phone,1001,\n", {"Rejected": 1}),
    ("a formula as id", "=1+1,2026-10-20,9,phone,1001,\n", {"New": 1}),
    ("a formula as score", "a1,2026-10-20,=9,phone,1001,\n", {"Rejected": 1}),
    ("a formula as comment", "a1,2026-10-20,9,phone,1001,=cmd|'/c calc'!A1\n", {"New": 1}),
    ("too few cells", "a1,2026-10-20,9\n", {"Rejected": 1}),
    ("too many cells", "a1,2026-10-20,9,phone,1001,x,y,z\n", {"Rejected": 1}),
    ("a sum at the end", ROW + "Total: 1\n", {"New": 1, "Rejected": 1}),
    ("a header again", ROW + HEAD, {"New": 1, "Rejected": 1}),
    ("a blank id", ",2026-10-20,9,phone,1001,\n", {"Rejected": 1}),
    ("an endless id", f"{'x' * 201},2026-10-20,9,phone,1001,\n", {"Rejected": 1}),
    ("digits of another script", "a1,2026-10-20,٩,phone,1001,\n", {"Rejected": 1}),
    ("half a score", "a1,2026-10-20,8.5,phone,1001,\n", {"Rejected": 1}),
    ("a score below nothing", "a1,2026-10-20,-1,phone,1001,\n", {"Rejected": 1}),
    ("a score beyond all", "a1,2026-10-20,99999999999999999999,phone,1001,\n", {"Rejected": 1}),
    ("not a number", "a1,2026-10-20,NaN,phone,1001,\n", {"Rejected": 1}),
    ("a day that is none", ROW + "a2,2026-02-31,9,phone,1001,\n", {"New": 1, "Rejected": 1}),
    ("a day to come", "a1,2126-10-20,9,phone,1001,\n", {"Rejected": 1}),
    ("the year 1", ROW + "a2,0001-01-01,9,phone,1001,\n", {"New": 1, "Rejected": 1}),
    ("the same row twice", ROW + ROW, {"New": 1, "There already": 1}),
    ("one id, two scores", ROW + ROW.replace(",9,", ",3,"), {"New": 1, "Rejected": 1}),
    ("somebody nobody knows", "a1,2026-10-20,9,phone,9999,\n", {"New, for nobody": 1}),
    ("a name for a number", "a1,2026-10-20,9,phone,'; DROP TABLE person; --,\n", {"New, for nobody": 1}),
    ("emoji and lines in a comment", 'a1,2026-10-20,9,phone,1001,"🎯\r\n""x"",y"\n', {"New": 1}),
    ("line ends of old", ROW.replace("\n", "\r"), {"New": 1}),
    ("no line end", ROW.rstrip(), {"New": 1}),
    ("space around", " a1 , 2026-10-20 , 9 , phone , 1001 , x \n", {"New": 1}),
]
HEADS = [
    ("a column twice", HEAD.replace("comment", "score"), "'score' stands more than once"),
    ("names with markup", HEAD.replace("comment", "<script>alert(1)</script>"), None),
    ("a formula as a name", HEAD.replace("comment", "=1+1"), None),
    ("a name of 10,000 letters", HEAD.replace("comment", "x" * 10_000), None),
    ("semicolons", HEAD.replace(",", ";"), None),
    ("a BOM", "\ufeff" + HEAD, None),
    ("a nameless column", HEAD.replace("comment", ""), None),
]


@pytest.mark.parametrize(("content", "told"), [one[1:] for one in NO_FILES], ids=[one[0] for one in NO_FILES])
def test_what_is_no_table_is_told_and_not_even_kept(
    admin: Visitor, company: Session, content: bytes, told: str
) -> None:
    before = stored(company)
    page = checked(send(admin, content), 422)
    assert told in page.texts("//p[@class='field-error']")[0]
    assert stored(company) == before


@pytest.mark.parametrize(("rows", "became"), [one[1:] for one in ODD_ROWS], ids=[one[0] for one in ODD_ROWS])
def test_odd_rows_become_what_was_shown(admin: Visitor, company: Session, rows: str, became: dict[str, int]) -> None:
    before = stored(company)[0]
    address = tried(admin, HEAD + rows, **BLANK_COLUMNS)
    assert figures(admin.get(address)) == became
    assert stored(company)[0] == before
    confirm(admin, address)
    assert stored(company)[0] == before + sum(became.get(label, 0) for label in ("New", "New, for nobody"))
    assert all(proving.prove(company, month).drifts == () for month in rollup.months(company))


@pytest.mark.parametrize(("head", "told"), [one[1:] for one in HEADS], ids=[one[0] for one in HEADS])
def test_odd_headers_are_told_or_taken(admin: Visitor, company: Session, head: str, told: str | None) -> None:
    rows = ROW.replace(",", ";") if ";" in head else ROW
    address, before = uploaded(admin, head + rows), stored(company)
    data = offered(admin, address, comment="")
    answer = admin.client.post(address, data=data)
    if told is None:
        assert figures(admin.get(answer.location)) == {"New": 1}
    else:
        assert told in checked(answer, 422).text
        assert stored(company) == before


def test_a_contradicting_day_far_below_refuses_the_whole_file(admin: Visitor, company: Session) -> None:
    address = uploaded(admin, HEAD + ROW * 6000 + ROW.replace("2026-10-20", "20/10/2026"))
    before = stored(company)
    page = admin.post(address, offered(admin, address, **BLANK_COLUMNS))
    assert "line 6002, column 'date': '20/10/2026' contradicts" in page.text
    assert stored(company) == before


@pytest.mark.parametrize("name", ["../../etc/passwd", "a\0b.csv", "", "x" * 300, "🎯" * 100, "con.csv", "a/b\\c.csv"])
def test_whatever_a_file_is_called_it_is_taken(admin: Visitor, company: Session, name: str) -> None:
    answer = send(admin, HEAD + ROW, name)
    assert answer.status_code == (302 if name else 422)


def test_no_formula_leaves_in_the_report(admin: Visitor) -> None:
    address = tried(admin, HEAD + "a1,2026-10-20,=9+1,phone,1001,\n", **BLANK_COLUMNS)
    assert all(cell[:1] not in "=+-@" for cell in admin.client.get(f"{address}/problems.csv").text.split(",") if cell)


def test_a_comment_is_stored_as_it_was_written(admin: Visitor, company: Session) -> None:
    confirm(admin, tried(admin, HEAD + 'a1,2026-10-20,9,phone,1001,"<b>=1+1</b>, ""hyvä"""\n', **BLANK_COLUMNS))
    assert company.scalars(select(Response.comment).filter_by(external_id="a1")).one() == '<b>=1+1</b>, "hyvä"'
