"""The size budget: lines of files and of functions."""

from statistics import median

from tests.architecture.sources import functions

FILE_MEDIAN, FILE_MAXIMUM = 60, 250
FUNCTION_MEDIAN, FUNCTION_MAXIMUM = 8, 40
TEST_MAXIMUM = 16


def long_files(texts: dict[str, str]) -> list[str]:
    """The files over the maximum, each with its length."""
    lengths = {name: len(text.splitlines()) for name, text in texts.items()}
    return [f"{name}: {length} lines" for name, length in lengths.items() if length > FILE_MAXIMUM]


def long_functions(texts: dict[str, str], most: int = FUNCTION_MAXIMUM, prefix: str = "") -> list[str]:
    """The functions over `most` lines whose name begins with `prefix`, each with its place and length."""
    return [
        f"{name}:{function.lineno} {function.name}: {lines(function)} lines"
        for name, text in texts.items()
        for function in functions(text)
        if lines(function) > most and function.name.startswith(prefix)
    ]


def lines(function: object) -> int:
    """The lines of a function from its `def` to its end; decorators are not counted."""
    first, last = getattr(function, "lineno", 0), getattr(function, "end_lineno", 0)
    return int(last) - int(first) + 1


def medians(texts: dict[str, str]) -> tuple[float, float]:
    """The median lines of these files, package files too, and of all their functions."""
    lengths = [len(text.splitlines()) for text in texts.values()]
    inside = [lines(function) for text in texts.values() for function in functions(text)]
    return median(lengths or [0]), median(inside or [0])
