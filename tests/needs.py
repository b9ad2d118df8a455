"""What a test may need beside the checkout: without it the test is skipped and says why; with CI=true it fails."""

import os
import shutil
from pathlib import Path

import pytest

IN_CI = os.environ.get("CI") == "true"
SHARED = Path(__file__).resolve().parents[1].parent / "shared"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def need(there: object, otherwise: str) -> None:
    """Go on if it is there; else skip the test with this message, or fail it where nothing may be left out."""
    if there:
        return
    if IN_CI:
        pytest.fail(f"{otherwise} (CI=true, so nothing may be left out)", pytrace=False)
    pytest.skip(otherwise)


def shared(*parts: str) -> Path:
    """The file or folder of that name in the folder `shared` beside the checkout."""
    path = SHARED.joinpath(*parts)
    need(path.exists(), f"there is no {path.relative_to(SHARED.parent)} beside the checkout")
    return path
