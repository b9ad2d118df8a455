"""A mapping is taken whole, or refused with the key that is wrong."""

import pytest

from scorecards.responses.mapping import Mapping, MappingError, known_channels, parse

FIELDS = ("external_id", "answered_at", "score", "channel", "employee")
FULL = """
[columns]
external_id = "Unique id"
answered_at = "Date"
score = "Score"
channel = "Channel"
employee = "Agent"
[constants]
source = "support"
[formats]
answered_at = ["%d/%m/%y", "%d/%m/%Y"]
[match]
employee = "name"
[channels]
Inbound = "phone"
"""


def test_a_mapping_is_read_as_written() -> None:
    mapping = parse(FULL)
    columns = zip(FIELDS, ("Unique id", "Date", "Score", "Channel", "Agent"), strict=True)
    formats: dict[str, tuple[str, ...]] = {"answered_at": ("%d/%m/%y", "%d/%m/%Y")}
    assert mapping == Mapping(dict(columns), "support", None, formats, "name", {"Inbound": "phone"})


def test_what_is_left_out_has_its_default() -> None:
    mapping = parse(FULL.split("[formats]")[0])
    assert (mapping.formats, mapping.match, mapping.channels) == ({}, "employee_number", {})


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[match]", "[matches]", "'matches' is not known at the top"),
        ("score =", "scores =", "'scores' is not known in [columns]"),
        ('score = "Score"\n', "", "[columns] lacks score"),
        ('channel = "Channel"\n', "", "[columns] lacks channel"),
        ('source = "support"', "", "[constants] lacks source"),
        ('source = "support"', 'source = ""', "[constants] source must be a text"),
        ('source = "support"', f'source = "{"x" * 61}"', "at most 60 characters"),
        ('source = "support"', 'source = "support"\nscore = "5"', "'score' is not known in [constants]"),
        ('source = "support"', 'source = "support"\nchannel = "phone"', "stands in [columns] and in [constants]"),
        ('score = "Score"', "score = 5", "[columns] score must be a text"),
        ('employee = "name"', 'employee = "nickname"', "[match] employee = 'nickname'"),
        ('"%d/%m/%Y"]', '"%m/%d/%Y"]', "one file has one order"),
        ('"%d/%m/%Y"]', '"%d/%m"]', "[formats] answered_at: the format"),
        ('["%d/%m/%y", "%d/%m/%Y"]', "[]", "must be a format"),
        ("answered_at = [", "interaction_at = [", "[formats] interaction_at has no column"),
        ("answered_at = [", "score = [", "'score' is not known in [formats]"),
        ("[columns]", "[columns", "is not TOML"),
    ],
)
def test_a_mapping_that_cannot_be_used_is_refused_by_name(old: str, new: str, told: str) -> None:
    assert old in FULL
    with pytest.raises(MappingError) as refusal:
        parse(FULL.replace(old, new, 1))
    assert told in str(refusal.value)


def test_a_section_that_is_none_is_refused() -> None:
    with pytest.raises(MappingError, match="channels must be a section"):
        parse("channels = 5\n" + FULL.split("[channels]")[0])


def test_a_word_for_a_channel_that_is_not_there_is_refused() -> None:
    with pytest.raises(MappingError, match=r"\[channels\] Inbound: there is no channel 'phone' \(there is: web\)"):
        known_channels(parse(FULL), {"web": 1})


def test_a_constant_channel_that_is_not_there_is_refused() -> None:
    text = FULL.replace('channel = "Channel"\n', "").replace('"support"', '"support"\nchannel = "chat"')
    with pytest.raises(MappingError, match=r"\[constants\] channel: there is no channel 'chat'"):
        known_channels(parse(text), {"phone": 1})
