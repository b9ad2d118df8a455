"""CSV files as people make them, in any encoding, broken too; and files that no spreadsheet takes for formulas."""

import io
from pathlib import Path

import pytest

from app.csvs import CsvError, plain, read_rows, write_rows


def rows_of(folder: Path, content: str | bytes, encoding: str = "utf-8-sig") -> list[tuple[int, list[str]]]:
    file = folder / "people.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_rows(file, encoding))


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_usual_separator_and_line_end_is_taken(tmp_path: Path, sign: str, end: str) -> None:
    content = f"number{sign}name{end}1{sign}Päivi{end}"
    assert [cells for _, cells in rows_of(tmp_path, content)] == [["number", "name"], ["1", "Päivi"]]


@pytest.mark.parametrize(
    ("head", "cells"),
    [('"one, two, 3";four', ["one, two, 3", "four"]), ("\nnumber;name", ["number", "name"]), ("name", ["name"])],
)
def test_the_separator_is_looked_for_in_the_first_line_outside_quotes(
    tmp_path: Path, head: str, cells: list[str]
) -> None:
    assert rows_of(tmp_path, head)[0][1] == cells


def test_a_byte_order_mark_is_no_part_of_the_first_name(tmp_path: Path) -> None:
    assert rows_of(tmp_path, b"\xef\xbb\xbfname\nAino\n")[0] == (1, ["name"])


def test_each_record_comes_with_the_number_of_its_first_line(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, 'a,b\n1,"two\nlines"\n\n3,4\n')
    assert rows == [(1, ["a", "b"]), (2, ["1", "two\nlines"]), (5, ["3", "4"])]


def test_an_empty_file_has_no_rows(tmp_path: Path) -> None:
    assert rows_of(tmp_path, "") == []


def test_a_file_in_another_encoding_is_refused_with_the_line_that_shows_it(tmp_path: Path) -> None:
    content = b"name\n" + b"Aino Virtanen\n" * 2000 + "Päivi\n".encode("latin-1")
    with pytest.raises(CsvError, match="line 2002: is not utf-8-sig; save the file as UTF-8"):
        rows_of(tmp_path, content)


def test_another_encoding_is_read_where_it_is_named(tmp_path: Path) -> None:
    assert rows_of(tmp_path, "Päivi\n".encode("latin-1"), "latin-1") == [(1, ["Päivi"])]


def test_a_nul_character_is_refused_with_its_line_unless_it_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(CsvError, match="line 2: holds a NUL character"):
        rows_of(tmp_path, "a,b\n1,x\0y\n")
    assert list(read_rows(tmp_path / "people.csv", keep_nul=True))[1] == (2, ["1", "x\0y"])


@pytest.mark.parametrize("broken", ['1,"open\n2,x\n', '1,"a"b\n'])
def test_a_quotation_mark_gone_wrong_is_refused_with_its_line(tmp_path: Path, broken: str) -> None:
    with pytest.raises(CsvError, match=r"line 3: .*check the quotation marks of this line"):
        rows_of(tmp_path, f"a,b\n0,0\n{broken}")


def test_a_cell_without_end_is_refused_rather_than_read_into_memory(tmp_path: Path) -> None:
    with pytest.raises(CsvError, match="line 2: field larger than field limit"):
        rows_of(tmp_path, 'a\n"' + "x" * 200_000)


def test_a_file_that_is_not_there_is_refused_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(CsvError, match=r"nobody.csv: No such file or directory; give the path of a readable CSV file"):
        list(read_rows(tmp_path / "nobody.csv"))
    with pytest.raises(CsvError, match="Is a directory"):
        list(read_rows(tmp_path))


def test_reading_is_streamed(tmp_path: Path) -> None:
    rows = read_rows(tmp_path / "people.csv")
    (tmp_path / "people.csv").write_text("a\n" * 200_000 + '"')
    assert [next(rows)[0] for _ in range(3)] == [1, 2, 3]
    rows.close()  # type: ignore[attr-defined]  # it is a generator


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-x", "@SUM(A1)", "|x", "%x", "\t=1", "\r=1", "\n=1", " =1", "\0=1"])
def test_no_text_of_a_written_file_begins_like_a_formula(text: str) -> None:
    file = io.StringIO()
    write_rows(file, [[text]])
    assert file.getvalue().lstrip('"').startswith("'")


@pytest.mark.parametrize("sign", "＝＋－＠")
def test_a_full_width_formula_sign_is_made_harmless(sign: str) -> None:
    assert plain(f"{sign}1") == f"'{sign}1"


@pytest.mark.parametrize(
    ("text", "kept"),
    [("a\tb", "a b"), ("two\r\nlines", "two  lines"), ("Aino\u00a0Virtanen", "Aino Virtanen"), ("a\x00\x1b\x7fb", "ab"),
     ("\u202eevil", "evil"), ("", ""), ("Päivi 👍", "Päivi 👍")],
)  # fmt: skip
def test_a_text_is_written_on_one_line_without_control_characters(text: str, kept: str) -> None:
    assert plain(text) == kept


def test_numbers_and_empty_cells_are_written_as_they_are() -> None:
    file = io.StringIO()
    write_rows(file, [[-5, None, "-5,00", "Aino; Virtanen, jr"]])
    assert file.getvalue() == '-5,,"-5,00","Aino; Virtanen, jr"\r\n'
