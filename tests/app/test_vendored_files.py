"""The files of others that are served are the ones their list tells of."""

import hashlib
import re
from pathlib import Path

VENDOR = Path(__file__).resolve().parents[2] / "app/static/vendor"
LISTED = re.compile(r"^\| \S+ \S+ \| (\S+) \|.*\| ([0-9a-f]{64}) \|$", re.MULTILINE)


def test_each_listed_file_has_the_sum_that_is_written_and_none_is_unlisted() -> None:
    listed = dict(LISTED.findall((VENDOR / "README.md").read_text()))
    served = [path for path in VENDOR.glob("*/*") if path.suffix in (".css", ".js", ".woff2")]
    found = {path.relative_to(VENDOR).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in served}
    assert len(found) == 3
    assert found == listed
