"""The catalogue: what ships is complete, and a wrong file is refused with every fault named."""

from __future__ import annotations

from pathlib import Path

import pytest

from ombudscan import catalog
from ombudscan.errors import CatalogError
from ombudscan.nouns import Edition

EDITIONS = {e.id: e for e in catalog.editions()}
CURRENT = EDITIONS["hos-2024"]


@pytest.mark.parametrize(
    ("id", "rows", "provisions"),
    [
        ("hos-2020", 36, 36),  # every question is on the form
        ("hos-2022", 72, 75),  # three statements are off the form
        ("hos-2024", 72, 73),  # only the opening statement is off the form
        ("lgsco-2024", 9, 9),  # a row for each section
    ],
)
def test_form_has_its_rows(id, rows, provisions):
    edition = EDITIONS[id]
    assert (sum(p.on_form for p in edition.provisions), len(edition.provisions)) == (rows, provisions)


@pytest.mark.parametrize(
    ("id", "counts"),
    [
        ("hos-2020", [3, 4, 8, 10, 2, 4, 1, 4]),
        ("hos-2022", [9, 8, 3, 19, 20, 7, 6, 3]),
        ("hos-2024", [6, 5, 7, 3, 15, 20, 4, 5, 8]),
        ("lgsco-2024", [1] * 9),
    ],
)
def test_numbers_run_without_a_gap(id, counts):
    expected = [f"{s}.{n}" for s, count in enumerate(counts, 1) for n in range(1, count + 1)]
    if id == "lgsco-2024":
        expected = [str(s) for s in range(1, 10)]
    assert [p.number for p in EDITIONS[id].provisions] == expected


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_keys_and_numbers_are_unique(edition: Edition):
    assert len({p.key for p in edition.provisions}) == len(edition.provisions)
    assert len({p.number for p in edition.provisions}) == len(edition.provisions)


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_every_provision_says_what_it_asks(edition: Edition):
    for p in edition.provisions:
        assert len(p.requirement.split()) >= 6, p.number
        assert p.title and p.cues, p.number
        assert (p.asks == "nothing") == (not p.on_form), p.number
        assert all(2 <= len(cue.split()) <= 6 for cue in p.cues), (p.number, p.cues)


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_counterparts_are_keys_of_the_current_edition(edition: Edition):
    keys = {p.key for p in CURRENT.provisions}
    for p in edition.provisions:
        assert set(p.counterparts) <= keys, p.number
        assert p.key not in p.counterparts, p.number


def test_cues_are_shared_by_no_two_provisions_but_those_with_the_same_words():
    twins = {frozenset(pair) for pair in [("6.3", "6.14"), ("6.4", "6.15"), ("6.5", "6.16"), ("6.6", "6.17"), ("6.7", "6.18")]}
    seen: dict[str, str] = {}
    for p in CURRENT.provisions:
        for cue in p.cues:
            other = seen.setdefault(cue, p.number)
            assert other == p.number or frozenset((other, p.number)) in twins, (cue, other, p.number)


@pytest.mark.parametrize(
    ("id", "number", "limit"),
    [
        ("hos-2024", "2.3", ("complain", None, 12, "month", "incident")),
        ("hos-2024", "6.2", ("acknowledge", 1, 5, "working_day", "receipt")),
        ("hos-2024", "6.3", ("respond", 1, 10, "working_day", "acknowledgement")),
        ("hos-2024", "6.4", ("extend", 1, 10, "working_day", None)),
        ("hos-2024", "6.11", ("acknowledge", 2, 5, "working_day", "escalation")),
        ("hos-2024", "6.14", ("respond", 2, 20, "working_day", "acknowledgement")),
        ("hos-2024", "6.15", ("extend", 2, 20, "working_day", None)),
        ("hos-2022", "1.8", ("complain", None, 6, "month", "incident")),
        ("hos-2022", "4.1", ("acknowledge", 1, 5, "day", "receipt")),
        ("hos-2022", "5.1", ("respond", 1, 10, "working_day", "logging")),
        ("hos-2022", "5.13", ("respond", 2, 20, "working_day", "escalation")),
        ("hos-2022", "5.13", ("extend", 2, 10, "day", None)),
        ("hos-2020", "4.3", ("acknowledge", 1, 5, "day", "receipt")),
    ],
)
def test_time_limits(id, number, limit):
    provision = EDITIONS[id].numbered(number)
    assert provision
    assert limit in [(x.action, x.stage, x.value, x.unit, x.starts_from) for x in provision.limits]


def test_what_a_policy_has_to_state():
    stated = (
        "1.2 1.3 1.4 1.5 2.2 2.3 2.4 3.1 3.2 3.5 3.6 3.7 4.1 5.3 5.6 5.7 5.9 5.10 5.11 5.14 6.2 6.3 6.4 6.5 6.6 "
        "6.8 6.9 6.10 6.11 6.12 6.13 6.14 6.15 6.16 6.19 7.1 7.2 9.4 9.5"
    )
    assert [p.number for p in CURRENT.provisions if p.policy_states] == stated.split()


@pytest.mark.parametrize(
    ("key", "numbers"),
    [
        ("stage-1-acknowledge", ["4.3", "4.1", "6", "6.2"]),  # in 2022 part of the rule on extra stages
        ("stage-2-acknowledge", [None, "5.10", "6", "6.11"]),
        ("time-limit", ["1.3", "1.8", "2", "2.3"]),
        ("third-party-code", [None, None, "5", "5.5"]),  # new in 2024
        ("annual-report", ["3.8", "8.1", "8", "8.1"]),
    ],
)
def test_number_of_a_duty_in_each_edition(key, numbers):
    order = ["hos-2020", "hos-2022", "lgsco-2024", "hos-2024"]
    assert [catalog.number(EDITIONS[id], key) for id in order] == numbers


