"""What an alert is about is stored as JSON and read again as it was."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import alert_details
from bot.domain.alert_data import from_data, renewed, to_data
from bot.domain.alert_details import (
    Bereavement,
    Changed,
    Crisis,
    Delete,
    Details,
    Doubt,
    Help,
    Left,
    LinkProblem,
    LittleWorse,
    Mismatch,
    NoAnswer,
    NoRelief,
    Note,
    NotJoined,
    Recovery,
    RedFlag,
    SendFailed,
    Silent,
    Trouble,
    Undelivered,
    UpdateFailed,
    UrgentText,
    Visit,
    Wish,
    WoreOff,
    Worse,
    WorseText,
)
from bot.domain.alerts import AlertKind
from bot.domain.answers import Question, Sign
from bot.domain.protocol import Offset, Unit

KINDS: Final = {
    each.kind: each
    for each in vars(alert_details).values()
    if isinstance(each, type) and issubclass(each, Details) and hasattr(each, "kind")
}

# Codes and figures; nobody writes a dash, which 0.1.0 wrote for what it did not know.
_texts: Final = st.text(min_size=1, max_size=8).filter("-".__ne__)
_moments: Final = st.datetimes(timezones=st.just(UTC))
_offsets: Final = st.builds(Offset, st.integers(1, 90), st.sampled_from(Unit))
_figures: Final = st.integers(0, 10)
_said: Final = {
    "score": st.none() | _figures.map(str),
    "baseline": st.none() | _figures,
    "change": st.none() | st.integers(-2, 2).map(str),
    "more": st.none() | st.dictionaries(st.sampled_from([*Question]).map(str), _texts),
}
_about_check_in: Final = {
    "check_in": _offsets,
    "trend": st.none() | _texts,
    "visit_by": st.none() | st.dates(),
    **_said,
}
_about_visit: Final = {
    "visit_settled": st.booleans(),
    "visit_on": st.none() | st.dates(),
    "is_undated": st.booleans(),
}
_VALUES: Final[dict[type[Details], dict[str, st.SearchStrategy[Any]]]] = {
    RedFlag: {
        "stands": st.booleans(),
        "signs": st.lists(st.sampled_from(Sign).map(str)).map(tuple),
        "check_in": st.none() | _offsets,
        "told_to": st.none() | _texts,
    },
    UrgentText: {"words": st.lists(_texts).map(tuple)},
    Crisis: {"crisis_line": _texts, "emergency_number": _texts},
    Worse: {**_about_check_in, "signs_stand": st.booleans()},
    NoRelief: {**_about_check_in, **_about_visit, "is_told": st.booleans()},
    WoreOff: {**_about_check_in, **_about_visit},
    LittleWorse: _about_check_in,
    Mismatch: _about_check_in,
    Changed: {**_about_check_in, "old_score": st.none() | _figures.map(str)},
    NoAnswer: {
        **_said,
        "trend": _texts,
        "cause": st.sampled_from(Doubt),
        "answered": st.none() | _figures,
        "sent": st.none() | _figures,
        "late_until": st.none() | st.dates(),
        "check_in": st.none() | _offsets,
    },
    Silent: {
        **{"episode": _texts, "missed": _figures, "sent": _figures},
        **dict.fromkeys(("by_phone", "again"), st.booleans()),
    },
    NotJoined: {"episode": _texts},
    SendFailed: {
        "cause": st.sampled_from(Undelivered),
        "check_in": st.none() | _offsets,
        "reason": st.none() | _texts,
    },
    UpdateFailed: {
        "is_due": st.booleans(),
        "trouble": st.none() | st.sampled_from(Trouble),
    },
    Bereavement: {},
    Visit: {
        **{"next_open_day": st.dates(), "visit": st.none() | st.just("v")},
        "cause": st.sampled_from(Wish),
    },
    Delete: {"delete_days": st.none() | st.integers(1, 90)},
    LinkProblem: {"reason": st.sampled_from(["second_account", "phone_taken"])},
    Recovery: {
        **{"since": _texts, "until": _texts},
        **dict.fromkeys(("planned", "sent", "skipped", "waiting"), st.integers(0, 500)),
    },
    Note: {
        "count": st.integers(1, 500),
        "newest": st.none() | _moments,
        "told": st.none() | _moments,
        "is_unsaid": st.booleans(),
        "asks_call": st.booleans(),
    },
    Help: {},
    WorseText: {},
    Left: {"reason": _texts},
}
_OF_EACH_KIND: Final = st.one_of(
    *(st.builds(kind, **values) for kind, values in _VALUES.items()),
)


def test_every_kind_has_details_of_its_own() -> None:
    assert set(KINDS) == set(AlertKind)
    assert set(_VALUES) == set(KINDS.values())


@pytest.mark.parametrize("kind", _VALUES)
def test_the_round_trip_tries_every_field(kind: type[Details]) -> None:
    assert set(_VALUES[kind]) == {field.name for field in fields(kind)}


@given(_OF_EACH_KIND)
def test_what_is_stored_is_read_as_it_was(details: Details) -> None:
    stored = json.loads(json.dumps(to_data(details)))

    assert from_data(details.kind, stored) == details


def test_what_is_as_by_default_is_not_stored() -> None:
    assert to_data(Worse(check_in=Offset(1, Unit.WEEKS))) == {"check_in": [1, "weeks"]}
    assert to_data(RedFlag()) == {}


def test_a_field_of_a_later_release_is_passed_over() -> None:
    assert from_data(AlertKind.LEFT, {"reason": "patient_paused", "new": 1}) == Left(
        reason="patient_paused"
    )


def test_a_sign_that_comes_again_keeps_what_stands_and_forgets_what_was_taken_back() -> None:
    first = RedFlag(signs=("fever",))
    again = renewed(first, RedFlag(check_in=Offset(1, Unit.DAYS)))

    assert again == RedFlag(signs=("fever",), check_in=Offset(1, Unit.DAYS), stands=True)
    assert isinstance(again, RedFlag)
    assert again.named(Sign.MISTAKE) == again
    taken_back = RedFlag().named(Sign.MISTAKE)
    assert taken_back.is_mistake
    assert renewed(taken_back, RedFlag()) == RedFlag()


def test_a_sign_that_was_tapped_once_was_not_only_told_by_phone() -> None:
    tapped, told = RedFlag(), RedFlag(told_to="Nurse 1")

    assert told.text == "red_flag_told"
    assert renewed(told, told) == RedFlag(told_to="Nurse 1", stands=True)
    assert renewed(told, tapped) == renewed(tapped, told) == RedFlag(stands=True)
    assert told.noted(("fever", "legs")).noted(("fever",)).signs == ("fever", "legs")


def test_danger_words_that_come_again_are_told_once_each() -> None:
    known, more = UrgentText(words=("fever", "legs")), UrgentText(words=("legs", "chest"))

    assert renewed(known, more) == UrgentText(words=("fever", "legs", "chest"))
