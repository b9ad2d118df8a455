"""Where a demo lives: its ports, its folder, what it remembers."""

import socket
from pathlib import Path

import pytest

from deploy.demo.place import DemoError, Place, begun, chosen, remembered


def place(folder: Path, **environment: str) -> Place:
    return chosen(["--folder", str(folder)], environment)


def test_environment_and_options_choose_the_ports_and_options_win(tmp_path: Path) -> None:
    found = chosen(["--port", "9000"], {"KYMPPI_DEMO_PORT": "9001", "KYMPPI_DEMO_MAIL_PORT": "9002"})
    assert (found.port, found.smtp_port, found.mail_port) == (9000, 8025, 9002)


@pytest.mark.parametrize("port", ["http", "0", "70000"])
def test_what_is_no_port_is_refused(capsys: pytest.CaptureFixture[str], port: str) -> None:
    with pytest.raises(SystemExit):
        chosen([], {"KYMPPI_DEMO_PORT": port})
    assert port in capsys.readouterr().err


def test_a_port_in_use_is_named_with_how_to_choose_another(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(DemoError, match=f"port {port} .*KYMPPI_DEMO_PORT="):
            place(tmp_path, KYMPPI_DEMO_PORT=str(port)).check_ports()


def test_one_port_cannot_serve_two_ends(tmp_path: Path) -> None:
    with pytest.raises(DemoError, match="port 18431"):
        place(tmp_path, KYMPPI_DEMO_PORT="18431", KYMPPI_DEMO_SMTP_PORT="18431").check_ports()


def test_what_is_kept_is_remembered_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    here = place(tmp_path)
    memory = begun(here, "2026-11-22")
    memory.keep(here)
    assert remembered(here) == memory
    assert (tmp_path / "demo.json").stat().st_mode & 0o777 == 0o600


def test_two_demos_have_secrets_of_their_own(tmp_path: Path) -> None:
    one, other = begun(place(tmp_path), "2026-11-22"), begun(place(tmp_path), "2026-11-22")
    assert (one.password == other.password, one.secret_key == other.secret_key) == (False, False)


def test_a_demo_of_another_database_is_not_taken_for_this_one(tmp_path: Path) -> None:
    here = place(tmp_path)
    begun(here, "2026-11-22").keep(here)
    with pytest.raises(DemoError, match="KYMPPI_DATABASE_URL"):
        remembered(place(tmp_path, KYMPPI_DATABASE_URL="sqlite:////tmp/other.db"))


def test_forgetting_removes_what_the_demo_made_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    for name in ("kymppi.db", "demo.json", "letters/a.eml", "mine.txt"):
        (tmp_path / name).write_text("x")
    place(tmp_path).forget()
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_somebody_elses_database_is_not_emptied(tmp_path: Path) -> None:
    with pytest.raises(DemoError, match="empty it yourself"):
        place(tmp_path, KYMPPI_DATABASE_URL="sqlite:////tmp/other.db").forget()