@pytest.mark.parametrize(
    ("day", "id"),
    [
        ("2019-01-01", "hos-2020"),  # before the first, the first
        ("2022-03-31", "hos-2020"),
        ("2022-04-01", "hos-2022"),
        ("2024-03-31", "hos-2022"),  # the councils' Code is never the one in force here
        ("2024-04-01", "hos-2024"),
        ("2030-01-01", "hos-2024"),
    ],
)
def test_edition_in_force(day, id):
    assert catalog.in_force(day).id == id


def test_rules_apply_to_known_provisions():
    keys = {p.key for p in CURRENT.provisions}
    for rule in catalog.rules():
        assert set(rule.applies) <= keys
        assert catalog.rule(rule.name) is rule


GOOD = """
id = "hos-2024"
title = "A Code"
starts = "2024-04-01"
[sections]
1 = "First"
[[provision]]
key = "one"
number = "1.1"
title = "One"
requirement = "Do one thing."
duty = "must"
asks = "yes-no"
on_form = true
policy_states = false
limits = [{ action = "respond", stage = 1, value = 10, unit = "working_day" }]
"""
RULE = """
name = "late"
severity = "breach"
summary = "s"
why = "w"
advice = "a"
[[applies]]
provision = "one"
[check]
kind = "timescale-over"
action = "respond"
"""


def edition_fault(tmp_path: Path, **files: str) -> str:
    for name, text in files.items():
        (tmp_path / name.replace("_", "-").replace("-toml", ".toml")).write_text(text)
    with pytest.raises(CatalogError) as error:
        catalog.read_editions(tmp_path)
    return str(error.value)


def test_a_right_file_is_read(tmp_path):
    (tmp_path / "hos-2024.toml").write_text(GOOD)
    (read,) = catalog.read_editions(tmp_path)
    assert read.provisions[0].limits[0].value == 10.0
    assert (read.ends, read.sections) == (None, (("1", "First"),))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("on_form = true", "on_form = true\ncolour = 1", "provisions[1].colour: unknown key"),
        ("on_form = true", 'on_form = "yes"', "provisions[1].on_form: 'yes' is not a bool"),
        ('number = "1.1"', "number = 1.1", "provisions[1].number: 1.1 is not a str"),  # 1.10 would turn into 1.1
        ('duty = "must"', 'duty = "may"', "provisions[1].duty: 'may' is not known; use one of: must"),
        ('duty = "must"\n', "", "provisions[1].duty: missing"),
        ('requirement = "Do one thing."', 'requirement = ""', "provisions[1].requirement: '' is not a non-empty str"),
        ("value = 10", 'value = "ten"', "provisions[1].limits[1].value: 'ten' is not a float"),
        ('number = "1.1"', 'number = "2.1"', "provision 2.1: number: there is no such section"),
        ('starts = "2024-04-01"', 'starts = "April"', "starts: 'April' is no day"),
        ('duty = "must"', 'duty = "must"\ncounterparts = ["two"]', "counterparts: hos-2024 has no key 'two'"),
        ('id = "hos-2024"', 'id = "hos-2022"', "hos-2024.toml: id: is 'hos-2022', unlike the file's name"),
        ("limits = [{", "limits = {", "no valid TOML"),
    ],
)
def test_a_fault_is_named_with_file_and_key(tmp_path, old, new, told):
    assert old in GOOD
    text = edition_fault(tmp_path, hos_2024_toml=GOOD.replace(old, new, 1))
    assert told in text
    assert text.startswith("hos-2024.toml: ")


def test_all_faults_of_all_files_are_told_at_once(tmp_path):
    text = edition_fault(tmp_path, hos_2024_toml=GOOD.replace('"must"', '"may"'), hos_2022_toml=GOOD.replace("true", "1"), notes_md="")
    assert len(text.splitlines()) == 4  # a duty, an id unlike the name, a wrong type, a stray file
    assert "notes-md: a stray entry" in text


def test_a_key_twice_is_a_fault(tmp_path):
    text = edition_fault(tmp_path, hos_2024_toml=GOOD + GOOD[GOOD.index("[[provision]]") :])
    assert "provision.key: 'one' stands twice" in text
    assert "provision.number: '1.1' stands twice" in text


def test_rule_names_editions_once(tmp_path):
    (tmp_path / "late.toml").write_text(RULE.replace('"one"', '"definition"\neditions = ["hos-2024"]'))
    (read,) = catalog.read_rules(tmp_path, catalog.editions())
    assert (read.applies, read.editions, read.check.action) == (("definition",), ("hos-2024",), "respond")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('provision = "one"', 'provision = "nothing-like-it"', "no provision of hos-2024 has the key 'nothing-like-it'"),
        ('action = "respond"', "action = 3", "check.action: 3 is not a str"),
        ('action = "respond"', 'verb = "respond"', "check.verb: unknown key"),
        ('name = "late"', 'name = "early"', "late.toml: name: is 'early', unlike the file's name"),
        ('severity = "breach"', 'severity = "bad"', "severity: 'bad' is not known"),
        ('advice = "a"\n', "", "advice: missing"),
    ],
)
def test_a_wrong_rule_is_refused(tmp_path, old, new, told):
    (tmp_path / "late.toml").write_text(RULE.replace(old, new, 1))
    with pytest.raises(CatalogError, match=r"late\.toml") as error:
        catalog.read_rules(tmp_path, catalog.editions())
    assert told in str(error.value)
