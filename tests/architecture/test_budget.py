"""The size budget's checkers find what they are for."""

from tests.architecture.budget import long_files, long_functions, medians


def function(lines: int) -> str:
    return "def f():\n" + "    x = 1\n" * (lines - 1)


def test_a_file_of_251_lines_is_too_long_and_one_of_250_is_not() -> None:
    assert long_files({"a.py": "x = 1\n" * 251, "b.py": "x = 1\n" * 250}) == ["a.py: 251 lines"]


def test_a_function_of_41_lines_is_too_long_and_one_of_40_is_not() -> None:
    assert long_functions({"a.py": function(41), "b.py": function(40)}) == ["a.py:1 f: 41 lines"]


def test_a_test_is_told_apart_from_other_functions_by_its_name() -> None:
    assert long_functions({"a.py": function(41), "b.py": function(17).replace(" f(", " test_f(")}, 16, "test_") == [
        "b.py:1 test_f: 17 lines"
    ]


def test_a_method_is_measured_like_a_function() -> None:
    body = "".join(f"    {line}\n" for line in function(41).splitlines())
    assert long_functions({"a.py": "class C:\n" + body}) == ["a.py:2 f: 41 lines"]


def test_the_medians_are_of_files_and_of_functions() -> None:
    texts = {"a.py": function(4), "b.py": function(6), "c.py": function(20)}
    assert medians(texts) == (6, 6)
