"""Files of people as they come, each with what is to become of it."""

from dataclasses import dataclass

from tests.app.people.making import HEAD, line

NEW = line("7001", "Veera Vieras")


def lines(*texts: str, head: str = HEAD, end: str = "\n") -> bytes:
    """A file of these lines."""
    return (end.join([head, *texts]) + end).encode()


@dataclass(frozen=True, slots=True)
class Whole:
    """A file that is refused as a whole, and the beginning of what is said."""

    content: bytes
    said: str


@dataclass(frozen=True, slots=True)
class Parts:
    """A file that can be read: how many people are new, changed and unchanged, and the lines refused."""

    content: bytes
    added: int
    changed: int = 0
    unchanged: int = 0
    refused: tuple[int, ...] = ()


WHOLE = {
    "empty": Whole(b"", "The file is empty."),
    "only space": Whole(b" \n\n\t", "The file is empty."),
    "workbook": Whole(b"PK\x03\x04" + b"\0" * 99, "This is a workbook of a spreadsheet."),
    "old workbook": Whole(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9, "This is a workbook of a spreadsheet."),
    "UTF-16": Whole(lines(NEW).decode().encode("utf-16"), "The file is UTF-16."),
    "Latin-1": Whole(lines(line("7001", "Päivi")).decode().encode("latin-1"), "line 2: is not utf-8-sig;"),
    "picture": Whole(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "line 1: is not utf-8-sig;"),
    "PDF": Whole(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "line 2: is not utf-8-sig;"),
    "NUL": Whole(lines("7001,Ve\0era,,,,,,,,"), "line 2: holds a NUL character;"),
    "prose": Whole(b"Dear HR,\nplease add Veera.\n", "the header lacks employee_number"),
    "no header": Whole(f"{NEW}\n".encode(), "the header lacks employee_number"),
    "header lacks a column": Whole(lines(NEW, head=HEAD.replace("email,", "")), "the header lacks email"),
    "header has more": Whole(lines(NEW, head=f"{HEAD},salary"), "the header has the unknown columns salary"),
    "header with very many more": Whole(
        lines(NEW, head=HEAD + ",x" * 9000), f"the header has the unknown columns {', '.join('x' * 20)}"
    ),
    "header twice": Whole(lines(NEW, head=f"{HEAD},name"), "the header has twice name"),
    "header translated": Whole(lines(NEW, head=HEAD.replace("name", "nimi", 1)), "the header lacks name"),
    "nobody": Whole(lines(), "The file has a header and nobody below it."),
    "open quotation": Whole(lines(NEW, '7002,"Ville,,,,,,,,'), "line 3: "),
    "cell without end": Whole(lines("7001," + "x" * 140_000 + ",,,,,,,,"), "line 2: field larger than field limit"),
    "JSON": Whole(b'[{"employee_number": "7001"}]', "the header lacks employee_number"),
    "HTML": Whole(b"<html><script>alert(1)</script></html>", "the header lacks employee_number"),
}
PARTS = {
    "one": Parts(lines(NEW), 1),
    "mark and semicolons": Parts(b"\xef\xbb\xbf" + lines(NEW).replace(b",", b";"), 1),
    "Windows ends": Parts(lines(NEW, line("7002"), end="\r\n"), 2),
    "tabs": Parts(lines(NEW).replace(b",", b"\t"), 1),
    "empty lines between": Parts(lines(NEW, "", line("7002")), 2),
    "a quoted line break": Parts(lines('7001,"Veera\nVieras",,,,,,,,', line("7002")), 1, refused=(2,)),
    "too few cells": Parts(lines("7001,Veera", NEW), 1, refused=(2,)),
    "too many cells": Parts(lines(NEW + ",x", line("7002")), 1, refused=(2,)),
    "number twice": Parts(lines(NEW, NEW, line("7002")), 1, refused=(2, 3)),
    "address twice": Parts(
        lines(line("7001", email="a@b.example"), line("7002", email="A@b.example")), 0, refused=(2, 3)
    ),
    "another's address": Parts(lines(line("7001", email="aino@pankki.example"), line("7002")), 1, refused=(2,)),
    "a supervisor unknown": Parts(
        lines(line("7001", team="Owls", supervisor_number="9"), line("7002")), 1, refused=(2,)
    ),
    "a supervisor refused": Parts(
        lines(
            line("7001", language="xx"),
            line("7002", team="Owls", supervisor_number="7001"),
            line("7003", team="Owls", supervisor_number="7002"),
            line("7004"),
        ),
        1,
        refused=(2, 3, 4),
    ),
    "own supervisor": Parts(lines(line("7001", team="Owls", supervisor_number="7001")), 0, refused=(2,)),
    "every cell wrong": Parts(lines(line("7001", email="x", roles="boss", language="q"), NEW), 1, refused=(2,)),
    "odd digits": Parts(lines(line("7001", employed_from="٢٠٢٦-01-01")), 0, refused=(2,)),
    "days the wrong way": Parts(lines(line("7001", employed_from="01/02/2026")), 0, refused=(2,)),
    "a formula": Parts(lines(line("7001", "=HYPERLINK(1)")), 1),
    "markup": Parts(lines(line("7001", "<script>alert(1)</script>")), 1),
    "a control character": Parts(lines(line("7001", "Ve\x07era"), line("7002")), 1, refused=(2,)),
    "a name of 10,000": Parts(lines(line("7001", "x" * 10_000)), 0, refused=(2,)),
    "HR's own days": Parts(lines(line("3001", "Heli", employed_from="2019-01-01")), 0, refused=(2,)),
    "a supervisor's address": Parts(
        lines(line("2001", "Päivi", email="mine@x.example", roles="supervisor")), 0, refused=(2,)
    ),
    "somebody as they are": Parts(
        lines("1006,Kaarlo Heinonen,kaarlo@pankki.example,Turku,2002,employee,fi,,2020-01-01,"), 0, unchanged=1
    ),
    "somebody leaves": Parts(
        lines("1006,Kaarlo Heinonen,kaarlo@pankki.example,Turku,2002,employee,fi,,2020-01-01,2026-12-31"), 0, changed=1
    ),
}
